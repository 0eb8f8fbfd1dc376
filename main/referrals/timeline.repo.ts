import { isLateCancellation } from '../../shared/appointment.ts';
import { roomTold, takenBack, withStarts } from '../../shared/appointment-history.ts';
import { standing } from '../../shared/see-now.ts';
import type { Role, TimelineEntry } from '../../shared/types.ts';
import type { Db } from '../register/register.ts';
import { seeNowEvents } from './see-now.repo.ts';

/**
 * All that happened to a referral, newest first. Text for link workers only never leaves the
 * register for anybody else.
 */
export async function timelineOf(db: Db, referralId: string, role: Role): Promise<TimelineEntry[]> {
  const [events, contacts, appointments, answers] = await Promise.all([
    eventsOf(db, referralId, role),
    contactsOf(db, referralId),
    appointmentsOf(db, referralId),
    answersOf(db, referralId),
  ]);
  return [...events, ...contacts, ...appointments, ...answers].sort((one, other) =>
    one.at === other.at ? (one.id < other.id ? 1 : -1) : one.at < other.at ? 1 : -1,
  );
}

/** Who did what nobody did: the daily renewal of slots, and handing over for who has left. */
const theApp = 'CLW Desk';

async function eventsOf(db: Db, referralId: string, role: Role): Promise<TimelineEntry[]> {
  const rows = await db
    .selectFrom('referralEvent as event')
    .leftJoin('staff', 'staff.id', 'event.byId')
    .select([
      'event.id',
      'event.at',
      'staff.name as byName',
      'event.kind',
      'event.text',
      'event.audience',
    ])
    .where('event.referralId', '=', referralId)
    .$if(role !== 'link_worker', (query) => query.where('event.audience', '=', 'everyone'))
    .execute();
  return rows.map(({ kind, text, byName, ...row }) => ({
    ...row,
    byName: byName ?? theApp,
    kind: kind === 'note' ? 'note' : 'referral',
    what: kind,
    ...(codes.has(kind)
      ? { about: text.split(/[ ,]+/).filter(Boolean), text: '' }
      : { about: [], text }),
    startsAt: null,
    movedFrom: null,
    how: null,
  }));
}

/** Kinds of event whose text is words of the app, not somebody's. */
const codes = new Set(['changed', 'closed', 'contact_undone']);

/** What was answered while they waited in the building. That they did stands in the referral's events. */
async function answersOf(db: Db, referralId: string): Promise<TimelineEntry[]> {
  const events = await seeNowEvents(db, [referralId]);
  const { undid } = standing(events, '');
  return events.flatMap((event, place) => {
    const said = event.kind === 'undone' ? undid.get(place) : event;
    if (event.kind === 'raised' || !said) return [];
    return {
      id: `${referralId}/${String(event.seq).padStart(6, '0')}`,
      at: event.at,
      byName: event.byName,
      kind: 'see_now',
      what: event.kind,
      about: [said.kind, ...(said.workerName === null ? [] : [said.workerName])],
      text: '',
      audience: 'everyone',
      startsAt: said.dueAt,
      movedFrom: null,
      how: null,
    };
  });
}

async function contactsOf(db: Db, referralId: string): Promise<TimelineEntry[]> {
  const rows = await db
    .selectFrom('contactAttempt as contact')
    .innerJoin('staff', 'staff.id', 'contact.byId')
    .select([
      'contact.id',
      'contact.at',
      'staff.name as byName',
      'contact.result',
      'contact.note',
      'contact.how',
    ])
    .where('contact.referralId', '=', referralId)
    .execute();
  return rows.map(({ result, note, ...row }) => ({
    ...row,
    kind: 'contact',
    what: result,
    about: [],
    text: note,
    audience: 'everyone',
    startsAt: null,
    movedFrom: null,
  }));
}

async function appointmentsOf(db: Db, referralId: string): Promise<TimelineEntry[]> {
  const rows = await db
    .selectFrom('appointment')
    .innerJoin('appointmentEvent as event', 'event.appointmentId', 'appointment.id')
    .leftJoin('staff', 'staff.id', 'event.byId')
    .select([
      'event.id',
      'event.appointmentId',
      'event.appointmentVersion as version',
      'event.at',
      'staff.name as byName',
      'event.kind',
      'event.detail',
      'appointment.startsAt',
      'appointment.mode as how',
      'appointment.reason',
    ])
    .where('appointment.referralId', '=', referralId)
    .execute();
  const gone = new Set([...takenBack(rows)].map(({ id }) => id));
  return withStarts(rows).map((event) => ({
    id: event.id,
    at: event.at,
    byName: event.byName ?? theApp,
    kind: 'appointment',
    what: roomTold(event) === null ? event.kind : 'room_changed',
    ...wordsOf(event, gone.has(event.id)),
    audience: 'everyone',
    startsAt: event.startsAt,
    movedFrom: event.movedFrom,
    how: event.how,
  }));
}

type Event = {
  readonly kind: string;
  readonly at: string;
  readonly detail: string | null;
  readonly startsAt: string;
  readonly reason: string | null;
};

/** What was taken back leaves its reason with it: it may have been another patient's. */
function wordsOf({ kind, at, detail, startsAt, reason }: Event, undone: boolean) {
  const code = detail === null ? [] : [detail];
  const room = roomTold({ kind, detail });
  if (room !== null) return { about: room === '' ? [] : [room], text: '' };
  if (kind === 'dna') return { about: [], text: undone ? '' : (detail ?? '') };
  if (kind === 'undone') return { about: code, text: '' };
  if (kind !== 'cancelled') return { about: [], text: '' };
  const late = isLateCancellation(startsAt, at) ? ['late'] : [];
  return { about: [...code, ...late], text: undone ? '' : (reason ?? '') };
}
