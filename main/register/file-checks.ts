import { closeSync, existsSync, openSync, readFileSync, readSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
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
    /^(\\\\|\/\/)[^\\/?.]/.test(path) ||
    /^\\\\\?\\UNC\\/i.test(path) ||
    isMappedDrive(path, platform)
  ) {
    throw new AppError('register_on_network_share', { detail: { path } });
  }
  if (platform === 'linux' && networkFileSystems.has(fileSystemOf(resolve(path), mounts))) {
    throw new AppError('register_on_network_share', { detail: { path } });
  }
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
  return process.getBuiltinModule('node:fs').realpathSync.native(`${path.slice(0, 2)}\\`);
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

/** What the first bytes of the file are: an encrypted register looks like noise. */
export function headerOf(path: string): 'absent' | 'empty' | 'short' | 'plain' | 'noise' {
  if (!existsSync(path)) return 'absent';
  try {
    if (!statSync(path).isFile()) return 'short';
    const file = openSync(path, 'r');
    try {
      const bytes = Buffer.alloc(16);
      const read = readSync(file, bytes, 0, 16, 0);
      if (read === 0) return 'empty';
      if (statSync(path).size < 512) return 'short';
      return bytes.toString('latin1').startsWith('SQLite format 3') ? 'plain' : 'noise';
    } finally {
      closeSync(file);
    }
  } catch (error) {
    throw registerError(error);
  }
}

/** The folder a register file lives in, for messages. */
export const folderOf = (path: string): string => dirname(resolve(path));
