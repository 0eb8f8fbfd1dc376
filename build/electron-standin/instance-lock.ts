import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Linux allows about 100 bytes for the path of a socket. */
const longestSocketPath = 100;

function socketPath(folder: string): string {
  const inside = path.join(folder, 'standin.sock');
  if (process.platform !== 'win32' && inside.length < longestSocketPath) return inside;
  const name = `clw-desk-${createHash('sha256').update(folder).digest('hex').slice(0, 24)}`;
  return process.platform === 'win32' ? `\\\\.\\pipe\\${name}` : path.join(tmpdir(), name);
}

const pidFile = (folder: string) => path.join(folder, 'standin.pid');

/**
 * Connects, says what it was started with and waits for "ok". In a process of its own because
 * Electron's `requestSingleInstanceLock` answers at once and a socket does not.
 */
const knock = `
  const socket = require('node:net').connect(process.argv[1]);
  const end = (code) => process.exit(code);
  setTimeout(end, 5000, 1);
  socket.on('error', () => end(1)).on('close', () => end(1));
  socket.on('connect', () => socket.end(process.argv[2]));
  socket.on('data', () => end(0));
`;

function handOver(folder: string, argv: readonly string[]): boolean {
  if (!existsSync(pidFile(folder))) return false;
  if (!isRunning(Number(readFileSync(pidFile(folder), 'utf8')))) return false;
  // A process id is used again after a restart: only an answer on the socket shows that it is ours.
  const { status } = spawnSync(
    process.execPath,
    ['-e', knock, socketPath(folder), JSON.stringify(argv)],
    { stdio: 'ignore', env: { ...process.env, NODE_OPTIONS: '' } },
  );
  return status === 0;
}

/** The lock of a user-data folder, or null after `argv` was handed to the app that holds it. */
export function takeLock(
  folder: string,
  argv: readonly string[],
  onSecond: (argv: string[]) => void,
): Server | null {
  mkdirSync(folder, { recursive: true });
  if (handOver(folder, argv)) return null;
  writeFileSync(pidFile(folder), String(process.pid));
  if (process.platform !== 'win32') rmSync(socketPath(folder), { force: true });
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    let text = '';
    socket.on('data', (chunk) => (text += String(chunk)));
    socket.on('error', () => socket.destroy());
    socket.on('end', () => {
      socket.end('ok');
      const said = read(text);
      if (said) onSecond(said);
    });
  });
  server.on('error', () => undefined);
  server.listen(socketPath(folder));
  return server.unref();
}

export function releaseLock(folder: string, server: Server | null): void {
  if (!server) return;
  server.close();
  rmSync(pidFile(folder), { force: true });
}

function read(text: string): string[] | null {
  try {
    const argv: unknown = JSON.parse(text);
    return Array.isArray(argv) ? argv.map(String) : null;
  } catch {
    return null;
  }
}

function isRunning(pid: number): boolean {
  try {
    return pid > 0 && pid !== process.pid && process.kill(pid, 0);
  } catch {
    return false;
  }
}
