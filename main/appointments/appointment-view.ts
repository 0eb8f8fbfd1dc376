import type { Appointment, SafeContact, Slot } from '../../shared/types.ts';
import type { AppointmentRow, SlotRow } from './appointments.repo.ts';

/** Rows of the register as the screens know them. */
export function appointmentOf(row: AppointmentRow): Appointment {
  return {
    id: row.id,
    referralId: row.referralId,
    patientId: row.patientId,
    slotId: row.slotId,
    linkWorkerId: row.linkWorkerId,
    startsAt: row.startsAt,
    endsAt: row.endsAt,
    mode: row.mode,
    room: row.room,
    status: row.status,
    cancelledBy: row.cancelledBy,
    cancelledLate: row.cancelledLate === 1,
    reason: row.reason,
    needsMoving: row.needsMoving === 1,
    unscheduled: row.unscheduled === 1,
    sequence: row.sequence,
    version: row.version,
  };
}

export function slotOf(row: SlotRow): Slot {
  const { id, linkWorkerId, startsAt, endsAt, localDate, localTime, mode, room } = row;
  return { id, linkWorkerId, startsAt, endsAt, localDate, localTime, mode, room };
}

type SafeContactRow = {
  readonly [K in keyof SafeContact]: SafeContact[K] extends boolean ? 0 | 1 : SafeContact[K];
};

export function safeContactOf(row: SafeContactRow): SafeContact {
  return {
    noVoicemail: row.noVoicemail === 1,
    noLetters: row.noLetters === 1,
    noTexts: row.noTexts === 1,
    notAtHome: row.notAtHome === 1,
    interpreterLanguage: row.interpreterLanguage,
    largePrint: row.largePrint === 1,
  };
}
