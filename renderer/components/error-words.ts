export type ErrorWords = {
  /** What happened. */
  readonly what: string;
  /** What is kept, safe or unchanged. */
  readonly kept: string;
  /** What to do next. */
  readonly next: string;
};

/**
 * In a file of its own: the lists of words are made while the files load, and a list that took this
 * from the file that loads it would find nothing there yet.
 */
export const unchanged = 'Nothing was changed.';
