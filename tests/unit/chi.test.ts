import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  chiDateDiffers,
  findChiInText,
  formatChi,
  generateChi,
  modulus10,
  modulus11,
  parseChi,
  restoreEatenZero,
} from '../../shared/chi.ts';

type Examples = {
  valid: { chi: string; modulus11: boolean; modulus10: boolean }[];
  invalid: { chi: string; because: string }[];
};
const examples = JSON.parse(
  readFileSync(new URL('../support/data/chi-examples.json', import.meta.url), 'utf8'),
) as Examples;

const date = fc
  .date({ min: new Date('1910-01-01'), max: new Date('2026-01-01'), noInvalidDate: true })
  .map((day) => day.toISOString().slice(0, 10));
const serial = fc.integer({ min: 0, max: 999 });

describe('CHI numbers: the published examples', () => {
  it.each(examples.valid)('$chi is valid under the rules it was published for', (example) => {
    expect(parseChi(example.chi).ok).toBe(true);
    expect(modulus11(example.chi) === Number(example.chi[9])).toBe(example.modulus11);
    expect(modulus10(example.chi) === Number(example.chi[9])).toBe(example.modulus10);
  });

  it.each(examples.invalid)('$chi is refused ($because)', ({ chi, because }) => {
    const expected = because.startsWith('date')
      ? 'date'
      : because === 'check digit'
        ? 'check_digit'
        : 'digits';
    expect(parseChi(chi)).toEqual({ ok: false, because: expected });
  });
});

describe('CHI numbers: the rules', () => {
  it('accepts every number generated for any birthday, under either rule, with any spacing', () => {
    fc.assert(
      fc.property(
        date,
        serial,
        fc.constantFrom('modulus11', 'modulus10', 'both'),
        (day, n, rule) => {
          const chi = generateChi(day, n, rule);
          if (chi === null) return;
          for (const typed of [chi, formatChi(chi), ` ${chi.slice(0, 3)} ${chi.slice(3)}\u00a0`]) {
            const parsed = parseChi(typed);
            expect(parsed).toMatchObject({ ok: true, chi });
            if (parsed.ok) expect([rule, 'both']).toContain(parsed.rule);
          }
          expect(chiDateDiffers(chi, day)).toBe(false);
        },
      ),
    );
  });

  it('Modulus 11 catches every single wrong digit and every swap of neighbours', () => {
    fc.assert(
      fc.property(date, serial, fc.nat(9), fc.integer({ min: 1, max: 9 }), (day, n, at, shift) => {
        const chi = generateChi(day, n, 'modulus11');
        if (chi === null) return;
        const digits = Array.from(chi, Number);
        digits[at] = (digits[at]! + shift) % 10;
        expect(modulus11(digits.join(''))).not.toBe(digits[9]);
        const swapped = Array.from(chi);
        [swapped[at % 9], swapped[(at % 9) + 1]] = [swapped[(at % 9) + 1]!, swapped[at % 9]!];
        if (swapped.join('') !== chi)
          expect(modulus11(swapped.join(''))).not.toBe(Number(swapped[9]));
      }),
    );
  });

  it('says when only the weaker Modulus 10 rule passes, so that the screen can ask', () => {
    expect(parseChi('0101201234')).toEqual({ ok: true, chi: '0101201234', rule: 'modulus10' });
  });

  it('never throws, whatever is pasted', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        parseChi(text);
        const found = findChiInText(text);
        if (found !== null) expect(parseChi(found).ok).toBe(true);
      }),
    );
  });

  it('takes 29 February 2000 and refuses 29 February 1919 or 2019', () => {
    const leap = generateChi('2000-02-29', 123, 'modulus10')!;
    expect(parseChi(leap).ok).toBe(true);
    expect(parseChi('2902191230')).toEqual({ ok: false, because: 'date' });
  });

  it('warns when the date digits are another day than the date of birth', () => {
    expect(chiDateDiffers('0101011237', '1901-01-01')).toBe(false);
    expect(chiDateDiffers('0101011237', '1901-01-02')).toBe(true);
  });
});

describe('CHI numbers in pasted text', () => {
  const chi = generateChi('1960-01-01', 123, 'modulus11')!;
  const other = generateChi('1971-05-12', 456, 'modulus11')!;

  it.each([
    `SMITH, John (Mr) 01-Jan-1960 CHI ${formatChi(chi)}`,
    `01/01/1960 ${chi}`,
    `Tel 07700 900123 CHI: ${formatChi(chi)}, ${chi}`,
    `CHI No. ${chi.slice(0, 3)} ${chi.slice(3, 6)} ${chi.slice(6)}`,
    `"${chi}"\r\n`,
    `CHI:01-01-60-${chi.slice(6)}`,
  ])('finds it in %j', (text) => {
    expect(findChiInText(text)).toBe(chi);
  });

  it('finds none when there is none, or when two people are in the text', () => {
    expect(findChiInText('SMITH, John 01/01/1960 07700 900123')).toBeNull();
    expect(findChiInText(`${chi} ${other}`)).toBeNull();
    expect(findChiInText(`9${chi}`)).toBeNull();
    expect(findChiInText('')).toBeNull();
  });
});

describe('CHI numbers that went through a spreadsheet', () => {
  it('gets its leading zero back when the result is a valid number', () => {
    const chi = generateChi('1960-01-01', 123, 'modulus11')!;
    expect(restoreEatenZero(chi.slice(1))).toBe(chi);
    expect(restoreEatenZero(chi)).toBeNull();
    expect(restoreEatenZero('101601230')).toBe(parseChi('0101601230').ok ? '0101601230' : null);
  });

  it.each(['1.01E+09', '1,01E+09', '1E+9', '1.01e9'])('is refused, not guessed, as %s', (text) => {
    expect(parseChi(text)).toEqual({ ok: false, because: 'spreadsheet_number' });
    expect(restoreEatenZero(text)).toBeNull();
  });
});
