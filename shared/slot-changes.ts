import type { PlannedSlot } from './slot.ts';

/** A slot as the register has it, and the appointment that holds it, if any. */
export type KnownSlot = PlannedSlot & {
  readonly id: string;
  readonly open: boolean;
  /** The appointment in this slot that is not cancelled. */
  readonly held: Held | null;
};

export type Held = {
  readonly appointmentId: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly needsMoving: boolean;
};

/** An appointment's hold on a link worker's time, whatever slots say. */
export type Busy = {
  readonly linkWorkerId: string;
  readonly startsAt: string;
  readonly endsAt: string;
};

export type SlotChanges = {
  /** New rows. */
  readonly add: readonly PlannedSlot[];
  /** Known rows that stay or come back, with what they should say now. */
  readonly update: readonly {
    readonly id: string;
    readonly to: PlannedSlot;
    readonly reopened: boolean;
  }[];
  /** Known rows without a place in the plan any more. */
  readonly withdraw: readonly string[];
  /** Appointments whose slot goes, or is now of another kind: they stay, and the desk moves them. */
  readonly needMoving: readonly string[];
  /** Appointments that stay where they are, in another room. */
  readonly changeRoom: readonly { readonly appointmentId: string; readonly room: string | null }[];
  /** Appointments that were to be moved and whose slot is back. */
  readonly settled: readonly string[];
};

const keyOf = (slot: { linkWorkerId: string; startsAt: string }): string =>
  `${slot.linkWorkerId} ${slot.startsAt}`;

/**
 * What to do so that the register's slots are the planned ones. Applying it and asking again gives
 * no changes. Appointments are never dropped: a slot that goes from under one is only withdrawn.
 */
export function slotChanges(
  known: readonly KnownSlot[],
  planned: readonly PlannedSlot[],
  busy: readonly Busy[],
): SlotChanges {
  const isBusy = busyTimes(busy);
  const wanted = new Map<string, PlannedSlot>();
  for (const slot of planned) if (!wanted.has(keyOf(slot))) wanted.set(keyOf(slot), slot);
  const changes = {
    add: [] as PlannedSlot[],
    update: [] as { id: string; to: PlannedSlot; reopened: boolean }[],
    withdraw: [] as string[],
    needMoving: [] as string[],
    changeRoom: [] as { appointmentId: string; room: string | null }[],
    settled: [] as string[],
  };
  for (const slot of known) {
    const to = wanted.get(keyOf(slot));
    wanted.delete(keyOf(slot));
    const keeps = to !== undefined && (slot.held !== null || !isBusy(to));
    if (keeps) {
      if (differs(slot, to)) changes.update.push({ id: slot.id, to, reopened: !slot.open });
    } else if (slot.open) changes.withdraw.push(slot.id);
    if (slot.held) {
      const suits = keeps && to.mode === slot.mode;
      if (!suits && !slot.held.needsMoving) changes.needMoving.push(slot.held.appointmentId);
      if (suits && !slot.open && slot.held.needsMoving)
        changes.settled.push(slot.held.appointmentId);
      if (suits && to.room !== slot.room) {
        changes.changeRoom.push({ appointmentId: slot.held.appointmentId, room: to.room });
      }
    }
  }
  for (const slot of wanted.values()) if (!isBusy(slot)) changes.add.push(slot);
  return changes;
}

function differs(slot: KnownSlot, to: PlannedSlot): boolean {
  return (
    !slot.open ||
    slot.clinicId !== to.clinicId ||
    slot.endsAt !== to.endsAt ||
    slot.mode !== to.mode ||
    slot.room !== to.room ||
    slot.heldUntil !== to.heldUntil
  );
}

/**
 * Tells whether somebody is booked across a time, in a slot of another length: it cannot be
 * offered. By link worker and UTC date, because a long plan asks for thousands of times.
 */
function busyTimes(busy: readonly Busy[]): (slot: PlannedSlot) => boolean {
  const dayOf = (linkWorkerId: string, instant: string): string =>
    `${linkWorkerId} ${instant.slice(0, 10)}`;
  const byDay = new Map<string, Busy[]>();
  for (const one of busy) {
    for (const day of new Set(
      [one.startsAt, one.endsAt].map((at) => dayOf(one.linkWorkerId, at)),
    )) {
      byDay.set(day, [...(byDay.get(day) ?? []), one]);
    }
  }
  return (slot) =>
    [slot.startsAt, slot.endsAt].some((at) =>
      byDay
        .get(dayOf(slot.linkWorkerId, at))
        ?.some((one) => one.startsAt < slot.endsAt && one.endsAt > slot.startsAt),
    );
}
