import { findChiInText } from './chi.ts';
import { datesOfBirthFrom } from './dates-typed.ts';

/**
 * Search keys of a patient, and what a typed text looks for. Every search is a range of one index:
 * - ranks 0 and 1: `first` is the surname or the forename, for one typed word;
 * - ranks 2 and 3: `first` is both initials, `second` is both names, surname or forename in front.
 *   Without them `m j` would walk every M to find the rare J.
 * Someone who has left has the same rows `leftRank` higher, so that people on the list come first.
 */
export type NameKey = { readonly rank: number; readonly first: string; readonly second: string };
export const leftRank = 4;

const letters: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
};

/** Lower case, no accents, no apostrophes; anything else that is not a letter or digit is a space. */
export function fold(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[ßæœøłđðþı]/g, (letter) => letters[letter] ?? letter)
    .replaceAll(/['’‘`´ʼʻ]/g, '')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** `macdonald` and `mcdonald` are one name to whoever hears it on the phone. */
export const foldMac = (surname: string): string => surname.replace(/^mac/, 'mc');

/** A name of several words is found by the whole of it and from each later word on. */
function forms(name: string, most: number): string[] {
  const words = fold(name).split(' ').filter(Boolean);
  const from = words.slice(0, most).map((_, index) => words.slice(index).join(''));
  return from.filter((form, index) => index === 0 || form.length > 1);
}

const surnameForms = (surname: string): string[] => {
  const plain = forms(surname, 3);
  return [...new Set([...plain, ...plain.map(foldMac)])];
};

/** Rows for the table patient_name. */
export function nameKeys(surname: string, forename: string, onList: boolean): NameKey[] {
  const surnames = surnameForms(surname);
  const forenames = [...new Set(forms(forename, 3))];
  const base = onList ? 0 : leftRank;
  const keys: NameKey[] = [
    ...surnames.map((first) => ({ rank: base, first, second: forenames[0] ?? '' })),
    ...forenames.map((first) => ({ rank: base + 1, first, second: surnames[0] ?? '' })),
  ];
  for (const s of surnames) {
    for (const f of forenames) {
      const first = initials(s, f);
      keys.push(
        { rank: base + 2, first, second: `${s} ${f}` },
        { rank: base + 3, first, second: `${f} ${s}` },
      );
    }
  }
  return keys;
}

const firstLetter = (text: string): string => String.fromCodePoint(text.codePointAt(0) ?? 32);
const initials = (surname: string, forename: string): string =>
  firstLetter(surname) + firstLetter(forename);

/** National digits: `+44 (0)7700 900123` is `07700900123`. Empty when there is no number in it. */
export function phoneDigits(text: string): string {
  const digits = text.replaceAll('(0)', '').replaceAll(/\D/g, '');
  if (/^\s*(\+|00)\s*44/.test(text)) return `0${digits.replace(/^(00)?44/, '')}`;
  return digits;
}

const localDigits = 6;

/** Rows for the table patient_phone: the whole number, and the local part people say by itself. */
export function phoneKeys(...numbers: readonly (string | null)[]): string[] {
  const keys = new Set<string>();
  for (const number of numbers) {
    const digits = phoneDigits(number ?? '');
    if (digits.length < 5) continue;
    keys.add(digits);
    keys.add(digits.slice(-localDigits));
  }
  return [...keys];
}

/** One range of patient_name; `contains` is checked on the rows of the range. */
export type NameRange = {
  readonly rank: number;
  readonly first: string;
  /** Null: `first` is itself the prefix. Else `first` is exact and this is the prefix of `second`. */
  readonly second: string | null;
  readonly contains: string | null;
};

/**
 * What to look for. A whole CHI number decides alone. `names` narrow `dates` or `digits` when both
 * were typed; `digits` alone may be a CHI prefix, a date of birth or a phone number.
 */
export type PatientSearch = {
  readonly chi: string | null;
  readonly names: readonly string[];
  readonly dates: readonly string[];
  readonly digits: string | null;
};

const nothing: PatientSearch = { chi: null, names: [], dates: [], digits: null };
const titles = new Set([
  'mr',
  'mrs',
  'ms',
  'miss',
  'master',
  'dr',
  'prof',
  'rev',
  'sir',
  'mx',
  'chi',
  'dob',
]);
const dateShapes = [
  /(?<!\d)\d{4}([-/.])\d{1,2}\1\d{1,2}(?!\d)/,
  /(?<!\d)\d{1,2}([-/.])\d{1,2}\1(\d{4}|\d\d)(?!\d)/,
  /(?<!\d)\d{1,2}(st|nd|rd|th)?[-/., ]*(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[-/., ]*(\d{4}|\d\d)(?!\d)/i,
  /(?<!\d)\d{1,2} \d{1,2} \d{4}(?!\d)/,
];

/** `today`: `YYYY-MM-DD`, to read two-digit years. */
export function parseSearch(text: string, today: string): PatientSearch {
  const chi = findChiInText(text);
  if (chi !== null) return { ...nothing, chi };
  let rest = text.replaceAll(/\([^)]*[a-z][^)]*\)/gi, ' ').replaceAll(/\s+/g, ' ');
  const typed = dateShapes
    .map((shape) => shape.exec(rest)?.[0])
    .find((found) => found !== undefined);
  const dates = typed === undefined ? [] : datesOfBirthFrom(typed, today);
  if (typed !== undefined && dates.length > 0) rest = rest.replace(typed, ' ');
  const words = rest.split(/[\s,;]+/).map((word) => fold(word).replaceAll(' ', ''));
  const names = words.filter((word) => /\p{L}/u.test(word) && !/^\d/.test(word));
  const spoken = names.filter((word) => !titles.has(word));
  const digits =
    names.length > 0 && typed !== undefined && dates.length > 0 ? '' : phoneDigits(digitsOf(rest));
  const alone = dates.length > 0 ? dates : datesOfBirthFrom(digits, today);
  return {
    chi: null,
    names: (spoken.length > 0 ? spoken : names).slice(0, 4),
    dates: alone,
    digits: digits.length >= 2 ? digits : null,
  };
}

const digitsOf = (text: string): string =>
  text
    .split(/\s+/)
    .filter((word) => !/\p{L}/u.test(word))
    .join(' ');

/** Ranges to read for typed names, in either order, best first. Every word is a prefix. */
export function nameRanges(names: readonly string[]): NameRange[] {
  const joined = names.join('');
  const ranges: NameRange[] = [];
  for (let split = 1; split < names.length; split += 1) {
    const left = names.slice(0, split).join('');
    const right = names.slice(split).join('');
    ranges.push(bothNames(foldMac(left), right), bothNames(foldMac(right), left));
  }
  if (joined) {
    ranges.push({ rank: 0, first: foldMac(joined), second: null, contains: null });
    ranges.push({ rank: 1, first: joined, second: null, contains: null });
  }
  return ranges;
}

/** The longer word leads, because it narrows more; the shorter is checked on what is left. */
function bothNames(surname: string, forename: string): NameRange {
  const first = initials(surname, forename);
  const surnameLeads = surname.length >= forename.length;
  const [second, other] = surnameLeads ? [surname, forename] : [forename, surname];
  return {
    rank: surnameLeads ? 2 : 3,
    first,
    second,
    contains: Array.from(other).length > 1 ? ` ${other}` : null,
  };
}

/** Whether a patient carries all the typed names, for combinations such as `smith 01/01/1960`. */
export function hasNames(surname: string, forename: string, names: readonly string[]): boolean {
  if (names.length === 0) return true;
  const surnames = surnameForms(surname);
  const forenames = forms(forename, 3);
  return names.every(
    (name) =>
      surnames.some((form) => form.startsWith(foldMac(name)) || form.startsWith(name)) ||
      forenames.some((form) => form.startsWith(name)),
  );
}

/** The first text after every text that starts with `prefix`, in byte order. */
export function afterPrefix(prefix: string): string {
  const points = Array.from(prefix);
  const last = points.pop()?.codePointAt(0) ?? 0;
  return points.join('') + String.fromCodePoint(last === 0xd7ff ? 0xe000 : last + 1);
}
