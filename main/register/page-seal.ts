import { createHmac, pbkdf2Sync } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';

/** SQLCipher 4: a page ends in 16 bytes of IV and 64 bytes of HMAC-SHA512; the file begins with its salt. */
const pageSize = 4096;
const saltSize = 16;
const sealSize = 64;
const saltMask = 0x3a;
/** Pages looked at: one sound page proves the key, and a wrong key must not cost a whole file's reading. */
const pagesTried = 64;

/**
 * Whether this key ever sealed a page of this file. The engine says the same of a wrong key and of a
 * first page that is damaged, but the one asks for another key and the other for a backup.
 */
export function keySealed(path: string, key: string): boolean {
  const file = openSync(path, 'r');
  try {
    const page = Buffer.alloc(pageSize);
    const salt = Buffer.alloc(saltSize);
    if (readSync(file, salt, 0, saltSize, 0) < saltSize) return false;
    const sealKey = pbkdf2Sync(
      Buffer.from(key, 'hex'),
      salt.map((byte) => byte ^ saltMask),
      2,
      32,
      'sha512',
    );
    for (let number = 1; number <= pagesTried; number += 1) {
      if (readSync(file, page, 0, pageSize, (number - 1) * pageSize) < pageSize) return false;
      if (isSealed(page, number, sealKey)) return true;
    }
    return false;
  } finally {
    closeSync(file);
  }
}

function isSealed(page: Buffer, number: number, sealKey: Buffer): boolean {
  const numbered = Buffer.alloc(4);
  numbered.writeUInt32LE(number);
  const seal = createHmac('sha512', sealKey)
    .update(page.subarray(number === 1 ? saltSize : 0, pageSize - sealSize))
    .update(numbered)
    .digest();
  return seal.equals(page.subarray(pageSize - sealSize));
}
