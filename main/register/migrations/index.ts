import { practiceAndStaff } from './0010-practice-and-staff.ts';
import { patients } from './0020-patients.ts';
import { referrals } from './0030-referrals.ts';
import { clinics } from './0040-clinics.ts';
import { appointments } from './0050-appointments.ts';
import { audit } from './0060-audit.ts';
import { slotTaken } from './0070-slot-taken.ts';
import { heldSlotsAndRooms } from './0080-held-slots-and-rooms.ts';
import { reminders } from './0090-reminders.ts';
import { seeNow } from './0100-see-now.ts';
import { series } from './0110-series.ts';
import { whatWouldHelp } from './0120-what-would-help.ts';
import { cancelledAppointments } from './0130-cancelled-appointments.ts';
import { helpBefore } from './0140-help-before.ts';
import { phoneList } from './0150-phone-list.ts';
import { openSlotOnUpdate } from './0160-open-slot-on-update.ts';
import type { RegisterMigration } from './migration.ts';

/** In order. New ones go to the end; a released one is never edited. */
export const migrations: readonly RegisterMigration[] = [
  practiceAndStaff,
  patients,
  referrals,
  clinics,
  appointments,
  audit,
  slotTaken,
  heldSlotsAndRooms,
  reminders,
  seeNow,
  series,
  whatWouldHelp,
  cancelledAppointments,
  helpBefore,
  phoneList,
  openSlotOnUpdate,
];
