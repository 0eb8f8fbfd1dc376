import { addDays, localDateOf, toInstant } from '../../shared/calendar.ts';
import type { Output, Parsed } from '../../shared/contract.ts';
import { AppError } from '../../shared/errors.ts';
import { sessionsOf } from '../../shared/live-status.ts';
import { standing } from '../../shared/see-now.ts';
import { awayReason, closedReason } from '../../shared/slot.ts';
import { isLinkWorkerOn } from '../../shared/staff.ts';
import { absencesBetween } from '../clinics/slot-plan.ts';
import type { Ctx, Handlers } from '../context.ts';
import { seeNowEvents, waitingNow, type NamedEvent } from '../referrals/see-now.repo.ts';
import type { Db } from '../register/register.ts';
import * as repo from './live-status.repo.ts';
import { listStaff, staffById, type StaffRow } from './staff.repo.ts';

/** What everybody's live status follows from on a day; the rule itself is shared/live-status.ts. */
async function live(
  { db }: Pick<Ctx, 'db'>,
  { date }: Parsed<'staff.live'>,
): Promise<Output<'staff.live'>> {
  const day = { from: toInstant(date, '00:00'), before: toInstant(addDays(date, 1), '00:00') };
  const workers = (await listStaff(db)).filter((person) => isLinkWorkerOn(person, date));
  const slots = await repo.openSlots(
    db,
    workers.map(({ id }) => id),
    day,
  );
  const meetings = await repo.meetings(db, day);
  const coming = await comingNow(db);
  const absences = await absencesBetween(db, date, date);
  const closed = closedReason(date, absences) !== null;
  return workers.map((person) => {
    const own = <T extends { linkWorkerId: string | null }>(all: readonly T[]) =>
      all.filter(({ linkWorkerId }) => linkWorkerId === person.id);
    const [met, booked] = partition(own(meetings));
    return {
      linkWorkerId: person.id,
      name: person.name,
      room: person.room,
      phone: person.phone,
      choice: choiceOf(person),
      met: met.map(({ status, at, endsAt }) => ({ status, at, endsAt })),
      booked: booked.map(({ startsAt, endsAt }) => ({ startsAt, endsAt })),
      coming: own(coming).map(({ at }) => at),
      sessions: sessionsOf(own(slots)),
      away: closed || awayReason(person.id, date, absences) !== null,
    };
  });
}

type Meeting = Awaited<ReturnType<typeof repo.meetings>>[number];

/** Those that began, and those of which nobody has said so. */
function partition(all: readonly Meeting[]): [Meeting[], Meeting[]] {
  const isBooked = ({ status }: Meeting) => status === 'booked' || status === 'arrived';
  return [all.filter((one) => !isBooked(one)), all.filter(isBooked)];
}

/** The answers "coming" that stand, of people who still wait in the building. */
async function comingNow(db: Db): Promise<NamedEvent[]> {
  const waiting = await waitingNow(db);
  const events = await seeNowEvents(
    db,
    waiting.map(({ id }) => id),
  );
  return waiting.flatMap(({ id, referredAt }) => {
    const own = events.filter(({ referralId }) => referralId === id);
    const { answer } = standing(own, referredAt);
    return answer?.kind === 'coming' ? [answer] : [];
  });
}

function choiceOf(person: StaffRow): Output<'staff.live'>[number]['choice'] {
  const { liveStatus: status, liveStatusAt: at, liveStatusBackAt: backAt } = person;
  return at === null ? null : { status, at, backAt };
}

async function setLiveStatus(ctx: Ctx, input: Parsed<'staff.setLiveStatus'>): Promise<null> {
  const { staffId, liveStatus, backAt } = input;
  const own = staffId === ctx.session.staffId;
  if (!own && ctx.session.role === 'clinician') throw new AppError('not_allowed');
  if (!(await staffById(ctx.db, staffId))) throw new AppError('not_found');
  if (backAt !== null && !isLaterToday(backAt, ctx.now, liveStatus)) {
    throw new AppError('invalid_input', { fields: ['backAt'] });
  }
  await repo.choose(ctx.db, staffId, {
    status: liveStatus ?? 'out',
    at: liveStatus === null ? null : ctx.now,
    backAt,
  });
  ctx.subject('staff', staffId);
  ctx.announce('staff');
  return null;
}

/** "Back at" goes with "out", and is over at the end of the day. */
const isLaterToday = (at: string, now: string, status: string | null): boolean =>
  status === 'out' &&
  at > now &&
  // A moment that no calendar has passes the contract: it only looks at the form.
  !Number.isNaN(Date.parse(at)) &&
  localDateOf(at) === localDateOf(now);

export const liveStatusHandlers = {
  'staff.live': live,
  'staff.setLiveStatus': setLiveStatus,
} satisfies Partial<Handlers>;
