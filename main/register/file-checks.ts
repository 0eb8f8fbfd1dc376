import {
  closeSync,
  existsSync,
  openSync,
  readFileSync,
  readSync,
  realpathSync,
  statSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { AppError } from '../../shared/errors.ts';
import { registerError } from './register-error.ts';

/** SQLite's locks do not work over SMB or NFS: two PCs would write over each other's pages. */
const networkFileSystems = new Set([
  'cifs',
  'smb3',
  'smbfs',
  'nfs',
  'nfs4',
  'fuse.sshfs',
  '9p',
  'afs',
]);

/** Throws `register_on_network_share` for UNC paths, mapped drives and network mounts. */
export function refuseNetworkShare(
  path: string,
  mounts: string = readMounts(),
  platform: NodeJS.Platform = process.platform,
): void {
  if (
    /^[\\/]{2}[^\\/?.]/.test(path) ||
    /^[\\/]{2}[?.][\\/]UNC[\\/]/i.test(path) ||
    isMappedDrive(path, platform)
  ) {
    throw new AppError('register_on_network_share', { detail: { path } });
  }
  if (platform === 'linux' && networkFileSystems.has(fileSystemOf(realPath(path), mounts))) {
    throw new AppError('register_on_network_share', { detail: { path } });
  }
}

/** Where the path leads through links; a file that is not there yet goes where its folder is. */
function realPath(path: string): string {
  const full = resolve(path);
  const folder = dirname(full);
  if (existsSync(full)) return realpathSync(full);
  return folder === full ? full : join(realPath(folder), basename(full));
}

/** A mapped drive letter resolves to a UNC path through the device namespace. */
function isMappedDrive(path: string, platform: NodeJS.Platform): boolean {
  if (platform !== 'win32' || !/^[a-z]:/i.test(path)) return false;
  try {
    // realpath of a mapped drive's root gives its \\server\share
    return /^\\\\[^?.]/.test(realDrive(path));
  } catch {
    return false;
  }
}

function realDrive(path: string): string {
  return realpathSync.native(`${path.slice(0, 2)}\\`);
}

function readMounts(): string {
  return existsSync('/proc/self/mounts') ? readFileSync('/proc/self/mounts', 'utf8') : '';
}

/** The type of the longest mount point above `path`, from lines of /proc/self/mounts. */
export function fileSystemOf(path: string, mounts: string): string {
  let best = { point: '', type: '' };
  for (const line of mounts.split('\n')) {
    const [, rawPoint, type] = line.split(' ');
    if (rawPoint === undefined || type === undefined) continue;
    const point = rawPoint.replaceAll('\\040', ' ');
    const above = point === '/' || path === point || path.startsWith(`${point}/`);
    if (above && point.length >= best.point.length) best = { point, type };
  }
  return best.type;
}

const sample = 512;
/**
 * 512 random bytes hold about 221 different ones, give or take 6; text, programs and most documents
 * hold far fewer.
 */
const leastDifferent = 180;
/** Compressed files look random too, but for how they begin. */
const otherFiles = ['SQLite format 3', '%PDF', 'PK\u0003\u0004', '\u001f\u008b', '7z\u00bc\u00af'];

/** What the first bytes of the file are: an encrypted register looks like noise from its first byte. */
export function headerOf(path: string): 'absent' | 'empty' | 'other' | 'noise' {
  if (!existsSync(path)) return 'absent';
  try {
    if (!statSync(path).isFile()) return 'other';
    const bytes = firstBytes(path);
    if (bytes.length === 0) return 'empty';
    return bytes.length === sample && looksLikeNoise(bytes) ? 'noise' : 'other';
  } catch (error) {
    throw registerError(error);
  }
}

function firstBytes(path: string): Buffer {
  const file = openSync(path, 'r');
  try {
    const bytes = Buffer.alloc(sample);
    return bytes.subarray(0, readSync(file, bytes, 0, sample, 0));
  } finally {
    closeSync(file);
  }
}

function looksLikeNoise(bytes: Buffer): boolean {
  const start = bytes.toString('latin1');
  return (
    new Set(bytes).size >= leastDifferent && !otherFiles.some((sign) => start.startsWith(sign))
  );
}
