import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { isKeychain, registerKey, type Keychain } from '../../main/shell/register-key.ts';

/** Turns bytes around: enough to see whether what lies on the disk went through it. */
const turned = (bytes: Uint8Array): Buffer => Buffer.from(bytes.map((byte) => byte ^ 0xff));
const keychain: Keychain = {
  isSafe: () => true,
  encryptString: (text) => turned(Buffer.from(text)),
  decryptString: (bytes) => turned(bytes).toString('utf8'),
};
const locked: Keychain = {
  ...keychain,
  decryptString: () => {
    throw new Error('Error while decrypting the ciphertext provided to safeStorage.');
  },
};
const none: Keychain = { ...keychain, isSafe: () => false };

let folder = '';
const file = () => path.join(folder, 'register.key');
const register = () => path.join(folder, 'register.db');
const key = (from: Keychain = keychain) => registerKey(folder, register(), from);

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'clw-key-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe("the register's key", () => {
  it('is 256 random bits, made once and the same ever after', () => {
    const made = key();
    expect(made).toMatch(/^[0-9a-f]{64}$/);
    expect(key()).toBe(made);
    expect(registerKey(path.join(folder, 'other'), register(), keychain)).not.toBe(made);
  });

  it('does not lie open on the disk, and only this user can read the file', () => {
    const made = key();
    expect(readFileSync(file(), 'latin1')).not.toContain(made);
    if (process.platform !== 'win32') expect(statSync(file()).mode & 0o077).toBe(0);
  });

  it('is never made anew for a register that is there', () => {
    writeFileSync(register(), 'a register');
    expect(() => key()).toThrow(expect.objectContaining({ code: 'key_lost' }));
    expect(existsSync(file())).toBe(false);
    expect(readFileSync(register(), 'utf8')).toBe('a register');
  });

  it.each([
    ['empty', ''],
    ['half of it', turned(Buffer.from('ab'.repeat(16)))],
    ['something else', turned(Buffer.from('zz'.repeat(32)))],
    ['a key and more', turned(Buffer.from('ab'.repeat(33)))],
  ])('is lost when its file holds %s, and the file stays for a repair', (_what, bytes) => {
    writeFileSync(file(), bytes);
    const before = readFileSync(file());
    expect(() => key()).toThrow(expect.objectContaining({ code: 'key_lost' }));
    expect(readFileSync(file())).toEqual(before);
  });

  it('is lost, not replaced, when the keychain does not open it', () => {
    key();
    const before = readFileSync(file());
    expect(() => key(locked)).toThrow(expect.objectContaining({ code: 'key_lost' }));
    expect(readFileSync(file())).toEqual(before);
  });

  it('is made whole after a power cut while it was written', () => {
    writeFileSync(`${file()}.new`, 'half');
    const made = key();
    expect(key()).toBe(made);
    expect(existsSync(`${file()}.new`)).toBe(false);
  });

  it('is not made where nothing can keep it, and nothing is written', () => {
    expect(() => key(none)).toThrow(expect.objectContaining({ code: 'no_keychain' }));
    expect(existsSync(file())).toBe(false);
  });

  it('is not called lost where only the keychain is missing today', () => {
    const made = key();
    expect(() => key(none)).toThrow(expect.objectContaining({ code: 'no_keychain' }));
    expect(key()).toBe(made);
  });
});

describe('a keychain', () => {
  const none = (): string => {
    throw new Error('Only Linux has several.');
  };

  it.each(['gnome_libsecret', 'kwallet', 'kwallet5', 'kwallet6'])('on Linux is %s', (backend) => {
    expect(isKeychain('linux', { available: true, backend: () => backend })).toBe(true);
    expect(isKeychain('linux', { available: false, backend: () => backend })).toBe(false);
  });

  it.each(['basic_text', 'unknown'])('on Linux is not %s', (backend) => {
    expect(isKeychain('linux', { available: true, backend: () => backend })).toBe(false);
  });

  it.each(['win32', 'darwin'] as const)('on %s is the one of the system', (platform) => {
    expect(isKeychain(platform, { available: true, backend: none })).toBe(true);
    expect(isKeychain(platform, { available: false, backend: none })).toBe(false);
  });
});
