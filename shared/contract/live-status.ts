import { z } from 'zod';
import { appointmentStatuses } from './appointments.ts';
import { command, date, everyone, id, instant, query } from './kinds.ts';
import { liveStatuses } from './session.ts';

const status = z.enum(liveStatuses);

const span = z.object({ startsAt: instant, endsAt: instant });

/** What a link worker's live status follows from; shared/live-status.ts says what it is at a moment. */
export const liveFacts = z.object({
  linkWorkerId: id,
  name: z.string(),
  room: z.string().nullable(),
  phone: z.string().nullable(),
  choice: z.object({ status, at: instant, backAt: instant.nullable() }).nullable(),
  met: z.array(z.object({ status: z.enum(appointmentStatuses), at: instant, endsAt: instant })),
  booked: z.array(span),
  coming: z.array(instant),
  sessions: z.array(span),
  away: z.boolean(),
});

export const liveStatusContract = {
  /** Of the link workers who work here on this day; the day is part of the question, so that a screen left open asks again after midnight. */
  'staff.live': query({ roles: everyone, input: z.object({ date }), output: z.array(liveFacts) }),
  /** A link worker's own status in one click; the desk may set it for them. Null: the diary says it again. */
  'staff.setLiveStatus': command({
    roles: everyone,
    input: z.object({
      staffId: id,
      liveStatus: status.nullable(),
      /** Only with `out`: later today. */
      backAt: instant.nullable().default(null),
    }),
    output: z.null(),
  }),
};
