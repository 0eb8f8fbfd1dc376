import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { safeStorage } from 'electron';
import { AppError } from '../../shared/errors.ts';

/**
 * The register's key: 256 random bits as hex, kept beside it wrapped by the operating system's
 * keychain. Throws `key_lost` when a register is there and its key cannot be unwrapped: a new key
 * would not open it, and the old file must stay as it is.
 */
export function registerKey(folder: string, registerPath: string): string {
  const file = path.join(folder, 'register.key');
  if (existsSync(file)) return unwrap(readFileSync(file));
  if (existsSync(registerPath)) throw new AppError('key_lost');
  const key = randomBytes(32).toString('hex');
  mkdirSync(folder, { recursive: true });
  // Whole or not at all: half a key file would lock the practice out.
  writeFileSync(`${file}.new`, safeStorage.encryptString(key), { mode: 0o600, flush: true });
  renameSync(`${file}.new`, file);
  return key;
}

function unwrap(bytes: Buffer): string {
  try {
    const key = safeStorage.decryptString(bytes);
    if (/^[0-9a-f]{64}$/.test(key)) return key;
  } catch {
    // said below
  }
  throw new AppError('key_lost');
}
