import { z } from 'zod';
import { leastSessions, mostSessions } from '../series.ts';
import { seriesWhys } from '../series-why.ts';
import { appointment, cancelledBy, slot } from './appointments.ts';
import { command, date, deskRoles, id, instant, line, query, time, version } from './kinds.ts';

const session = z.object({
  /** On the practice's wall; `startsAt` is null where the clocks skip that time. */
  wish: z.object({ date, time, startsAt: instant.nullable() }),
  proposed: slot.nullable(),
  /** Other free times in that week, best first (shared/series.ts). */
  alternatives: z.array(slot),
  /** Why nothing is proposed, and what somebody wrote about it. */
  why: z.enum(seriesWhys).nullable(),
  reason: z.string(),
});

const change = z.object({ id, version });
const several = z.array(appointment);

/** Several appointments of one referral at once. */
export const seriesContract = {
  'series.propose': query({
    roles: deskRoles,
    input: z.object({
      referralId: id,
      /** The first of them. */
      slotId: id,
      everyDays: z.int().min(1).max(28),
      count: z.int().min(leastSessions).max(mostSessions),
    }),
    /** `until`: the last day for which there are slots yet. */
    output: z.object({ sessions: z.array(session), until: date }),
  }),
  /**
   * After somebody was seen: the same link worker, weekday and time in two weeks, and others.
   * `contact`: which contact it would be. Null where nobody was seen yet, or who saw them has left.
   */
  'series.next': query({
    roles: deskRoles,
    input: z.object({ referralId: id }),
    output: z
      .object({ contact: z.int(), offer: slot.nullable(), others: z.array(slot) })
      .nullable(),
  }),
  /**
   * All or nothing. `series_slot_taken` carries which times cannot be had any more and others instead;
   * `patient_booked_that_day` a day with two of them; `referral_already_booked` as `appointment.book`.
   */
  'series.book': command({
    roles: deskRoles,
    input: z.object({
      referralId: id,
      slotIds: z.array(id).min(1).max(mostSessions),
      confirmSameDay: z.boolean().default(false),
      /** Although others are to come: on purpose. */
      another: z.boolean().default(false),
    }),
    output: several,
  }),
  /** This appointment and all later ones of its referral. */
  'series.cancel': command({
    roles: deskRoles,
    input: change.extend({ cancelledBy: z.enum(cancelledBy), reason: line(200).default('') }),
    output: several,
  }),
  /** One step back for each of these, or for none. */
  'series.undo': command({
    roles: deskRoles,
    input: z.object({ appointments: z.array(change).min(1).max(40) }),
    output: several,
  }),

  // As appointment.card, .text and .ics, for all that are to come for a referral.
  'series.card': command({
    roles: deskRoles,
    input: z.object({ referralId: id }),
    output: z.object({ html: z.string(), warnings: z.array(z.string()) }),
  }),
  'series.text': command({
    roles: deskRoles,
    input: z.object({ referralId: id }),
    output: z.object({ text: z.string() }),
  }),
  'series.ics': command({
    roles: deskRoles,
    input: z.object({ referralId: id }),
    output: z.object({ fileName: z.string(), ics: z.string() }),
  }),
};
