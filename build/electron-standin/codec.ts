/**
 * Values on their way between page and main process, as JSON that keeps what structured clone keeps
 * and JSON loses: undefined, bytes, dates, NaN and the infinities, maps and sets.
 */
type Tagged = { $: string; v?: unknown };

export function encode(value: unknown): string {
  return JSON.stringify(pack(value));
}

export function decode(text: string): unknown {
  return unpack(JSON.parse(text));
}

function pack(value: unknown): unknown {
  if (value === undefined) return { $: 'undefined' };
  if (typeof value === 'bigint') return { $: 'bigint', v: String(value) };
  if (typeof value === 'number' && !Number.isFinite(value))
    return { $: 'number', v: String(value) };
  if (typeof value === 'function' || typeof value === 'symbol') {
    throw new TypeError('An object could not be cloned.');
  }
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(pack);
  if (value instanceof Uint8Array) return { $: 'bytes', v: toBase64(value) };
  if (value instanceof ArrayBuffer) return { $: 'buffer', v: toBase64(new Uint8Array(value)) };
  if (value instanceof Date) return { $: 'date', v: value.getTime() };
  if (value instanceof Map) return { $: 'map', v: [...value].map(pack) };
  if (value instanceof Set) return { $: 'set', v: [...value].map(pack) };
  if (value instanceof Error) return { $: 'error', v: value.message };
  const entries = Object.fromEntries(Object.entries(value).map(([key, v]) => [key, pack(v)]));
  return '$' in entries ? { $: 'object', v: entries } : entries;
}

function unpack(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(unpack);
  if ('$' in value) return untag(value as Tagged);
  return Object.fromEntries(Object.entries(value).map(([key, v]) => [key, unpack(v)]));
}

function untag({ $: tag, v }: Tagged): unknown {
  if (tag === 'undefined') return undefined;
  if (tag === 'bigint') return BigInt(v as string);
  if (tag === 'number') return Number(v);
  if (tag === 'bytes') return fromBase64(v as string);
  if (tag === 'buffer') return fromBase64(v as string).buffer;
  if (tag === 'date') return new Date(v as number);
  if (tag === 'map') return new Map((v as unknown[]).map(unpack) as [unknown, unknown][]);
  if (tag === 'set') return new Set((v as unknown[]).map(unpack));
  if (tag === 'error') return new Error(v as string);
  if (tag === 'object') {
    return Object.fromEntries(Object.entries(v as object).map(([key, x]) => [key, unpack(x)]));
  }
  throw new TypeError('Not a value of ours.');
}

function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 32_768) {
    text += String.fromCharCode(...bytes.subarray(at, at + 32_768));
  }
  return btoa(text);
}

function fromBase64(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
}
