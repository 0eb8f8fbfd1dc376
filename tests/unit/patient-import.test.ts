import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readListFile } from '../../main/patients/import-file.ts';
import { AppError } from '../../shared/errors.ts';
import { guessColumns, missingFields, signatureOf } from '../../shared/patient-import-columns.ts';
import {
  needsConfirmation,
  planImport,
  prepareRows,
  type KnownPatient,
} from '../../shared/patient-import-plan.ts';
import { rejectsCsv } from '../../shared/patient-import-rejects.ts';
import { leftReasons } from '../../shared/patient.ts';
import {
  csv,
  emisExtract,
  madeUpPeople,
  report,
  visionColumns,
  visionExtract,
} from '../support/practice-lists.ts';

const today = '2026-11-25';
const bytes = (text: string) => new TextEncoder().encode(text);
const people = madeUpPeople(12);

function prepare(file: Uint8Array) {
  const list = readListFile(file);
  const guess = guessColumns(
    list.rows.map((row) => row.cells),
    today,
  );
  const rows = list.rows.slice(guess.header === null ? 0 : guess.header + 1);
  return { list, guess, ...prepareRows(rows, guess.mapping, today) };
}

const header = 'CHI Number,Surname,Forename(s),Date of Birth,Postcode,Telephone\r\n';
const reasonsOf = (rows: string) =>
  prepare(bytes(header + rows)).rejects.map(({ line, code }) => [line, code]);
const refusal = (file: Uint8Array): unknown => {
  try {
    return readListFile(file);
  } catch (error) {
    return error instanceof AppError ? error.toData() : error;
  }
};

describe('a practice list is recognised by what is in it', () => {
  const files: [string, string, Uint8Array][] = [
    ['emis-extract', 'an EMIS extract', bytes(emisExtract(people))],
    ['vision-extract', 'a Vision extract without header', bytes(visionExtract(people))],
    [
      'vision-extract',
      'an older Vision pack',
      bytes(
        visionExtract(
          people,
          visionColumns.filter((c) => !/PHONE|MOBILE|EMAIL/.test(c)),
        ),
      ),
    ],
    ['report', 'a report with lines above and a total below', bytes(report(people))],
    ['report', 'a report with semicolons', bytes(report(people, ';'))],
    ['report', 'a report with tabs', bytes(report(people, '\t'))],
    ['report', 'a report with a byte order mark', bytes(`\ufeff${report(people)}`)],
    ['report', 'a report in Windows-1252', Buffer.from(report(people), 'latin1')],
    [
      'report',
      'what Excel calls Unicode text',
      Buffer.from(`\ufeff${report(people, '\t')}`, 'utf16le'),
    ],
  ];

  it.each(files)('%s: %s', (format, _, file) => {
    const { guess, good, rejects } = prepare(file);
    expect(guess.format).toBe(format);
    expect(rejects).toEqual([]);
    expect(good.map(({ patient }) => patient.chi)).toEqual(people.map(({ chi }) => chi));
    expect(good.map(({ patient }) => patient.dateOfBirth)).toEqual(people.map(({ born }) => born));
    expect(good[2]!.patient.forename).toBe(people[2]!.forename);
    expect(good[0]!.patient.postcode).toBe(people[0]!.postcode);
    expect(good[0]!.patient.address).toBe(`${people[0]!.street}, ${people[0]!.town}`);
  });

  it('guesses columns without names by what they hold', () => {
    const rows = people.map((p) => [p.postcode, p.chi, p.born, p.surname, p.forename, p.mobile]);
    expect(prepare(bytes(csv(rows))).guess.mapping).toEqual([
      'postcode',
      'chi',
      'dateOfBirth',
      'surname',
      'forename',
      'mobile',
    ]);
  });

  it('remembers a mapping by the column names, not by the rows', () => {
    expect(signatureOf(['CHI Number', 'Surname'], 2)).toBe(
      signatureOf(['chi number ', 'SURNAME'], 2),
    );
    expect(signatureOf(null, 2)).not.toBe(signatureOf(null, 3));
  });

  it('says which columns are still missing', () => {
    expect(missingFields(['forename', null])).toEqual(['surname', 'chi', 'dateOfBirth']);
    expect(missingFields(['surname', 'dateOfBirth'])).toEqual([]);
  });

  it('reads the committed samples', () => {
    for (const name of ['emis-made-up.csv', 'vision-made-up.csv', 'report-made-up.csv']) {
      const { good, rejects } = prepare(
        readFileSync(new URL(`../support/data/${name}`, import.meta.url)),
      );
      expect([name, good.length, rejects]).toEqual([name, 5, []]);
    }
  });
});

