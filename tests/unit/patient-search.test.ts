import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { datesOfBirthFrom, parsePastDate } from '../../shared/dates-typed.ts';
import { formatPatientName, formatPostcode } from '../../shared/patient.ts';
import {
  afterPrefix,
  fold,
  nameKeys,
  nameRanges,
  parseSearch,
  phoneDigits,
  phoneKeys,
} from '../../shared/patient-search.ts';

const today = '2026-11-25';

/** What the register does with a range, in memory. */
function finds(typed: string, surname: string, forename: string): boolean {
  const keys = nameKeys(surname, forename, true);
  return nameRanges(parseSearch(typed, today).names).some((range) =>
    keys.some((key) => {
      if (key.rank !== range.rank) return false;
      if (range.second === null) return key.first.startsWith(range.first);
      const inRange = key.first === range.first && key.second.startsWith(range.second);
      return inRange && (range.contains === null || key.second.includes(range.contains));
    }),
  );
}

describe('finding a patient by name', () => {
  it.each([
    ['oneill', "O'Neill", 'Siobhán'],
    ["o'n", "O'Neill", 'Siobhán'],
    ['o neill siobhan', 'O’Neill', 'Siobhán'],
    ['macdonald', 'McDonald', 'Ewan'],
    ['mcdonald', 'MacDonald', 'Ewan'],
    ['mac', 'McDonald', 'Ewan'],
    ['mac donald ewan', 'McDonald', 'Ewan'],
    ['ma', 'MacDonald', 'Ewan'],
    ['smith-jones', 'Smith-Jones', 'Ann'],
    ['smith jones ann', 'Smith-Jones', 'Ann'],
    ['jones', 'Smith-Jones', 'Ann'],
    ['smith ann', 'Smith-Jones', 'Ann'],
    ['jo sm', 'Smith', 'John'],
    ['SMITH, John (Mr)', 'Smith', 'John'],
    ['mr john smith', 'Smith', 'John'],
    ['s j', 'Smith', 'John'],
    ['jane smith', 'Smith', 'Mary Jane'],
    ['anne marie', 'Brown', 'Anne-Marie'],
    ['lodz', 'Łódź', 'Ewa'],
    ['berg', 'van der Berg', 'Jan'],
  ])('%j finds %s, %s', (typed, surname, forename) => {
    expect(finds(typed, surname, forename)).toBe(true);
  });

  it('does not find somebody with one other name', () => {
    expect(finds('smith john', 'Smith', 'Mary')).toBe(false);
    expect(finds('smi jo', 'Smith', 'Mary Jo')).toBe(true);
    expect(finds('x', 'Smith', 'John')).toBe(false);
  });

  it('finds everybody by any prefix of both names in either order', () => {
    const word = fc
      .stringMatching(/^[a-zé'-]{1,10}$/)
      .filter((text) => fold(text) !== '' && !/^[ '-]/.test(text));
    fc.assert(
      fc.property(
        word,
        word,
        fc.nat(10),
        fc.nat(10),
        fc.boolean(),
        (surname, forename, i, j, swap) => {
          const whole = (text: string) => fold(text).replaceAll(' ', '');
          const s = whole(surname).slice(0, i + 1);
          const f = whole(forename).slice(0, j + 1);
          const titlesOrDates = parseSearch(`${s} ${f}`, today).names.length !== 2;
          fc.pre(!titlesOrDates);
          expect(finds(swap ? `${f} ${s}` : `${s} ${f}`, surname, forename)).toBe(true);
        },
      ),
    );
  });

  it('ranks people who have left behind everybody on the list', () => {
    const ranks = nameKeys('Smith', 'John', true).map((key) => key.rank);
    expect(nameKeys('Smith', 'John', false).map((key) => key.rank - 4)).toEqual(ranks);
    expect(Math.max(...ranks)).toBeLessThan(4);
  });

  it('a prefix range ends just after the last name with that prefix', () => {
    expect('smithé' < afterPrefix('smith') && 'smiti' >= afterPrefix('smith')).toBe(true);
  });
});

describe('what a typed text looks for', () => {
  it.each([
    '01/01/60',
    '1.1.1960',
    '1 Jan 1960',
    '1960-01-01',
    '01-Jan-1960',
    '010160',
    '01011960',
    '19600101',
    '1st January 1960',
  ])('%s is a date of birth', (text) => {
    expect(parseSearch(text, today).dates).toContain('1960-01-01');
  });

  it('six digits may be a date, the start of a CHI number or a phone number', () => {
    expect(parseSearch('010160', today)).toEqual({
      chi: null,
      names: [],
      dates: ['1960-01-01'],
      digits: '010160',
    });
  });

  it('keeps both centuries when a two-digit year allows them', () => {
    expect(parseSearch('01/02/20', today).dates).toEqual(['2020-02-01', '1920-02-01']);
  });

  it('takes a name with a date', () => {
    expect(parseSearch('smith 01/01/1960', today)).toMatchObject({
      names: ['smith'],
      dates: ['1960-01-01'],
      digits: null,
    });
    expect(parseSearch('1 jan 1960 Smith', today)).toMatchObject({
      names: ['smith'],
      dates: ['1960-01-01'],
    });
    expect(parseSearch('smith 010160', today)).toMatchObject({
      names: ['smith'],
      dates: ['1960-01-01'],
      digits: '010160',
    });
  });

  it('a person called Jan or May is not a month', () => {
    expect(parseSearch('jan smith', today)).toMatchObject({ names: ['jan', 'smith'], dates: [] });
  });

  it('reads phone numbers however they are written', () => {
    for (const text of [
      '07700 900123',
      '+44 7700 900123',
      '+44 (0)7700-900123',
      '0044 7700 900123',
    ]) {
      expect(phoneDigits(text)).toBe('07700900123');
      expect(parseSearch(text, today).digits).toBe('07700900123');
    }
    expect(phoneKeys('0141 496 0123', null)).toEqual(['01414960123', '960123']);
  });

  it('never throws', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        (text) => nameRanges(parseSearch(text, today).names).length >= 0,
      ),
    );
  });
});

describe('dates in exports', () => {
  it.each([
    ['25/12/1949', '1949-12-25'],
    ['25-Dec-1949', '1949-12-25'],
    ['25 December 49', '1949-12-25'],
    ['1949-12-25', '1949-12-25'],
    ['19491225', '1949-12-25'],
    ['25/12/1949 00:00:00', '1949-12-25'],
    ['1949-12-25T00:00:00', '1949-12-25'],
    ['29/02/2000', '2000-02-29'],
  ])('%s is %s', (text, date) => {
    expect(parsePastDate(text, today)).toEqual({ ok: true, date });
  });

  it('reads a two-digit year as the latest that is not in the future', () => {
    expect(parsePastDate('25/11/26', today)).toEqual({ ok: true, date: '2026-11-25' });
    expect(parsePastDate('26/11/26', today)).toEqual({ ok: true, date: '1926-11-26' });
  });

  it('refuses days that do not exist or have not come', () => {
    expect(parsePastDate('31/02/1960', today)).toEqual({ ok: false, because: 'not_a_date' });
    expect(parsePastDate('12/25/1960', today)).toEqual({ ok: false, because: 'not_a_date' });
    expect(parsePastDate('01/01/2030', today)).toEqual({ ok: false, because: 'in_future' });
    expect(parsePastDate('soon', today)).toEqual({ ok: false, because: 'not_a_date' });
  });

  it('round-trips every day in every written form', () => {
    const months = [
      'Jan',
      'Feb',
      'Mar',
      'Apr',
      'May',
      'Jun',
      'Jul',
      'Aug',
      'Sep',
      'Oct',
      'Nov',
      'Dec',
    ];
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1900-01-01'), max: new Date('2026-11-25'), noInvalidDate: true }),
        (day) => {
          const iso = day.toISOString().slice(0, 10);
          const [y = '', m = '', d = ''] = iso.split('-');
          const written = [
            `${d}/${m}/${y}`,
            `${d}.${m}.${y}`,
            `${d}-${months[Number(m) - 1]}-${y}`,
            `${y}${m}${d}`,
            `${d}${m}${y}`,
          ];
          for (const text of written) expect(datesOfBirthFrom(text, today)).toEqual([iso]);
        },
      ),
    );
  });
});

describe('how a patient is written', () => {
  it('shows surname in capitals and a tidy postcode', () => {
    expect(formatPatientName({ surname: 'Smith', forename: 'John', title: 'Mr' })).toBe(
      'SMITH, John (Mr)',
    );
    expect(formatPostcode('eh112ab')).toBe('EH11 2AB');
  });
});
