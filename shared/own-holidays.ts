type Own = { readonly onDate: string; readonly name: string; readonly off: 0 | 1 };

/**
 * A practice's holidays, date to name: the national ones and its own, without those on which it
 * works all the same. A bank holiday that is moved is one of each.
 */
export function withOwnHolidays(
  national: ReadonlyMap<string, string>,
  own: readonly Own[],
): ReadonlyMap<string, string> {
  if (own.length === 0) return national;
  const all = new Map(national);
  for (const { onDate, name, off } of own) {
    if (off === 1) all.set(onDate, name);
    else all.delete(onDate);
  }
  return all;
}
