import { z } from 'zod';
import { clinic, impact, leave } from './clinics.ts';
import { command, date, deskRoles, everyone, id, line, managers, nothing, query } from './kinds.ts';

/** What changes clinics on single days, and what any such change would do before it is made. */

export const extraSession = z.object({ id, clinicId: id, onDate: date, reason: z.string() });

/** A day as the practice sees it. */
export const holiday = z.object({
  onDate: date,
  name: z.string(),
  /** In the list of Scottish bank holidays that comes with the app. */
  national: z.boolean(),
  /** False: the practice works on that national holiday. */
  off: z.boolean(),
});

const holidayChange = z.object({
  onDate: date,
  name: line(60),
  /** False: the practice works on that national holiday. */
  off: z.boolean(),
});

/** The changes that can be tried. */
export const tried = z.discriminatedUnion('what', [
  z.object({ what: z.literal('leave'), ...leave.omit({ id: true, reason: true }).shape }),
  z.object({ what: z.literal('no_leave'), id }),
  z.object({ what: z.literal('closure'), onDate: date, clinicId: id.nullable() }),
  z.object({ what: z.literal('no_closure'), id }),
  z.object({ what: z.literal('extra'), onDate: date, clinicId: id }),
  z.object({ what: z.literal('no_extra'), id }),
  /** `off` null: as the national list says. */
  z.object({ what: z.literal('holiday'), onDate: date, off: z.boolean().nullable() }),
]);

export const clinicChangesContract = {
  /** The next days of a rule as it is typed, with what keeps the practice from them. */
  'clinic.dates': query({
    roles: managers,
    input: clinic
      .pick({ rule: true, validFrom: true, validTo: true })
      .extend({ id: id.optional() }),
    output: z.object({
      sentence: z.string(),
      dates: z.array(z.object({ date, off: z.string().nullable() })),
    }),
  }),
  /** What a change of single days would do to slots and bookings, without doing it. */
  'clinic.tryChange': query({ roles: deskRoles, input: tried, output: impact }),
  'extraSession.list': query({ roles: everyone, input: nothing, output: z.array(extraSession) }),
  'extraSession.add': command({
    roles: managers,
    input: extraSession.omit({ id: true }).extend({ reason: line(120) }),
    output: z.object({ extraSession, impact }),
  }),
  'extraSession.remove': command({
    roles: managers,
    input: z.object({ id }),
    output: z.object({ impact }),
  }),
  /** From today on, national ones and the practice's own. */
  'holiday.list': query({ roles: everyone, input: nothing, output: z.array(holiday) }),
  /** Adds or renames a holiday of the practice, or says that it works on a national one. */
  'holiday.put': command({
    roles: managers,
    input: holidayChange,
    output: z.object({ impact }),
  }),
  /** Takes back what the practice said of a day. */
  'holiday.remove': command({
    roles: managers,
    input: z.object({ onDate: date }),
    output: z.object({ impact }),
  }),
};
