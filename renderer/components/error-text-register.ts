import type { ErrorCode } from '../../shared/errors.ts';
import type { ErrorWords } from './error-words.ts';
import { knownProblem } from './problem-words.ts';

/** The words of the start page, shorter: what happened, what is safe, what to do. */
export function registerErrorText(code: ErrorCode): ErrorWords | null {
  const words = knownProblem(code);
  return words && { what: `${words.title}.`, kept: words.safe, next: words.next };
}
