import { AppError } from '../../shared/errors.ts';

/**
 * What became of a print, from what Electron tells its callback: sent, or closed by the user in the
 * dialogue ("Print job canceled"). @throws AppError `print_failed` for anything else.
 */
export function printOutcome(success: boolean, failureReason: string): { printed: boolean } {
  if (success) return { printed: true };
  if (/cancel/i.test(failureReason)) return { printed: false };
  throw new AppError('print_failed');
}
