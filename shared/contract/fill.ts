import { z } from 'zod';
import { fillReasons } from '../fill.ts';
import { slot } from './appointments.ts';
import { deskRoles, id, query, version } from './kinds.ts';
import { queueRow } from './referrals.ts';

export const offer = queueRow.extend({
  /** The appointment that needs another time: booking this one moves that. */
  toMove: z.object({ id, version }).nullable(),
  why: z.array(z.enum(fillReasons)),
  /** Appointments seen and missed, under any referral. */
  seen: z.int(),
  missed: z.int(),
  /** When somebody last came; null: not yet. */
  lastSeenAt: z.string().nullable(),
});

export const fillContract = {
  /** A free slot and who could have it, best first (shared/fill.ts). Null: it is not free any more. */
  'slots.fill': query({
    roles: deskRoles,
    input: z.object({
      slotId: id,
      limit: z.int().min(1).max(20).default(3),
      /** Whoever has just given it up. */
      exceptReferralId: id.nullable().default(null),
    }),
    output: z.object({ slot, offers: z.array(offer), total: z.int() }).nullable(),
  }),
};
