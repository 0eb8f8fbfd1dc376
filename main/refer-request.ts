/**
 * What a deep link or a command line may ask for. It only ever fills the Refer window in: nothing
 * here can commit anything.
 */
export type StartRequest = {
  /** Text for the Refer window's search box. */
  readonly refer: string | null;
  /** Whether a deep link asked, not somebody's own command line. */
  readonly fromLink: boolean;
  readonly demo: boolean;
  readonly userData: string | null;
};

const longest = 60;
const longestLink = 200;

/** `clwdesk://refer?chi=...` and nothing more; anything odd in it makes it null. */
export function referFromLink(link: string): string | null {
  if (link.length > longestLink) return null;
  let url: URL;
  try {
    url = new URL(link);
  } catch {
    return null;
  }
  const { protocol, username, password, port, hostname, pathname, hash, searchParams } = url;
  const target = hostname === '' ? pathname : hostname + pathname.replace(/^\/$/, '');
  if (protocol !== 'clwdesk:' || target !== 'refer') return null;
  if (username || password || port || hash) return null;
  if ([...searchParams.keys()].some((name) => name !== 'chi')) return null;
  const asked = searchParams.getAll('chi');
  return asked.length > 1 ? null : plain(asked[0] ?? '');
}

/** The arguments after the program's own, in any order; unknown ones are left alone. */
export function parseStart(args: readonly string[]): StartRequest {
  let request: StartRequest = { refer: null, fromLink: false, demo: false, userData: null };
  for (const arg of args) {
    if (arg === '--demo') request = { ...request, demo: true };
    else if (arg.startsWith('--refer='))
      request = { ...request, refer: plain(arg.slice(8)), fromLink: false };
    else if (arg.startsWith('--user-data='))
      request = { ...request, userData: arg.slice(12) || null };
    else if (arg.startsWith('clwdesk:'))
      request = { ...request, refer: referFromLink(arg), fromLink: true };
  }
  return request;
}

/** Letters, digits and what stands between them in a name, a date or a CHI number. */
function plain(text: string): string | null {
  const clean = text.trim();
  return clean.length <= longest && /^[\p{L}\p{M}\d '.,/-]*$/u.test(clean) ? clean : null;
}
