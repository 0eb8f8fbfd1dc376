import type { Role, TimelineEntry } from '../../shared/types.ts';
import type { Db } from '../register/register.ts';

/**
 * All that happened to a referral, newest first. Text for link workers only never leaves the
 * register for anybody else.
 */
export async function timelineOf(db: Db, referralId: string, role: Role): Promise<TimelineEntry[]> {
  const [events, contacts, appointments] = await Promise.all([
    eventsOf(db, referralId, role),
    contactsOf(db, referralId),
    appointmentsOf(db, referralId),
  ]);
  return [...events, ...contacts, ...appointments].sort((one, other) =>
    one.at === other.at ? (one.id < other.id ? 1 : -1) : one.at < other.at ? 1 : -1,
  );
}

async function eventsOf(db: Db, referralId: string, role: Role): Promise<TimelineEntry[]> {
  const rows = await db
    .selectFrom('referralEvent as event')
    .innerJoin('staff', 'staff.id', 'event.byId')
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
  return rows.map(({ kind, ...row }) => ({
    ...row,
    kind: kind === 'note' ? 'note' : 'referral',
    what: kind,
    startsAt: null,
    how: null,
  }));
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
    text: note,
    audience: 'everyone',
    startsAt: null,
  }));
}

async function appointmentsOf(db: Db, referralId: string): Promise<TimelineEntry[]> {
  const rows = await db
    .selectFrom('appointment')
    .innerJoin('appointmentEvent as event', 'event.appointmentId', 'appointment.id')
    .leftJoin('staff', 'staff.id', 'event.byId')
    .select([
      'event.id',
      'event.at',
      'staff.name as byName',
      'event.kind',
      'event.detail',
      'appointment.startsAt',
      'appointment.mode as how',
    ])
    .where('appointment.referralId', '=', referralId)
    .execute();
  return rows.map(({ kind, detail, byName, ...row }) => ({
    ...row,
    // The app itself, when it renewed the slots.
    byName: byName ?? 'CLW Desk',
    kind: 'appointment',
    what: kind,
    text: detail ?? '',
    audience: 'everyone',
  }));
}
