import { z } from 'zod';
import { appointment, appointmentStatuses } from './appointments.ts';
import { mode } from './clinics.ts';
import { command, date, deskRoles, id, instant, query, time, version } from './kinds.ts';
import { patientSummary } from './patients.ts';
import { contactResults, priorities, queueRow } from './referrals.ts';

/** The phone in the morning, the texts for tomorrow, and the end of the day: calls of the desk. */

export const remindedHows = ['text', 'phone'] as const;
/** Why nobody gets a text. `needs_moving` and `died`: nobody is reminded of it at all. */
export const noTextWhys = ['no_texts', 'no_mobile', 'likes_phone', 'needs_moving', 'died'] as const;
/** In the order to phone. */
export const phoneWhys = [
  'call_back',
  'move',
  'rebook',
  'remind',
  'phone',
  'follow_up',
  'later',
  'tried',
] as const;

const who = patientSummary.omit({ openReferralId: true });
const sent = z.object({ at: instant, byId: id, byName: z.string(), how: z.enum(remindedHows) });

export const reminderRow = z.object({
  appointmentId: id,
  referralId: id,
  startsAt: instant,
  mode,
  room: z.string().nullable(),
  linkWorkerId: id,
  linkWorkerName: z.string(),
  patient: who,
  /** How to remind them: a text to `number`, or a call to it, or `none` at all. */
  by: z.enum(['text', 'phone', 'none']),
  why: z.enum(noTextWhys).nullable(),
  number: z.string().nullable(),
  /** What the text says; empty where none is sent. */
  text: z.string(),
  /** For this time of the appointment. */
  sent: sent.nullable(),
  /** Who took the text for this time out of the app last; sent or not. */
  taken: z.object({ at: instant, byId: id, byName: z.string() }).nullable(),
  /** The latest call of today, where there was one. */
  called: z.object({ at: instant, byName: z.string(), result: z.enum(contactResults) }).nullable(),
});

/** A call about one thing: somebody with a time to move may have to be reminded of another as well. */
export const phoneRow = z.object({
  referralId: id,
  why: z.enum(phoneWhys),
  /** What the call is for, where `why` says only when: `later`, `tried`. */
  about: z.enum(phoneWhys),
  patient: who,
  linkWorkerId: id.nullable(),
  priority: z.enum(priorities),
  waitDays: z.int(),
  waitLevel: queueRow.shape.waitLevel,
  referredAt: instant,
  /** The appointment to remind of, or to move: which, and when it is. */
  appointmentId: id.nullable(),
  startsAt: instant.nullable(),
  /** When the call is due; with `call_back` and `later` the time that was promised. Null: now. */
  dueAt: instant.nullable(),
  noText: z.enum(noTextWhys).nullable(),
  contactAttempts: z.int(),
  lastContactResult: z.enum(contactResults).nullable(),
  /** The latest call of today. */
  calledAt: instant.nullable(),
  version,
});

const openAppointment = appointment
  .pick({
    id: true,
    referralId: true,
    linkWorkerId: true,
    startsAt: true,
    endsAt: true,
    mode: true,
    needsMoving: true,
    version: true,
  })
  .extend({ status: z.enum(appointmentStatuses), linkWorkerName: z.string(), patient: who });

const paper = z.object({
  /** The next working day, whose paper this is. */
  date,
  printedAt: instant.nullable(),
  printedBy: z.string().nullable(),
  /** Appointments booked for that day. */
  bookings: z.int(),
  /** What happened to that day's appointments since. */
  changes: z.int(),
});

export const dayEnd = z.object({
  date,
  /** The last clinic of today has ended; false also where there was none. */
  clinicsOver: z.boolean(),
  /** Their time is over, today or on a day before, and nobody said how it went. */
  noOutcome: z.array(openAppointment),
  /** Still to come today, or in the room now. */
  toCome: z.array(openAppointment),
  seeNow: z.array(
    queueRow.pick({ id: true, patient: true, referredAt: true, linkWorkerId: true, version: true }),
  ),
  phone: z.array(phoneRow),
  reminders: z.object({ date, unsent: z.int(), sent: z.int() }),
  paper,
  /** How many things are unfinished; 0: the day is closed. */
  unfinished: z.int(),
});

/** An appointment at the time the screen showed: moved meanwhile, it is another reminder. */
const reminded = z.object({ appointmentId: id, startsAt: instant });
const remindedList = z.array(reminded).min(1).max(500);
const ids = z.array(id);
/** Null: the next working day, and what lies before it (a clinic on a Saturday). */
const day = date.nullable().default(null);
/** Null: everybody's. */
const filter = { linkWorkerId: id.nullable().default(null) };

export const remindersContract = {
  /** One row per appointment that is booked. Ordered by time. */
  'reminders.list': query({
    roles: deskRoles,
    input: z.object({ date: day, ...filter }),
    output: z.object({ date, rows: z.array(reminderRow) }),
  }),
  /**
   * Each is marked by whoever comes first. `already`: somebody did; `changed`: moved, cancelled or
   * not to be reminded of any more.
   */
  'reminders.markSent': command({
    roles: deskRoles,
    input: z.object({ reminders: remindedList, how: z.enum(remindedHows).default('text') }),
    output: z.object({ marked: ids, already: ids, changed: ids }),
  }),
  /** Marked by mistake: by whoever marked it, on the same day. */
  'reminders.undoSent': command({
    roles: deskRoles,
    input: z.object({ reminders: remindedList }),
    output: z.object({ undone: ids }),
  }),
  /**
   * The texts not sent yet, for the SMS tool: a sheet, or lines to copy. `taken`: which they are, to
   * be marked once they have gone. Empty where there are none. Each is taken by one person: those
   * that were taken before are left, or `mine` taken again, or `all` of them, on purpose.
   */
  'reminders.export': command({
    roles: deskRoles,
    input: z.object({
      date: day,
      ...filter,
      taken: z.enum(['leave', 'mine', 'all']).default('leave'),
    }),
    output: z.object({
      fileName: z.string(),
      csv: z.string(),
      list: z.string(),
      taken: z.array(reminded),
    }),
  }),
  /** Who to phone today, in the order to phone. A link worker's follow-ups are in their own list only. */
  'phone.list': query({
    roles: deskRoles,
    input: z.object(filter),
    output: z.object({ rows: z.array(phoneRow), total: z.int() }),
  }),
  /**
   * "Ring me at three": the next action is a call at that time. Refused with
   * `referral_already_booked` while somebody comes or has to be moved.
   */
  'phone.callBack': command({
    roles: deskRoles,
    input: z.object({ id, version, date, time }),
    output: z.object({ id, version, dueAt: instant }),
  }),
  'dayEnd.get': query({ roles: deskRoles, input: z.object(filter), output: dayEnd }),
  /** The same in one line, for a screen that only offers it; nothing is counted before the clinics are over. */
  'dayEnd.line': query({
    roles: deskRoles,
    input: z.object(filter),
    output: z.object({ clinicsOver: z.boolean(), unfinished: z.int() }),
  }),
  /** Today, the next working day and the phone list as pages to print; `phone`: the list alone. */
  'dayEnd.paper': command({
    roles: deskRoles,
    input: z.object({ ...filter, part: z.enum(['all', 'phone']).default('all') }),
    output: z.object({ fileName: z.string(), html: z.string(), date }),
  }),
  /** It came out of the printer, or was saved as a PDF. */
  'dayEnd.paperPrinted': command({
    roles: deskRoles,
    input: z.object({ date }),
    output: z.null(),
  }),
};
