import { isRealDate } from './dates-typed.ts';

/**
 * CHI numbers: DDMMYY, two digits, a sex digit, a check digit. Since August 2026 two check rules
 * are live and a number is valid if either passes. Source: Public Health Scotland, R package
 * phsmethods (issue 147, PR 149); uk-fci/nhs-number issue 61.
 */
export type ChiRule = 'modulus11' | 'modulus10' | 'both';
export type ChiProblem = 'digits' | 'date' | 'check_digit' | 'spreadsheet_number';
export type ParsedChi =
  | { readonly ok: true; readonly chi: string; readonly rule: ChiRule }
  | { readonly ok: false; readonly because: ChiProblem };

const digitAt = (text: string, index: number): number => text.charCodeAt(index) - 48;

/** Check digit for the first nine digits, or null where the rule gives 10, which is never issued. */
export function modulus11(nine: string): number | null {
  let sum = 0;
  for (let index = 0; index < 9; index += 1) sum += digitAt(nine, index) * (10 - index);
  const check = 11 - (sum % 11);
  if (check === 11) return 0;
  return check === 10 ? null : check;
}

/** Luhn: digits 1, 3, 5, 7 and 9 count double. */
export function modulus10(nine: string): number {
  let sum = 0;
  for (let index = 0; index < 9; index += 1) {
    const digit = digitAt(nine, index);
    const doubled = index % 2 === 0 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return (10 - (sum % 10)) % 10;
}

/** Two-digit year: real if the day exists in either century (29 February 1900 did not, 2000 did). */
function hasRealDate(digits: string): boolean {
  const day = Number(digits.slice(0, 2));
  const month = Number(digits.slice(2, 4));
  const year = Number(digits.slice(4, 6));
  return isRealDate(1900 + year, month, day) || isRealDate(2000 + year, month, day);
}

function ruleOf(digits: string): ChiRule | null {
  const check = digitAt(digits, 9);
  const eleven = modulus11(digits) === check;
  const ten = modulus10(digits) === check;
  if (eleven && ten) return 'both';
  if (eleven) return 'modulus11';
  return ten ? 'modulus10' : null;
}

/** `1.01E+09`, `1,01E+09`: what a spreadsheet made of a CHI number. The digits are lost. */
export const isSpreadsheetNumber = (text: string): boolean =>
  /^\s*[+-]?\d+([.,]\d*)?e[+-]?\d+\s*$/i.test(text);

/** One CHI number with any spacing. Does not look for one inside other text: see findChiInText. */
export function parseChi(text: string): ParsedChi {
  if (isSpreadsheetNumber(text)) return { ok: false, because: 'spreadsheet_number' };
  const digits = text.replaceAll(/[\s\u00a0\u2007\u202f-]/g, '');
  if (!/^\d{10}$/.test(digits)) return { ok: false, because: 'digits' };
  if (!hasRealDate(digits)) return { ok: false, because: 'date' };
  const rule = ruleOf(digits);
  return rule ? { ok: true, chi: digits, rule } : { ok: false, because: 'check_digit' };
}

const space = String.raw`[ \t\u00a0\u2007\u202f-]`;
const groupings = [
  String.raw`\d{10}`,
  String.raw`\d{6}${space}{1,2}\d{4}`,
  String.raw`\d{3}${space}\d{3}${space}\d{4}`,
  String.raw`\d{2}${space}\d{2}${space}\d{2}${space}?\d{4}`,
].map((shape) => new RegExp(String.raw`(?<![\d])(?=(${shape})(?!\d))`, 'g'));

/**
 * The CHI number in pasted text such as `SMITH, John (Mr) 01-Jan-1960 CHI 010160 1234`.
 * Null when there is no valid one, and when there are several: guessing would refer the wrong person.
 */
export function findChiInText(text: string): string | null {
  const found = new Set<string>();
  for (const grouping of groupings) {
    for (const match of text.matchAll(grouping)) {
      const parsed = parseChi(match[1] ?? '');
      if (parsed.ok) found.add(parsed.chi);
    }
  }
  const [only] = found;
  return found.size === 1 && only !== undefined ? only : null;
}

/** `0101601234` as people read it aloud: `010160 1234`. */
export const formatChi = (chi: string): string => `${chi.slice(0, 6)} ${chi.slice(6)}`;

/**
 * Whether the six date digits are another day than the date of birth (`YYYY-MM-DD`). Warns, never
 * blocks: in one real register 164 of 19,520 patients differ.
 */
export function chiDateDiffers(chi: string, dateOfBirth: string): boolean {
  const [year = '', month = '', day = ''] = dateOfBirth.split('-');
  return chi.slice(0, 6) !== `${day}${month}${year.slice(2)}`;
}

/**
 * A made-up number for demonstrations and tests; there is no official test range.
 * `date`: `YYYY-MM-DD`; `serial`: 0 to 999, the seventh to ninth digit. Null where the rule has no
 * check digit for it (about one in eleven under Modulus 11).
 */
export function generateChi(date: string, serial: number, rule: ChiRule): string | null {
  const [year = '', month = '', day = ''] = date.split('-');
  const nine = `${day}${month}${year.slice(2)}${String(serial).padStart(3, '0')}`;
  const eleven = modulus11(nine);
  const ten = modulus10(nine);
  if (rule === 'modulus10') return `${nine}${ten}`;
  if (eleven === null || (rule === 'both' && eleven !== ten)) return null;
  return `${nine}${eleven}`;
}

/** Nine digits whose leading zero a spreadsheet ate: the ten digits, if they are a valid number. */
export function restoreEatenZero(text: string): string | null {
  const digits = text.replaceAll(/[\s\u00a0]/g, '');
  if (!/^\d{9}$/.test(digits)) return null;
  const parsed = parseChi(`0${digits}`);
  return parsed.ok ? parsed.chi : null;
}
