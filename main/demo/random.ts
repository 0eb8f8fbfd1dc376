/** Numbers that look random and are the same for the same seed (mulberry32). Never for secrets. */
export function randomFrom(seed: number) {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const between = (low: number, high: number): number =>
    low + Math.floor(next() * (high - low + 1));
  return {
    /** A whole number from low to high, both included. */
    between,
    chance: (share: number): boolean => next() < share,
    pick: <T>(items: readonly T[]): T => items[between(0, items.length - 1)]!,
    some: <T>(items: readonly T[], count: number): T[] => [
      ...new Set(Array.from({ length: count }, () => items[between(0, items.length - 1)]!)),
    ],
    /** The same items in no order; the list itself stays as it is. */
    shuffle: <T>(items: readonly T[]): T[] => {
      const mixed = [...items];
      for (let at = mixed.length - 1; at > 0; at -= 1) {
        const other = between(0, at);
        [mixed[at], mixed[other]] = [mixed[other]!, mixed[at]!];
      }
      return mixed;
    },
    bytes: (count: number): Uint8Array => Uint8Array.from({ length: count }, () => between(0, 255)),
  };
}

export type Random = ReturnType<typeof randomFrom>;