describe('files that are no practice list', () => {
  it.each([
    ['PDF', '%PDF-1.7\n%âãÏÓ'],
    ['Excel workbook or zip archive', 'PK\u0003\u0004\u0014\u0000'],
    ['binary file', 'MZ\u0000\u0001'],
    ['web page', '<html><table><tr><td>1</td></tr></table></html>'],
    ['text without columns', 'Dear doctor\nthank you for your letter\n'],
    ['text with a quotation mark that is never closed', 'a,b,c\n"1,2,3\n4,5,6\n'],
  ])('a %s is refused by name', (looksLike, text) => {
    expect(refusal(Buffer.from(text, 'latin1'))).toMatchObject({
      code: 'not_csv',
      detail: { looksLike },
    });
  });

  it('an empty file is called empty', () => {
    expect(refusal(new Uint8Array())).toEqual({ code: 'file_empty' });
    expect(refusal(bytes('\r\n \r\n'))).toEqual({ code: 'file_empty' });
  });

  it('whatever the bytes, the answer is rows or a reason', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (file) => {
        const answer = refusal(file);
        expect(answer instanceof Error).toBe(false);
      }),
    );
  });
});

describe('rows that cannot be taken', () => {
  const { chi, born } = people[0]!;

  it('each gets its line and reason', () => {
    const rows = [
      `${chi},Madeup,Ailsa,${born},ZZ1 1ZZ,`,
      `1.01E+09,Madeup,Ailsa,${born},ZZ1 1ZZ,`,
      `12345,Madeup,Ailsa,${born},ZZ1 1ZZ,`,
      `3201209999,Madeup,Ailsa,${born},ZZ1 1ZZ,`,
      `1904851232,Madeup,Ailsa,${born},ZZ1 1ZZ,`,
      `${chi},Twice,Ailsa,${born},ZZ1 1ZZ,`,
      `${people[1]!.chi},,Ailsa,${born},ZZ1 1ZZ,`,
      `${people[2]!.chi},Madeup,Ailsa,31/02/1960,ZZ1 1ZZ,`,
      `${people[3]!.chi},Madeup,Ailsa,01/01/2999,ZZ1 1ZZ,`,
      `,Madeup,,${born},ZZ1 1ZZ,`,
      `${people[4]!.chi},Madeup,Ailsa,${born},1 Street, Town,ZZ1 1ZZ,0131`,
    ];
    expect(reasonsOf(rows.join('\r\n'))).toEqual([
      [3, 'chi_spreadsheet_number'],
      [4, 'chi_digits'],
      [5, 'chi_date'],
      [6, 'chi_check_digit'],
      [7, 'chi_twice'],
      [8, 'surname_missing'],
      [9, 'date_of_birth'],
      [10, 'date_of_birth_in_future'],
      [11, 'not_identifiable'],
      [12, 'too_many_cells'],
    ]);
  });

  it('counts lines rightly after a line break inside quotes', () => {
    expect(reasonsOf(`${chi},"Made\r\nup",Ailsa,${born},,\r\n12,X,Y,${born},,`)).toEqual([
      [4, 'chi_digits'],
    ]);
  });

  it('gives a CHI number its eaten zero back', () => {
    const eaten = people.find((person) => person.chi.startsWith('0'))!;
    const { good } = prepare(
      bytes(`${header}${eaten.chi.slice(1)},Madeup,Ailsa,${eaten.born},,\r\n`),
    );
    expect(good[0]!.patient.chi).toBe(eaten.chi);
  });

  it('the rejects file cannot run as formulas', () => {
    const rejects = [
      { line: 2, code: 'chi_digits', row: ['=1+1', '+44', '-1', '@a', '\tx', 'a"b', '"'] },
    ] as const;
    const text = rejectsCsv(['CHI', '=cmd'], rejects);
    const { rows } = readListFile(bytes(text));
    for (const row of rows) for (const cell of row.cells) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
    expect(rows[1]!.cells).toContain("'=1+1");
    expect(rows[1]!.cells).toContain('a"b');
  });
});

