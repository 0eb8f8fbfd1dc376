/**
 * A fault of ours for the log: what kind and where, never its message, because engines and parsers
 * put the data they choke on into it.
 */
export function describeFault(error: unknown): string {
  if (!Error.isError(error)) return 'unknown';
  const code = 'code' in error ? word(error.code) : '';
  return [word(error.name), code, whereOf(error)].filter((part) => part !== '').join(' ');
}

const word = (value: unknown): string =>
  typeof value === 'string' && /^\w{1,60}$/.test(value) ? value : '';

/** The first frame. The stack begins with the message, which may itself have lines like a frame's. */
function whereOf({ message, stack = '' }: Error): string {
  const from = stack.indexOf(message);
  if (from < 0) return '';
  const frame = /^ +at .+:\d+:\d+\)?$/m.exec(stack.slice(from + message.length));
  return frame?.[0].trim() ?? '';
}
