import { workingDaysBetween } from './calendar.ts';
import type { WaitLevel } from './types.ts';

export type WaitThresholds = { readonly amberAfterDays: number; readonly redAfterDays: number };

export type Wait = { readonly waitDays: number; readonly waitLevel: WaitLevel };

/**
 * The wait clock: working days from the moment of referral to the first attended contact (or
 * closing, or now), Scottish bank holidays out.
 */
export function waitOf(
  referral: { referredAt: string; firstSeenAt: string | null; closedAt?: string | null },
  now: string,
  thresholds: WaitThresholds,
  holidays: ReadonlySet<string>,
): Wait {
  const until = referral.firstSeenAt ?? referral.closedAt ?? now;
  const waitDays = workingDaysBetween(referral.referredAt, until, holidays);
  // Somebody who has been seen is no longer waiting, however long it took.
  if (referral.firstSeenAt !== null) return { waitDays, waitLevel: 'ok' };
  if (waitDays >= thresholds.redAfterDays) return { waitDays, waitLevel: 'red' };
  return { waitDays, waitLevel: waitDays >= thresholds.amberAfterDays ? 'amber' : 'ok' };
}
