import { sql } from 'kysely';
import type { Busy, KnownSlot } from '../../shared/slot-changes.ts';
import type { PlannedSlot } from '../../shared/slot.ts';
import type { Db } from '../register/register.ts';

/** Between two instants, of these link workers (null: all). */
export type Span = {
  readonly after: string;
  readonly before: string;
  readonly linkWorkerIds: readonly string[] | null;
};

export async function knownSlots(
  db: Db,
  { after, before, linkWorkerIds }: Span,
): Promise<KnownSlot[]> {
  const rows = await db
    .selectFrom('slot')
    .leftJoin('appointment', (join) =>
      join
        .onRef('appointment.slotId', '=', 'slot.id')
        .on('appointment.status', '<>', sql.lit('cancelled')),
    )
    .select([
      'slot.id',
      'slot.clinicId',
      'slot.linkWorkerId',
      'slot.startsAt',
      'slot.endsAt',
      'slot.localDate',
      'slot.localTime',
      'slot.mode',
      'slot.room',
      'slot.heldUntil',
      'slot.open',
      'appointment.id as appointmentId',
      'appointment.startsAt as heldFrom',
      'appointment.endsAt as heldTo',
      'appointment.needsMoving',
    ])
    .where('slot.startsAt', '>', after)
    .where('slot.startsAt', '<', before)
    .$if(linkWorkerIds !== null, (query) =>
      query.where('slot.linkWorkerId', 'in', linkWorkerIds ?? []),
    )
    .execute();
  return rows.map(({ open, appointmentId, heldFrom, heldTo, needsMoving, ...slot }) => ({
    ...slot,
    open: open === 1,
    held:
      appointmentId === null || heldFrom === null || heldTo === null
        ? null
        : { appointmentId, startsAt: heldFrom, endsAt: heldTo, needsMoving: needsMoving === 1 },
  }));
}

/** The hours in which link workers already see somebody. */
export async function busyHours(db: Db, { after, before, linkWorkerIds }: Span): Promise<Busy[]> {
  return db
    .selectFrom('appointment')
    .select(['linkWorkerId', 'startsAt', 'endsAt'])
    .where('status', '<>', sql.lit('cancelled'))
    .where('endsAt', '>', after)
    .where('startsAt', '<', before)
    .$if(linkWorkerIds !== null, (query) => query.where('linkWorkerId', 'in', linkWorkerIds ?? []))
    .execute();
}

export type TakenRoom = Pick<
  PlannedSlot,
  'linkWorkerId' | 'startsAt' | 'endsAt' | 'localDate' | 'mode' | 'room'
>;

/** Open slots in rooms of the practice, of everybody but these link workers. */
export async function roomsOfOthers(
  db: Db,
  { after, before, linkWorkerIds }: Span & { readonly linkWorkerIds: readonly string[] },
): Promise<TakenRoom[]> {
  return db
    .selectFrom('slot')
    .select(['linkWorkerId', 'startsAt', 'endsAt', 'localDate', 'mode', 'room'])
    .where('startsAt', '>', after)
    .where('startsAt', '<', before)
    .where('open', '=', sql.lit(1))
    .where('mode', '=', sql.lit('in_practice'))
    .where('room', 'is not', null)
    .where('linkWorkerId', 'not in', linkWorkerIds)
    .execute();
}

/** Both engines take some thousands of values per statement; rows have ten. */
const rowsAtOnce = 200;

export function inChunks<T>(items: readonly T[], size = rowsAtOnce): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, n) =>
    items.slice(n * size, (n + 1) * size),
  );
}

/** Slots another PC has made meanwhile are left as they are. */
export async function insertSlots(
  db: Db,
  slots: readonly (PlannedSlot & { readonly id: string })[],
): Promise<void> {
  for (const chunk of inChunks(slots)) {
    await db
      .insertInto('slot')
      .values(chunk.map((slot) => ({ ...slot, open: 1 as const })))
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
}

/** The slot is as planned and open; a booked appointment in it follows to the new room. */
export async function updateSlot(
  db: Db,
  id: string,
  to: PlannedSlot,
): Promise<{ id: string; version: number }[]> {
  const { clinicId, endsAt, mode, room, heldUntil } = to;
  await db
    .updateTable('slot')
    .set({ clinicId, endsAt, mode, room, heldUntil, open: 1 })
    .where('id', '=', id)
    .execute();
  return db
    .updateTable('appointment')
    .set((eb) => ({ room, sequence: eb('sequence', '+', 1), version: eb('version', '+', 1) }))
    .where('slotId', '=', id)
    .where('status', '=', sql.lit('booked'))
    .where('mode', '=', mode)
    .where(sql<boolean>`coalesce(room, '') <> ${room ?? ''}`)
    .returning(['id', 'version'])
    .execute();
}

/** Nobody can book them any more. Those that no appointment ever used are deleted. */
export async function withdrawSlots(db: Db, ids: readonly string[]): Promise<void> {
  for (const chunk of inChunks(ids)) {
    await db.updateTable('slot').set({ open: 0 }).where('id', 'in', chunk).execute();
    await db
      .deleteFrom('slot')
      .where('id', 'in', chunk)
      .where((eb) =>
        eb.not(
          eb.exists(
            eb
              .selectFrom('appointment')
              .select('id')
              .whereRef('appointment.slotId', '=', 'slot.id'),
          ),
        ),
      )
      .execute();
  }
}

export type MovingRow = {
  id: string;
  referralId: string;
  startsAt: string;
  linkWorkerId: string;
  version: number;
};

/**
 * Marks booked appointments as needing to be moved, or no longer: those named and those in the
 * slots named (booked by somebody a moment ago). Returns the ones that changed.
 */
export async function markMoving(
  db: Db,
  needsMoving: 0 | 1,
  appointmentIds: readonly string[],
  slotIds: readonly string[],
): Promise<MovingRow[]> {
  const changed: MovingRow[] = [];
  const columns = [
    ...inChunks(appointmentIds).map((chunk) => ['id', chunk] as const),
    ...inChunks(slotIds).map((chunk) => ['slotId', chunk] as const),
  ];
  for (const [column, chunk] of columns) {
    changed.push(
      ...(await db
        .updateTable('appointment')
        .set((eb) => ({ needsMoving, version: eb('version', '+', 1) }))
        .where(column, 'in', chunk)
        .where('status', '=', sql.lit('booked'))
        .where('needsMoving', '<>', needsMoving)
        .returning(['id', 'referralId', 'startsAt', 'linkWorkerId', 'version'])
        .execute()),
    );
  }
  return changed;
}
