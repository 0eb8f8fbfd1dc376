type Named = {
  readonly surname: string;
  readonly forename: string;
  readonly title?: string | null;
};

/** `SMITH, John (Mr)`: the way both GP systems and the paper record write a name. */
export function formatPatientName({ surname, forename, title }: Named): string {
  const name = forename
    ? `${surname.toLocaleUpperCase('en-GB')}, ${forename}`
    : surname.toLocaleUpperCase('en-GB');
  return title ? `${name} (${title})` : name;
}

/** `eh11 2ab` as Royal Mail writes it: `EH11 2AB`. Text that is no postcode comes back tidied only. */
export function formatPostcode(text: string): string {
  const tight = text.toUpperCase().replaceAll(/\s+/g, '');
  return isPostcode(tight) ? `${tight.slice(0, -3)} ${tight.slice(-3)}` : text.trim().toUpperCase();
}

export const isPostcode = (text: string): boolean =>
  /^[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}$/i.test(text.trim());

/** Why somebody is off the list, as stored and shown. */
export const leftReasons = {
  notInFile: 'No longer on the practice list',
  removed: 'Removed from the practice list',
  died: 'Died',
  deleted: 'Record deleted in the clinical system',
} as const;

/** How somebody left, for who is about to contact or refer them; null: they did not. */
export function leftAs({ leftReason }: { readonly leftReason: string | null }) {
  if (leftReason === null) return null;
  return leftReason === leftReasons.died ? 'died' : 'left';
}