describe('what a list changes', () => {
  const knownFrom = (count: number): KnownPatient[] =>
    planImport(prepare(bytes(emisExtract(people.slice(0, count)))), []).added.map(
      (values, index) => ({
        ...values,
        id: `p${index}`,
      }),
    );

  it('nothing, when it is the same list again', () => {
    const plan = planImport(prepare(bytes(emisExtract(people))), knownFrom(12));
    expect(plan.counts).toEqual({
      rows: 12,
      added: 0,
      changed: 0,
      unchanged: 12,
      leaving: 0,
      rejected: 0,
    });
  });

  it('marks who is gone: missing, removed, died or deleted', () => {
    const gone = emisExtract(people.slice(0, 11), (index) =>
      index === 0
        ? { DateOfDeath: '2026-11-01' }
        : index === 1
          ? { DateOfDeactivation: '2026-11-02' }
          : index === 2
            ? { Deleted: 'true' }
            : {},
    );
    const plan = planImport(prepare(bytes(gone)), knownFrom(12));
    expect(plan.counts).toMatchObject({ leaving: 4, unchanged: 8, changed: 0 });
    expect(plan.missing.map(({ id }) => id)).toEqual(['p11']);
    expect(plan.changed.map(({ after }) => [after.onList, after.leftOn, after.leftReason])).toEqual(
      [
        [0, '2026-11-01', leftReasons.died],
        [0, '2026-11-02', leftReasons.removed],
        [0, today, leftReasons.deleted],
      ],
    );
    expect(needsConfirmation(plan)).toBe(false);
  });

  it('asks before half of the list goes, or when most rows are damaged', () => {
    const half = planImport(prepare(bytes(emisExtract(people.slice(0, 5)))), knownFrom(12));
    expect(needsConfirmation(half)).toBe(true);
    const damaged = people
      .slice(0, 11)
      .map((p, index) => (index < 5 ? p : { ...p, chi: '123', surname: 'Other' }));
    const plan = planImport(prepare(bytes(emisExtract(damaged))), knownFrom(12));
    expect(needsConfirmation(plan)).toBe(true);
  });

  it('keeps somebody whose row is damaged: they are on the list', () => {
    const damaged = people.map((person, index) =>
      index === 3 ? { ...person, chi: '123' } : person,
    );
    const plan = planImport(prepare(bytes(emisExtract(damaged))), knownFrom(12));
    expect(plan.counts).toMatchObject({ rejected: 1, leaving: 0, unchanged: 11 });
  });

  it('gives somebody entered without a CHI number theirs', () => {
    const known = knownFrom(12).map((one, index) =>
      index === 4 ? { ...one, chi: null, onList: 0 as const } : one,
    );
    const plan = planImport(prepare(bytes(emisExtract(people))), known);
    expect(plan.counts).toMatchObject({ added: 0, changed: 1, unchanged: 11 });
    expect(plan.changed[0]).toMatchObject({
      before: { id: 'p4' },
      after: { chi: people[4]!.chi, onList: 1 },
    });
  });

  it('does not guess between namesakes without a CHI number, and none of them leaves', () => {
    const [first] = knownFrom(1);
    const known = [first!, { ...first!, id: 'twin', chi: people[5]!.chi }];
    const row = [{ ...people[0]!, chi: '' }];
    const plan = planImport(prepare(bytes(emisExtract(row))), known);
    expect(plan.rejects.map(({ code }) => code)).toEqual(['several_match']);
    expect(plan.missing).toEqual([]);
  });

  it('does not forget a phone number because the file has none', () => {
    const without = people.map((person) => ({ ...person, phone: '' }));
    expect(planImport(prepare(bytes(emisExtract(without))), knownFrom(12)).counts.unchanged).toBe(
      12,
    );
  });
});
