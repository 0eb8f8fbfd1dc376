import { leftAs } from './patient.ts';
import type { AppointmentStatus, NextAction } from './types.ts';

/** The words of a next action, the same on screen and in a sheet. */
export const nextActionWords: Record<NextAction, string> = {
  see_now: 'See now',
  move: 'Move',
  record_outcome: 'Say how it went',
  attend: 'Booked',
  rebook: 'Rebook',
  book: 'Book',
  phone: 'Phone',
  follow_up: 'Follow up',
};

/**
 * What is to be done for this patient. Who is expected may be here already; and nobody is asked how an
 * appointment with the dead went.
 */
export function nextActionText(row: {
  readonly nextAction: NextAction;
  readonly patient: { readonly leftReason: string | null };
  readonly appointment: { readonly status: AppointmentStatus } | null;
}): string {
  const status = row.nextAction === 'attend' ? row.appointment?.status : undefined;
  if (status === 'arrived') return 'Arrived';
  if (status === 'in_progress') return 'In the room';
  const died = row.nextAction === 'record_outcome' && leftAs(row.patient) === 'died';
  return died ? 'Check and close' : nextActionWords[row.nextAction];
}
