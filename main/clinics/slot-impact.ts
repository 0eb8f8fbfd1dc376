import type { KnownSlot, SlotChanges } from '../../shared/slot-changes.ts';
import type { PlannedSlot } from '../../shared/slot.ts';
import type { Impact } from '../../shared/types.ts';
import type { Db } from '../register/register.ts';
import { affected, type AffectedRow } from './affected.repo.ts';

/** What a change of the slots means to people: who needs moving, which times come and go. */

export type PlanChanges = SlotChanges & {
  readonly going: readonly KnownSlot[];
  readonly changing: number;
};

/** So many are listed; the rest are only counted. */
const most = 40;

const named = ({ surname, forename, ...appointment }: AffectedRow) => ({
  ...appointment,
  patientName: `${forename} ${surname}`,
});

const listed = (slots: readonly PlannedSlot[]): Impact['appearing'] =>
  slots
    .map(({ linkWorkerId, startsAt }) => ({ linkWorkerId, startsAt }))
    .sort((one, other) => (one.startsAt < other.startsAt ? -1 : 1))
    .slice(0, most);

export async function impactOf(db: Db, changes: PlanChanges): Promise<Impact> {
  const rows = await affected(db, changes.needMoving);
  const rooms = new Map(changes.changeRoom.map(({ appointmentId, room }) => [appointmentId, room]));
  const elsewhere = await affected(db, [...rooms.keys()]);
  const appearing = [
    ...changes.add,
    ...changes.update.filter(({ reopened }) => reopened).map(({ to }) => to),
  ];
  return {
    needMoving: rows.map(named),
    changeRoom: elsewhere.map((row) => ({
      ...named(row),
      room: rooms.get(row.appointmentId) ?? null,
    })),
    slotsAppearing: appearing.length,
    slotsGoing: changes.going.length,
    slotsChanging: changes.changing,
    appearing: listed(appearing),
    going: listed(changes.going),
  };
}
