import type { Parsed } from '../../shared/contract.ts';
import { AppError } from '../../shared/errors.ts';
import type { StaffMember } from '../../shared/types.ts';
import { generateSlots } from '../clinics/slot-plan.ts';
import type { Ctx, Handlers } from '../context.ts';
import { handOver } from '../referrals/hand-over.ts';
import * as repo from './staff.repo.ts';

async function saveStaff(ctx: Ctx, input: Parsed<'staff.save'>): Promise<StaffMember> {
  const { id, version, active, phone, ...fields } = input;
  const values = {
    ...fields,
    ...(phone === undefined ? {} : { phone: phone || null }),
    active: active ? 1 : 0,
  } as const;
  const saved =
    id === undefined
      ? await repo.insertStaff(ctx.db, {
          ...values,
          id: ctx.newId(),
          liveStatus: 'out',
          liveStatusNote: null,
          createdAt: ctx.now,
        })
      : await changeStaff(ctx, { id, version: version ?? 0 }, values);
  // A contract end, or no longer being a link worker, takes slots away; bookings are kept and are
  // the desk's to move, and what is not booked is the desk's too.
  await generateSlots(ctx, [saved.id]);
  await handOver(ctx);
  ctx.subject('staff', saved.id);
  ctx.announce('staff');
  ctx.announce('clinics');
  return repo.staffMemberOf(saved);
}

async function changeStaff(
  ctx: Ctx,
  at: { id: string; version: number },
  values: Parameters<typeof repo.updateStaff>[2],
): Promise<repo.StaffRow> {
  const before = await repo.staffById(ctx.db, at.id);
  if (!before) throw new AppError('not_found');
  const staysManager = values.role === 'manager' && values.active === 1;
  const wasManager = before.role === 'manager' && before.active === 1;
  if (wasManager && !staysManager && (await repo.activeManagersBut(ctx.db, at.id)) === 0) {
    throw new AppError('last_manager');
  }
  const saved = await repo.updateStaff(ctx.db, at, values);
  if (!saved) throw new AppError('stale', { detail: { current: repo.staffMemberOf(before) } });
  return saved;
}

export const staffHandlers = {
  'staff.list': async ({ db }) => (await repo.listStaff(db)).map(repo.staffMemberOf),
  'staff.save': saveStaff,
} satisfies Partial<Handlers>;
