import { addDays, localDateOf, toInstant } from '../../shared/calendar.ts';
import { lastDayOf } from '../../shared/staff.ts';
import { plannedSlots, type Absences, type PlannedClinic } from '../../shared/slot.ts';
import {
  slotChanges,
  type Busy,
  type KnownSlot,
  type SlotChanges,
} from '../../shared/slot-changes.ts';
import type { Impact } from '../../shared/types.ts';
import { addEvents } from '../appointments/appointments.repo.ts';
import type { AnyoneCtx, Ctx } from '../context.ts';
import { afterAppointment } from '../referrals/after-appointment.ts';
import type { Db } from '../register/register.ts';
import * as clinicsRepo from './clinics.repo.ts';
import { holidayNames } from './holidays.ts';
import * as repo from './slots.repo.ts';

/** How far ahead there are slots: twelve fortnightly appointments and four weeks until the first. */
const horizonDays = 26 * 7;

/** The last day that has slots yet. */
export const lastSlotDay = (now: string): string => addDays(localDateOf(now), horizonDays);

/** All that decides which slots there should be, and those there are. */
type Situation = {
  readonly from: string;
  readonly to: string;
  readonly now: string;
  readonly clinics: readonly PlannedClinic[];
  readonly absences: Absences;
  readonly known: readonly KnownSlot[];
  readonly busy: readonly Busy[];
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
): Promise<Impact> {
  const changes = changesFor(await situation(ctx.db, ctx.now, linkWorkerIds));
  const impact = await impactOf(ctx.db, changes);
  await apply(ctx, changes);
  return impact;
}

/** What `generateSlots` would do if the clinics were these, without doing it. */
export async function previewSlots(
  { db, now }: Pick<Ctx, 'db' | 'now'>,
  linkWorkerIds: readonly string[],
  whatIf: (clinics: readonly PlannedClinic[]) => readonly PlannedClinic[],
): Promise<Impact> {
  const current = await situation(db, now, linkWorkerIds);
  return impactOf(db, changesFor({ ...current, clinics: whatIf(current.clinics) }));
}

/** What keeps link workers away between two dates, both included. */
export async function absencesBetween(db: Db, from: string, to: string): Promise<Absences> {
  const [leave, closures, holidays, staff] = [
    await clinicsRepo.leaveBetween(db, from, to),
    await clinicsRepo.closuresBetween(db, from, to),
    await holidayNames(db),
    await clinicsRepo.everybody(db),
  ];
  return {
    leave,
    closures,
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
): Promise<Situation> {
  const from = localDateOf(now);
  const to = lastSlotDay(now);
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
  };
}

type PlanChanges = SlotChanges & { readonly freeGoing: number };

function changesFor({ from, to, now, clinics, absences, known, busy }: Situation): PlanChanges {
  const planned = plannedSlots(clinics, absences, from, to).filter((slot) => slot.startsAt > now);
  const changes = slotChanges(known, planned, busy);
  const going = new Set(changes.withdraw);
  const freeGoing = known.filter((slot) => going.has(slot.id) && slot.held === null).length;
  return { ...changes, freeGoing };
}

async function impactOf(db: Db, changes: PlanChanges): Promise<Impact> {
  const rows = await repo.affected(db, changes.needMoving);
  return {
    needMoving: rows.map(({ surname, forename, ...appointment }) => ({
      ...appointment,
      patientName: `${forename} ${surname}`,
    })),
    slotsAppearing: changes.add.length + changes.update.filter((one) => one.reopened).length,
    slotsGoing: changes.freeGoing,
  };
}

async function apply(ctx: AnyoneCtx, changes: PlanChanges): Promise<void> {
  const { db, newId } = ctx;
  await repo.withdrawSlots(db, changes.withdraw);
  for (const { id, to } of changes.update) await repo.updateSlot(db, id, to);
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
