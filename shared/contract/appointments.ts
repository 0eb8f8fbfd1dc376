import { z } from 'zod';
import {
  command,
  date,
  deskRoles,
  everyone,
  id,
  instant,
  line,
  query,
  time,
  version,
} from './kinds.ts';
import { mode } from './clinics.ts';
import { patientSummary, whatHelps } from './patients.ts';

export const appointmentStatuses = [
  'booked',
  'arrived',
  'in_progress',
  'attended',
  'dna',
  'cancelled',
  'left_before_seen',
] as const;
export const cancelledBy = ['patient', 'practice'] as const;

export const slot = z.object({
  id,
  linkWorkerId: id,
  startsAt: instant,
  endsAt: instant,
  localDate: date,
  localTime: time,
  mode,
  room: z.string().nullable(),
});

export const appointment = z.object({
  id,
  referralId: id,
  patientId: id,
  slotId: id.nullable(),
  linkWorkerId: id,
  startsAt: instant,
  endsAt: instant,
  mode,
  room: z.string().nullable(),
  status: z.enum(appointmentStatuses),
  cancelledBy: z.enum(cancelledBy).nullable(),
  /** Cancelled under 24 hours before it started. */
  cancelledLate: z.boolean(),
  reason: z.string().nullable(),
  /** Its clinic was closed or changed beneath it: the desk finds another time. */
  needsMoving: z.boolean(),
  /** Seen at once, without a slot: beside whatever else was planned. */
  unscheduled: z.boolean(),
  /** Counts moves and cancellations, for the .ics SEQUENCE. */
  sequence: z.int(),
  version,
});

const diaryAppointment = appointment.extend({
  patient: patientSummary.pick({
    id: true,
    surname: true,
    forename: true,
    dateOfBirth: true,
    safeContact: true,
  }),
});

const slotFilter = z.object({
  linkWorkerId: id.nullable().default(null),
  partOfDay: z.enum(['any', 'morning', 'afternoon']).default('any'),
  mode: mode.nullable().default(null),
  /** Not before this date; null: from now. */
  fromDate: date.nullable().default(null),
  limit: z.int().min(1).max(50).default(10),
});

const change = z.object({ id, version });

export const appointmentsContract = {
  'slots.next': query({ roles: everyone, input: slotFilter, output: z.array(slot) }),
  'diary.day': query({
    roles: everyone,
    input: z.object({ date }),
    output: z.object({
      date,
      /** Why the practice is shut, or null. */
      closed: z.string().nullable(),
      columns: z.array(
        z.object({
          linkWorkerId: id,
          name: z.string(),
          /** On leave, or the clinic is closed: the reason. */
          away: z.string().nullable(),
          slots: z.array(slot),
          appointments: z.array(diaryAppointment),
        }),
      ),
    }),
  }),
  'appointment.get': query({ roles: everyone, input: z.object({ id }), output: appointment }),
  /** `slot_taken` carries the next free slots; `patient_booked_that_day` the other appointment. */
  'appointment.book': command({
    roles: deskRoles,
    input: z.object({ referralId: id, slotId: id, confirmSameDay: z.boolean().default(false) }),
    output: appointment,
  }),
  /** The link worker takes the patient into the room at once: no slot, and no wait for one. */
  'appointment.seeNow': command({
    roles: deskRoles,
    input: z.object({ referralId: id, linkWorkerId: id, mode: mode.default('in_practice') }),
    output: appointment,
  }),
  'appointment.move': command({
    roles: deskRoles,
    input: change.extend({ slotId: id, confirmSameDay: z.boolean().default(false) }),
    output: appointment,
  }),
  'appointment.cancel': command({
    roles: deskRoles,
    input: change.extend({ cancelledBy: z.enum(cancelledBy), reason: line(200).default('') }),
    output: appointment,
  }),
  'appointment.arrive': command({ roles: deskRoles, input: change, output: appointment }),
  'appointment.start': command({ roles: deskRoles, input: change, output: appointment }),
  'appointment.attend': command({ roles: deskRoles, input: change, output: appointment }),
  'appointment.dna': command({
    roles: deskRoles,
    /** And what would help next time, kept with the patient. */
    input: change.extend({ reason: line(200) }).extend(whatHelps.shape),
    output: appointment,
  }),
  'appointment.leftBeforeSeen': command({ roles: deskRoles, input: change, output: appointment }),
  /** One step back (booked by mistake, DNA who turned up after all). */
  'appointment.undo': command({ roles: deskRoles, input: change, output: appointment }),

  // What leaves the app with a patient's data in it: commands, so that the audit says who took it.

  /** Printable card, self-contained HTML. `warnings`: codes such as 'not_at_home'. Refused with `no_letters`. */
  'appointment.card': command({
    roles: deskRoles,
    input: z.object({ id }),
    output: z.object({ html: z.string(), warnings: z.array(z.string()) }),
  }),
  /** Text for the practice's SMS tool. Refused with `no_texts` when the patient must not get texts. */
  'appointment.text': command({
    roles: deskRoles,
    input: z.object({ id }),
    output: z.object({ text: z.string() }),
  }),
  'appointment.ics': command({
    roles: deskRoles,
    input: z.object({ id }),
    output: z.object({ fileName: z.string(), ics: z.string() }),
  }),
};
