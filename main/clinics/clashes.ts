import { firstClash, hasEnded, roomKey, type DatesApart } from '../../shared/clinic-clash.ts';
import { clinicSentence } from '../../shared/clinic-sentence.ts';
import { localDateOf } from '../../shared/calendar.ts';
import { AppError } from '../../shared/errors.ts';
import type { PlannedClinic } from '../../shared/slot.ts';
import type { AnyoneCtx } from '../context.ts';
import type { Db } from '../register/register.ts';
import { staffById } from '../staff/staff.repo.ts';
import * as repo from './clinics.repo.ts';
import { extraSessions } from './exceptions.repo.ts';

/**
 * Refuses a clinic (or one session of it) that would need its link worker in two places, or a room
 * that another clinic is in. Bookings are not looked at: they follow their slots.
 * @throws AppError `clinic_overlaps`, `clinic_room_taken`, with the other clinic and the first date.
 */
export async function checkClashes(
  { db, now }: Pick<AnyoneCtx, 'db' | 'now'>,
  clinic: PlannedClinic,
  extra: readonly string[] = [],
): Promise<void> {
  const today = localDateOf(now);
  const room = roomKey(clinic);
  const apart = await datesApart(db);
  const own = apart(clinic.id);
  // To be in two places is the worse trouble, so it is told first.
  const all = (await repo.clinics(db)).toSorted(
    (one, two) => Number(isOwn(two, clinic)) - Number(isOwn(one, clinic)),
  );
  for (const other of all) {
    const sameWorker = isOwn(other, clinic);
    const sameRoom = room !== null && roomKey(other) === room;
    if (other.id === clinic.id || hasEnded(other, today) || (!sameWorker && !sameRoom)) continue;
    const date = firstClash(clinic, other, today, {
      a: { ...own, extra: [...(own.extra ?? []), ...extra] },
      b: apart(other.id),
    });
    if (date === null) continue;
    const { id: clinicId, name, linkWorkerId } = other;
    const who = (await staffById(db, linkWorkerId))?.name ?? '';
    throw new AppError(sameWorker ? 'clinic_overlaps' : 'clinic_room_taken', {
      fields: sameWorker ? ['startTime', 'endTime'] : ['room'],
      detail: { clinicId, name, who, sentence: clinicSentence(other), room: other.room, date },
    });
  }
}

type Owned = { readonly linkWorkerId: string };
const isOwn = (one: Owned, clinic: Owned): boolean => one.linkWorkerId === clinic.linkWorkerId;

/** By clinic: extra sessions, and days on which only that clinic is closed. */
async function datesApart(db: Db): Promise<(clinicId: string) => DatesApart> {
  const extras = Map.groupBy(await extraSessions(db), ({ clinicId }) => clinicId);
  const closures = Map.groupBy(await repo.closures(db), ({ clinicId }) => clinicId ?? '');
  return (clinicId) => ({
    extra: (extras.get(clinicId) ?? []).map(({ onDate }) => onDate),
    closed: (closures.get(clinicId) ?? []).map(({ onDate }) => onDate),
  });
}
