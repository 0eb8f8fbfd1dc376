import type { Appointment } from '../../shared/types.ts';
import type { AppointmentRow } from './appointments.repo.ts';

/** An appointment as the screens know it. */
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
