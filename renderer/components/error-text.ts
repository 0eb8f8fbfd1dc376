import type { ErrorData } from '../../shared/errors.ts';
import { errorWords, type ErrorWords } from './error-words.ts';

/** What happened, what is kept, what to do next. A code from a newer version counts as `internal`. */
export function errorText(error: ErrorData): ErrorWords {
  return errorWords[error.code] ?? errorWords.internal;
}

/** All three in one line, for a toast. */
export function errorLine(error: ErrorData): string {
  const words = errorText(error);
  return `${words.what} ${words.kept} ${words.next}`;
}
