import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { AppError } from '../../shared/errors.ts';

/** What keeps the register's key: the operating system's keychain, through Electron. */
export type Keychain = {
  /** False where there is none, or where it would "encrypt" with a password that everybody knows. */
  isSafe(): boolean;
  encryptString(text: string): Buffer;
  decryptString(bytes: Buffer): string;
};

/**
 * Whether Electron's keychain is one. On a Linux desktop without any it falls back to a password that
 * is in its source code (`basic_text`): that keeps nothing.
 */
export function isKeychain(
  platform: NodeJS.Platform,
  { available, backend }: { readonly available: boolean; readonly backend: () => string },
): boolean {
  if (!available) return false;
  return platform !== 'linux' || !['basic_text', 'unknown'].includes(backend());
}

/**
 * The register's key: 256 random bits as hex, kept beside it wrapped by the operating system's
 * keychain. Throws
 * - `no_keychain` where nothing can keep it: a key that lies open beside the register protects nobody;
 * - `key_lost` when a register is there and its key cannot be unwrapped: a new key would not open it,
 *   and the old file must stay as it is.
 */
export function registerKey(folder: string, registerPath: string, keychain: Keychain): string {
  if (!keychain.isSafe()) throw new AppError('no_keychain');
  const file = path.join(folder, 'register.key');
  if (existsSync(file)) return unwrap(readFileSync(file), keychain);
  if (existsSync(registerPath)) throw new AppError('key_lost');
  const key = randomBytes(32).toString('hex');
  mkdirSync(folder, { recursive: true });
  // Whole or not at all: half a key file would lock the practice out.
  writeFileSync(`${file}.new`, keychain.encryptString(key), { mode: 0o600, flush: true });
  renameSync(`${file}.new`, file);
  return key;
}

function unwrap(bytes: Buffer, keychain: Keychain): string {
  try {
    const key = keychain.decryptString(bytes);
    if (/^[0-9a-f]{64}$/.test(key)) return key;
  } catch {
    // said below
  }
  throw new AppError('key_lost');
}
