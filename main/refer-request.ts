/**
 * What a deep link or a command line may ask for. It only ever fills the Refer window in: nothing
 * here can commit anything (product.md, "Flag").
 */
export type StartRequest = {
  /** Text for the Refer window's search box. */
  readonly refer: string | null;
  readonly demo: boolean;
  readonly userData: string | null;
};

const longest = 60;

/** `clwdesk://refer?chi=...`; anything else, or anything odd in it, is null. */
export function referFromLink(link: string): string | null {
  if (link.length > 200) return null;
  let url: URL;
  try {
    url = new URL(link);
  } catch {
    return null;
  }
  if (url.protocol !== 'clwdesk:' || (url.host || url.pathname.replaceAll('/', '')) !== 'refer')
    return null;
  return plain(url.searchParams.get('chi') ?? '');
}

/** The arguments after the program's own, in any order; unknown ones are left alone. */
export function parseStart(args: readonly string[]): StartRequest {
  let request: StartRequest = { refer: null, demo: false, userData: null };
  for (const arg of args) {
    if (arg === '--demo') request = { ...request, demo: true };
    else if (arg.startsWith('--refer=')) request = { ...request, refer: plain(arg.slice(8)) };
    else if (arg.startsWith('--user-data='))
      request = { ...request, userData: arg.slice(12) || null };
    else if (arg.startsWith('clwdesk:')) request = { ...request, refer: referFromLink(arg) };
  }
  return request;
}

/** Letters, digits and what stands between them in a name, a date or a CHI number. */
function plain(text: string): string | null {
  const clean = text.trim();
  return clean.length <= longest && /^[\p{L}\d '.,/-]*$/u.test(clean) ? clean : null;
}
