import { z } from 'zod';
import { appointment, slot } from './appointments.ts';
import { mode } from './clinics.ts';
import { date, everyone, id, query, time } from './kinds.ts';
import { patientSummary } from './patients.ts';

const diaryAppointment = appointment.extend({
  patient: patientSummary.pick({
    id: true,
    surname: true,
    forename: true,
    dateOfBirth: true,
    safeContact: true,
  }),
});

/** One link worker on one day. */
const column = z.object({
  linkWorkerId: id,
  name: z.string(),
  date,
  /** Why the practice is shut, or null. */
  closed: z.string().nullable(),
  /** On leave, or the clinic is closed: the reason. */
  away: z.string().nullable(),
  /** The sessions of that day, by the times at which somebody can be seen in them. */
  clinics: z.array(z.object({ opens: time, closes: time, mode, room: z.string().nullable() })),
  slots: z.array(slot),
  /** Cancelled ones left out: they hold no time. See `diary.cancelled`. */
  appointments: z.array(diaryAppointment),
});

const month = z
  .string()
  .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
  .refine((text) => text >= '1850-01' && text < '2199-12');

export const diaryContract = {
  /** A column per link worker. */
  'diary.day': query({
    roles: everyone,
    input: z.object({ date }),
    output: z.object({ date, closed: z.string().nullable(), columns: z.array(column) }),
  }),
  /** A column per day: Monday to Friday, and of the weekend the days with something in them. */
  'diary.week': query({
    roles: everyone,
    input: z.object({ linkWorkerId: id, date }),
    output: z.object({ linkWorkerId: id, name: z.string(), columns: z.array(column) }),
  }),
  /** What was cancelled on these days, both included: shown without taking a time. */
  'diary.cancelled': query({
    roles: everyone,
    input: z
      .object({ from: date, to: date, linkWorkerId: id.nullable().default(null) })
      .refine(({ from, to }) => Date.parse(to) - Date.parse(from) <= 7 * 86_400_000, {
        path: ['to'],
      }),
    output: z.array(diaryAppointment),
  }),
  /** How much is free on each day of a month, with one link worker or with anybody (null). */
  'diary.month': query({
    roles: everyone,
    input: z.object({ month, linkWorkerId: id.nullable().default(null) }),
    output: z.object({
      month,
      linkWorkerId: id.nullable(),
      days: z.array(
        z.object({
          date,
          /** Times that can still be booked: those past are not counted. */
          free: z.int(),
          /** Times that are held, whatever came of them. */
          booked: z.int(),
          closed: z.string().nullable(),
          away: z.string().nullable(),
        }),
      ),
    }),
  }),
};
