import { spawn, type ChildProcess } from 'node:child_process';
import { decode, encode } from '../../build/electron-standin/codec.ts';
import type { Result } from '../../shared/errors.ts';

/** The page of a running stand-in, without a browser: its cookie, its address, its calls. */
export type StandInPage = {
  readonly origin: string;
  get(place: string): Promise<Response>;
  call<T>(channel: string, input?: unknown): Promise<Result<T>>;
};

/** Uses up the address that the app printed for a window. */
export async function enter(address: string): Promise<StandInPage> {
  const url = new URL(address);
  const entered = await fetch(url, { redirect: 'manual' });
  const cookie = (entered.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  const window = url.searchParams.get('window');
  return {
    origin: url.origin,
    get: (place) => fetch(new URL(place, url.origin), { headers: { cookie } }),
    async call<T>(channel: string, input?: unknown) {
      const answer = await fetch(new URL('/__standin__/invoke', url.origin), {
        method: 'POST',
        headers: { cookie, origin: url.origin },
        body: encode({ window, channel: 'clw:call', args: [channel, input] }),
      });
      const reply = decode(await answer.text()) as { value: Result<T>; error?: string };
      if (reply.error !== undefined) throw new Error(reply.error);
      return reply.value;
    },
  };
}

export function ended(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null) return Promise.resolve(child.exitCode);
  return new Promise((resolve) => child.once('exit', resolve));
}

/** Runs a main bundle, wherever it lies, in the stand-in. Nothing is shown: follow its output. */
export function startMain(main: string, args: readonly string[]): ChildProcess {
  return spawn(
    process.execPath,
    [
      '--disable-warning=ExperimentalWarning',
      '--import',
      new URL('../../build/electron-standin/register.mjs', import.meta.url).href,
      main,
      ...args,
    ],
    { env: { ...process.env, CLW_STANDIN_HEADLESS: '1' }, stdio: ['ignore', 'pipe', 'pipe'] },
  );
}
