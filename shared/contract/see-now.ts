import { z } from 'zod';
import { seeNowAnswers, seeNowEventKinds } from '../see-now.ts';
import { command, deskRoles, everyone, id, instant, query } from './kinds.ts';
import { patientSummary } from './patients.ts';

/** Somebody who waits in the building, and what was answered. */
export const seeNowCall = z.object({
  referralId: id,
  patient: patientSummary.pick({ id: true, surname: true, forename: true, dateOfBirth: true }),
  referrerName: z.string(),
  /** The link worker who was asked for; null: whoever is free first. */
  linkWorkerId: id.nullable(),
  raisedAt: instant,
  askedAt: instant,
  /** How much had been said when this was read: an answer to something older is refused. */
  seen: z.int(),
  answer: z
    .object({
      kind: z.enum(seeNowEventKinds),
      at: instant,
      byName: z.string(),
      /** Who comes, or cannot; null: the desk said it of nobody in particular. */
      linkWorkerId: id.nullable(),
      name: z.string().nullable(),
      dueAt: instant.nullable(),
    })
    .nullable(),
});

const seen = z.int().min(0).max(1_000_000);

export const seeNowContract = {
  /** Who waits, the longest first; then who was told today that nobody can come and is not booked yet. */
  'seeNow.list': query({ roles: everyone, input: z.undefined(), output: z.array(seeNowCall) }),
  /**
   * A link worker for themselves; the desk for any of them. Clinicians see answers and give none: they
   * do not know whether somebody can come. `see_now_answered` carries the call as it is by now.
   */
  'seeNow.answer': command({
    roles: deskRoles,
    input: z.object({
      id,
      seen,
      answer: z.enum(seeNowAnswers),
      /** Who comes. Null: the link worker at this PC; with `cant` also nobody in particular. */
      linkWorkerId: id.nullable().default(null),
    }),
    output: z.object({ seen: z.int() }),
  }),
  /** The answer before it stands again, or none. @throws `undo_too_late` once more has happened. */
  'seeNow.undo': command({
    roles: deskRoles,
    input: z.object({ id, seen }),
    output: z.object({ seen: z.int() }),
  }),
};
