import { randomFillSync } from 'node:crypto';

/** UUIDv7 (RFC 9562): ids made later sort later, so new rows go to the end of an index. */
export function uuidv7(milliseconds: number, random: Uint8Array): string {
  const bytes = Buffer.alloc(16);
  bytes.writeUIntBE(milliseconds, 0, 6);
  bytes.set(random.subarray(0, 10), 6);
  bytes[6] = 0x70 | (bytes[6]! & 0x0f);
  bytes[8] = 0x80 | (bytes[8]! & 0x3f);
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

const each = 10;
/** Asking for randomness costs far more than the few bytes of one id: it is fetched for many at once. */
const random = new Uint8Array(each * 256);
let used = random.length;

export function newId(): string {
  if (used === random.length) {
    randomFillSync(random);
    used = 0;
  }
  used += each;
  return uuidv7(Date.now(), random.subarray(used - each, used));
}
