import type { AppointmentEventKind } from '../../shared/appointment.ts';
import { AppError } from '../../shared/errors.ts';
import type { Appointment } from '../../shared/types.ts';
import type { Ctx } from '../context.ts';
import { afterAppointment } from '../referrals/after-appointment.ts';
import { appointmentOf } from './appointment-view.ts';
import * as repo from './appointments.repo.ts';
import { freeSlots } from './free-slots.repo.ts';

export type Version = { readonly id: string; readonly version: number };
type ReferralEvent = Parameters<typeof afterAppointment>[2];

/** The appointment as it is. @throws AppError `not_found`, `stale` with the current one. */
export async function current({ db }: Ctx, { id, version }: Version): Promise<repo.AppointmentRow> {
  const row = await repo.appointmentById(db, id);
  if (!row) throw new AppError('not_found');
  if (row.version !== version) throw new AppError('stale', { detail: appointmentOf(row) });
  return row;
}

/**
 * Changes the row, writes what happened to it, and lets the referral follow: what comes next for
 * the patient is the referral's rule. `referralBefore`: for undo, what the referral was before the
 * step that is taken back. @throws AppError `stale`, `referral_closed`.
 */
export async function change(
  ctx: Ctx,
  row: repo.AppointmentRow,
  to: Parameters<typeof repo.updateAppointment>[3],
  kind: AppointmentEventKind,
  detail?: string,
  referralBefore?: string | null,
): Promise<Appointment> {
  const updated = await repo.updateAppointment(ctx.db, row.id, row.version, to);
  if (!updated) throw new AppError('stale');
  await happened(ctx, updated, kind, { detail, referralBefore });
  return appointmentOf(updated);
}

export async function happened(
  ctx: Ctx,
  row: repo.AppointmentRow,
  kind: AppointmentEventKind,
  more: {
    readonly detail?: string | undefined;
    readonly referralBefore?: string | null | undefined;
    /** What the referral was at when it was found that it can have this. */
    readonly referralVersion?: number;
  } = {},
): Promise<void> {
  const { db, now, newId, session } = ctx;
  const { detail, referralBefore = null, referralVersion } = more;
  const before = await afterAppointment(
    ctx,
    row.referralId,
    {
      kind: toldAs(kind),
      appointmentId: row.id,
      startsAt: row.startsAt,
      linkWorkerId: row.linkWorkerId,
      needsMoving: row.needsMoving === 1,
      ...(detail === undefined ? {} : { detail }),
    },
    {
      kept: referralBefore,
      ...(referralVersion === undefined ? {} : { version: referralVersion }),
    },
  );
  // Nobody would see it: a closed referral is in no list. What an older version left behind on one
  // can still be cancelled.
  if (before === null && kind !== 'cancelled') throw new AppError('referral_closed');
  await repo.addEvents(db, [
    {
      id: newId(),
      appointmentId: row.id,
      appointmentVersion: row.version,
      at: now,
      byId: session.staffId,
      kind,
      detail: detail ?? null,
      referralBefore: before,
    },
  ]);
  ctx.subject('appointment', row.id);
  ctx.announce('appointments');
  ctx.announce('referrals');
}

/** A slot that is back under its appointment is to the referral a booking like any other. */
const toldAs = (kind: AppointmentEventKind): ReferralEvent['kind'] =>
  kind === 'settled' ? 'booked' : kind;

/** The appointment that stands in the way, as an error tells it. */
export const alreadyBooked = ({
  id,
  startsAt,
  linkWorkerId,
}: Pick<repo.AppointmentRow, 'id' | 'startsAt' | 'linkWorkerId'>) => ({
  appointmentId: id,
  startsAt,
  linkWorkerId,
});

const alternatives = 5;

/** Somebody was faster: never a dead end, so the next free slots of the same person come along. */
export async function slotTaken({ db, now }: Ctx, slot: repo.SlotRow): Promise<AppError> {
  const filter = {
    after: now,
    heldBy: now,
    partOfDay: 'any',
    mode: null,
    limit: alternatives,
  } as const;
  const same = await freeSlots(db, { ...filter, linkWorkerId: slot.linkWorkerId });
  const slots = same.length > 0 ? same : await freeSlots(db, { ...filter, linkWorkerId: null });
  return new AppError('slot_taken', { detail: { slots } });
}
