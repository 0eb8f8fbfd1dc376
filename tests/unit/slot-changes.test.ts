import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { slotChanges, type Busy, type Held, type KnownSlot } from '../../shared/slot-changes.ts';
import type { PlannedSlot } from '../../shared/slot.ts';

const at = (hour: number, minutes = 0): string =>
  `2026-12-01T${String(hour).padStart(2, '0')}:${String(minutes).padStart(2, '0')}:00.000Z`;

const planned = (hour: number, more: Partial<PlannedSlot> = {}): PlannedSlot => ({
  clinicId: 'clinic',
  linkWorkerId: 'worker',
  startsAt: at(hour),
  endsAt: at(hour, 45),
  localDate: '2026-12-01',
  localTime: at(hour).slice(11, 16),
  mode: 'in_practice',
  room: 'Room 3',
  heldUntil: null,
  ...more,
});

const held = (hour: number, needsMoving = false): Held => ({
  appointmentId: `appointment-${hour}`,
  startsAt: at(hour),
  endsAt: at(hour, 45),
  needsMoving,
});

const known = (hour: number, more: Partial<KnownSlot> = {}): KnownSlot => ({
  ...planned(hour),
  id: `slot-${hour}`,
  open: true,
  held: null,
  ...more,
});

const busyOf = (slots: readonly KnownSlot[]): Busy[] =>
  slots.flatMap((slot) => (slot.held ? [{ linkWorkerId: slot.linkWorkerId, ...slot.held }] : []));

const none = { add: [], update: [], withdraw: [], needMoving: [], changeRoom: [], settled: [] };

describe('bringing the slots up to the clinics', () => {
  it('adds what is new and leaves alone what is right', () => {
    expect(slotChanges([known(9)], [planned(9), planned(10)], [])).toEqual({
      ...none,
      add: [planned(10)],
    });
  });

  it('withdraws a free slot that has no place any more', () => {
    expect(slotChanges([known(9)], [], [])).toEqual({ ...none, withdraw: ['slot-9'] });
  });

  it('keeps the appointment of a slot that goes, and has it moved', () => {
    const slots = [known(9, { held: held(9) })];
    expect(slotChanges(slots, [], busyOf(slots))).toEqual({
      ...none,
      withdraw: ['slot-9'],
      needMoving: ['appointment-9'],
    });
  });

  it('settles the appointment when its slot comes back', () => {
    const slots = [known(9, { open: false, held: held(9, true) })];
    expect(slotChanges(slots, [planned(9)], busyOf(slots))).toEqual({
      ...none,
      update: [{ id: 'slot-9', to: planned(9), reopened: true }],
      settled: ['appointment-9'],
    });
  });

  it('follows a new room, and has a visit moved that is now a phone call', () => {
    const slots = [known(9, { held: held(9) }), known(10, { held: held(10) })];
    const room = planned(9, { room: 'Room 5' });
    const phone = planned(10, { mode: 'phone' });
    expect(slotChanges(slots, [room, phone], busyOf(slots))).toEqual({
      ...none,
      update: [
        { id: 'slot-9', to: room, reopened: false },
        { id: 'slot-10', to: phone, reopened: false },
      ],
      needMoving: ['appointment-10'],
      changeRoom: [{ appointmentId: 'appointment-9', room: 'Room 5' }],
    });
  });

  it('offers nothing that runs into an appointment of another length', () => {
    const slots = [known(9, { held: held(9) })];
    const short = [
      planned(9, { endsAt: at(9, 30) }),
      planned(9, { startsAt: at(9, 30), endsAt: at(10, 0) }),
      planned(10, { endsAt: at(10, 30) }),
    ];
    expect(slotChanges(slots, short, busyOf(slots)).add).toEqual([short[2]]);
  });

  it('is finished after one go: asked again it changes nothing and no appointment has gone', () => {
    const some = fc.subarray([8, 9, 10, 11, 12, 13]);
    fc.assert(
      fc.property(
        some,
        some,
        some,
        some,
        fc.constantFrom(30, 45),
        (existing, closed, booked, wanted, length) => {
          const slots = existing.map((hour) =>
            known(hour, {
              open: !closed.includes(hour),
              held: booked.includes(hour) ? held(hour, closed.includes(hour)) : null,
            }),
          );
          const plan = wanted.map((hour) => planned(hour, { endsAt: at(hour, length) }));
          const changes = slotChanges(slots, plan, busyOf(slots));
          const after = apply(slots, changes);
          expect(slotChanges(after, plan, busyOf(slots))).toEqual(none);
          expect(busyOf(after)).toHaveLength(busyOf(slots).length);
          const free = after.filter((slot) => slot.open && slot.held === null);
          expect(free.every((slot) => wanted.includes(Number(slot.startsAt.slice(11, 13))))).toBe(
            true,
          );
        },
      ),
    );
  });
});

function apply(slots: readonly KnownSlot[], changes: ReturnType<typeof slotChanges>): KnownSlot[] {
  const kept = slots
    .filter((slot) => !changes.withdraw.includes(slot.id) || slot.held !== null)
    .map((slot): KnownSlot => {
      const update = changes.update.find(({ id }) => id === slot.id);
      const moving =
        slot.held !== null &&
        (slot.held.needsMoving || changes.needMoving.includes(slot.held.appointmentId)) &&
        !changes.settled.includes(slot.held.appointmentId);
      return {
        ...slot,
        ...update?.to,
        open: update ? true : slot.open && !changes.withdraw.includes(slot.id),
        held: slot.held && { ...slot.held, needsMoving: moving },
      };
    });
  return [
    ...kept,
    ...changes.add.map((slot, n) => ({ ...slot, id: `new-${n}`, open: true, held: null })),
  ];
}
