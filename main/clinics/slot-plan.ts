import { addDays, localDateOf, toInstant } from '../../shared/calendar.ts';
import { lastDayOf } from '../../shared/staff.ts';
import { withoutClashes } from '../../shared/clinic-clash.ts';
import { plannedSlots, type Absences, type PlannedClinic } from '../../shared/slot.ts';
import { roomDetail } from '../../shared/appointment-history.ts';
import { slotChanges, type Busy, type KnownSlot } from '../../shared/slot-changes.ts';
import type { Impact } from '../../shared/types.ts';
import { addEvents } from '../appointments/appointments.repo.ts';
import type { AnyoneCtx, Ctx } from '../context.ts';
import { afterAppointment } from '../referrals/after-appointment.ts';
import type { Db } from '../register/register.ts';
import * as clinicsRepo from './clinics.repo.ts';
import * as exceptionsRepo from './exceptions.repo.ts';
import { holidayNames } from './holidays.ts';
import { impactOf, type PlanChanges } from './slot-impact.ts';
import * as repo from './slots.repo.ts';

/** How far ahead there are slots: twelve fortnightly appointments and four weeks until the first. */
const horizonDays = 26 * 7;

/** The last day that has slots yet. */
export const lastSlotDay = (now: string): string => addDays(localDateOf(now), horizonDays);

/** What a change would be tried on. */
export type Plan = {
  readonly clinics: readonly PlannedClinic[];
  readonly absences: Absences;
};

/** All that decides which slots there should be, and those there are. */
type Situation = Plan & {
  readonly from: string;
  readonly to: string;
  readonly now: string;
  readonly known: readonly KnownSlot[];
  readonly busy: readonly Busy[];
  /** Slots of the others, whose rooms are taken. */
  readonly others: readonly repo.TakenRoom[];
};

/**
 * Brings the slots of the next 26 weeks up to the clinics, leave, closures and holidays. Run at
 * start, daily, and after every change of these; a second run changes nothing. Free slots without
 * a place any more go; booked appointments stay and their referral's next action is to move them.
 * @param linkWorkerIds whose slots; null for everybody's.
 */
export async function generateSlots(
  ctx: AnyoneCtx,
  linkWorkerIds: readonly string[] | null = null,
  days = horizonDays,
): Promise<Impact> {
  const changes = changesFor(await situation(ctx.db, ctx.now, linkWorkerIds, days));
  const impact = await impactOf(ctx.db, changes);
  await apply(ctx, changes);
  return impact;
}

/** What `generateSlots` would do if the plan were this, without doing it. */
export async function previewSlots(
  { db, now }: Pick<Ctx, 'db' | 'now'>,
  linkWorkerIds: readonly string[] | null,
  whatIf: (plan: Plan) => Partial<Plan>,
): Promise<Impact> {
  const current = await situation(db, now, linkWorkerIds, horizonDays);
  return impactOf(db, changesFor({ ...current, ...whatIf(current) }));
}

/** What keeps link workers away between two dates, both included, and extra sessions. */
export async function absencesBetween(db: Db, from: string, to: string): Promise<Absences> {
  const [leave, closures, extras, holidays, staff] = [
    await clinicsRepo.leaveBetween(db, from, to),
    await clinicsRepo.closuresBetween(db, from, to),
    await exceptionsRepo.extraSessionsBetween(db, from, to),
    await holidayNames(db),
    await clinicsRepo.everybody(db),
  ];
  return {
    leave,
    closures,
    extras,
    bankHolidays: holidays,
    leavesOn: new Map(
      staff.flatMap((person) => {
        const last = lastDayOf(person);
        return last === null ? [] : [[person.id, last] as const];
      }),
    ),
  };
}

async function situation(
  db: Db,
  now: string,
  linkWorkerIds: readonly string[] | null,
  days: number,
): Promise<Situation> {
  const from = localDateOf(now);
  const to = addDays(from, days);
  const span = { after: now, before: toInstant(addDays(to, 1), '00:00'), linkWorkerIds };
  return {
    from,
    to,
    now,
    clinics:
      linkWorkerIds === null
        ? await clinicsRepo.clinics(db)
        : await clinicsRepo.clinicsOf(db, linkWorkerIds),
    absences: await absencesBetween(db, from, to),
    known: await repo.knownSlots(db, span),
    busy: await repo.busyHours(db, span),
    others: linkWorkerIds === null ? [] : await repo.roomsOfOthers(db, { ...span, linkWorkerIds }),
  };
}

function changesFor({ from, to, now, known, busy, ...plan }: Situation): PlanChanges {
  const ahead = plannedSlots(plan.clinics, plan.absences, from, to).filter(
    (slot) => slot.startsAt > now,
  );
  const changes = slotChanges(known, withoutClashes(ahead, plan.others), busy);
  const withdrawn = new Set(changes.withdraw);
  const updated = new Set(changes.update.filter((one) => !one.reopened).map(({ id }) => id));
  return {
    ...changes,
    going: known.filter((slot) => withdrawn.has(slot.id) && slot.held === null),
    changing: known.filter((slot) => updated.has(slot.id) && slot.held === null).length,
  };
}

async function apply(ctx: AnyoneCtx, changes: PlanChanges): Promise<void> {
  const { db, newId } = ctx;
  await repo.withdrawSlots(db, changes.withdraw);
  // In the order of time: a slot that was long makes room before the next one comes back.
  const updates = changes.update.toSorted((one, other) =>
    one.to.startsAt < other.to.startsAt ? -1 : 1,
  );
  for (const { id, to } of updates) {
    await tellOfRoom(ctx, await repo.updateSlot(db, id, to), to.room);
  }
  await repo.insertSlots(
    db,
    changes.add.map((slot) => ({ ...slot, id: newId() })),
  );
  const moving = await repo.markMoving(db, 1, changes.needMoving, changes.withdraw);
  await tellReferrals(ctx, moving, 'needs_moving');
  const settled = await repo.markMoving(db, 0, changes.settled, []);
  await tellReferrals(ctx, settled, 'settled');
  if (changes.add.length + changes.update.length + changes.withdraw.length + moving.length > 0) {
    ctx.announce('clinics');
    ctx.announce('appointments');
  }
}

/** Of one that stays at its time: the referral has nothing to do, its timeline says it. */
async function tellOfRoom(
  { db, now, newId, session }: AnyoneCtx,
  rows: readonly { readonly id: string; readonly version: number }[],
  room: string | null,
): Promise<void> {
  const events = rows.map(({ id, version }) => ({
    id: newId(),
    appointmentId: id,
    appointmentVersion: version,
    at: now,
    byId: session.staffId,
    kind: 'settled' as const,
    detail: roomDetail(room),
  }));
  await addEvents(db, events);
}

async function tellReferrals(
  ctx: AnyoneCtx,
  rows: readonly repo.MovingRow[],
  kind: 'needs_moving' | 'settled',
): Promise<void> {
  if (rows.length === 0) return;
  const { db, now, newId, session } = ctx;
  await addEvents(
    db,
    rows.map(({ id, version }) => ({
      id: newId(),
      appointmentId: id,
      appointmentVersion: version,
      at: now,
      byId: session.staffId,
      kind,
    })),
  );
  for (const { id, referralId, startsAt, linkWorkerId } of rows) {
    await afterAppointment(ctx, referralId, {
      // Its slot is back: to the referral that is a booking like any other.
      kind: kind === 'settled' ? 'booked' : kind,
      appointmentId: id,
      startsAt,
      linkWorkerId,
    });
  }
  ctx.announce('referrals');
}
