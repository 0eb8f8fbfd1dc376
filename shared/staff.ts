import type { Role } from './types.ts';

type Working = {
  readonly role: Role;
  /** 0/1 as the register keeps it, or as the screens know it. */
  readonly active: 0 | 1 | boolean;
  /** Last day in the practice; null: stays. */
  readonly leavesOn: string | null;
};

/** Before anything there is: somebody who is no link worker here has no day with clinics. */
const never = '0000-01-01';

/** The last day on which a person has clinics: contract end; null: no end in sight. */
export function lastDayOf({ role, active, leavesOn }: Working): string | null {
  return role === 'link_worker' && Boolean(active) ? leavesOn : never;
}

/** Whether somebody works here as a link worker on a date, their last day included. */
export function isLinkWorkerOn(person: Working, date: string): boolean {
  const last = lastDayOf(person);
  return last === null || date <= last;
}
