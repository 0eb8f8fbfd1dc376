/**
 * For the log: what kind of fault and where in the program, never its message: a message may quote a
 * row, and a row is a patient.
 */
export function faultLine(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const code = 'code' in error ? word(error.code) : '';
  return [word(error.name), code, place(error)].filter(Boolean).join(' ');
}

const word = (value: unknown): string =>
  typeof value === 'string' && /^[A-Za-z0-9_]{1,40}$/.test(value) ? value : '';

/** The first line of the stack after the message; a message can have lines that look like one. */
function place({ stack = '', message }: Error): string {
  const said = message === '' ? 0 : stack.indexOf(message);
  // The message was changed after the stack was made, so where it ends is not known.
  if (said === -1) return '';
  const line = stack
    .slice(said + message.length)
    .split('\n')
    .find((text) => /^ +at .+:\d+:\d+\)?$/.test(text));
  return line?.trim() ?? '';
}
