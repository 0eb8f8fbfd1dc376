import { expect, it } from '@jest/globals';
import { sql } from 'kysely';
import type { Ctx } from '../../main/context.ts';
import { newId } from '../../main/new-id.ts';
import { runImport } from '../../main/patients/import-run.ts';
import * as patients from '../../main/patients/patients.service.ts';
import type { Register } from '../../main/register/register.ts';
import { generateChi } from '../../shared/chi.ts';
import { mappingOfHeader } from '../../shared/patient-import-columns.ts';
import { prepareRows } from '../../shared/patient-import-plan.ts';
import { leftReasons } from '../../shared/patient.ts';
import { readListFile } from '../../main/patients/import-file.ts';
import { onBothEngines } from '../support/engines.ts';
import {
  emisColumns,
  emisExtract,
  madeUpPeople,
  type MadeUpPerson,
} from '../support/practice-lists.ts';

const now = '2026-11-25T09:30:00.000Z';
const today = '2026-11-25';
const people = madeUpPeople(40);

const contextOf = ({ db }: Register): Ctx =>
  ({ db, now, newId, announce: () => undefined, subject: () => undefined }) as unknown as Ctx;

async function importList(
  register: Register,
  list: readonly MadeUpPerson[],
  confirmLeavers = false,
) {
  const { rows } = readListFile(Buffer.from(emisExtract(list)));
  const prepared = prepareRows(rows.slice(1), mappingOfHeader(emisColumns), today);
  return (
    await runImport(register, prepared, { now, today, newId, staffId: newId(), confirmLeavers })
  ).counts;
}

const noFlags = {
  noVoicemail: false,
  noLetters: false,
  noTexts: false,
  notAtHome: false,
  interpreterLanguage: null,
  largePrint: false,
};
const newcomer = {
  surname: 'Visitor',
  forename: 'Made-up',
  dateOfBirth: '1980-05-01',
  postcode: 'zz11zz',
  phone: '07700 900999',
  chi: null,
  chiConfirmed: false,
};

onBothEngines('patients', (register) => {
  const find = async (text: string) =>
    patients.searchPatients(contextOf(register()), { text, limit: 20 });

  it('are found by CHI number, name, date of birth and phone', async () => {
    await importList(register(), people);
    const one = people[7]!;
    const texts = [
      one.chi,
      `${one.chi.slice(0, 6)} ${one.chi.slice(6)}`,
      one.chi.slice(0, 8),
      `${one.surname} ${one.forename.slice(0, 3)}`,
      `${one.forename.slice(0, 2)} ${one.surname.slice(0, 3)}`,
      one.born,
      one.born.split('-').toReversed().join('/'),
      `${one.surname} ${one.born}`,
      one.phone,
      one.mobile.replaceAll(' ', ''),
    ];
    for (const text of texts) {
      expect([text, (await find(text)).map(({ chi }) => chi).includes(one.chi)]).toEqual([
        text,
        true,
      ]);
    }
    expect(await find('nobody by this name')).toEqual([]);
    expect(await find(`${one.surname} 01/01/1901`)).toEqual([]);
  });

  it('who have left come after those on the list, and come back with the next list', async () => {
    await importList(register(), people);
    const counts = await importList(register(), people.slice(1));
    expect(counts).toMatchObject({ leaving: 1, unchanged: 39 });
    const gone = people[0]!;
    const found = await find(gone.surname);
    expect(found.at(-1)).toMatchObject({ chi: gone.chi, onList: false, leftOn: today });
    expect(found.slice(0, -1).every(({ onList }) => onList)).toBe(true);
    const record = await patients.getPatient(contextOf(register()), { id: found.at(-1)!.id });
    expect(record).toMatchObject({ leftReason: leftReasons.notInFile, referrals: [] });
    expect(await importList(register(), people)).toMatchObject({ changed: 1, leaving: 0 });
    expect((await find(gone.surname))[0]).toMatchObject({ onList: true });
    expect(await patients.countPatients(contextOf(register()))).toMatchObject({
      onList: 40,
      left: 0,
    });
  });

  it('are found under a new name and no longer under the old one', async () => {
    await importList(register(), people);
    const renamed = people.map((person, index) =>
      index === 3 ? { ...person, surname: 'Zzyzx' } : person,
    );
    expect(await importList(register(), renamed)).toMatchObject({ changed: 1 });
    expect((await find('zzy')).map(({ chi }) => chi)).toEqual([people[3]!.chi]);
    expect((await find(people[3]!.surname)).map(({ chi }) => chi)).not.toContain(people[3]!.chi);
  });

  it('an import that would lose half of the list changes nothing until it is confirmed', async () => {
    await importList(register(), people);
    await expect(importList(register(), people.slice(30))).rejects.toMatchObject({
      code: 'too_many_leavers',
    });
    expect(await patients.countPatients(contextOf(register()))).toMatchObject({ onList: 40 });
    expect(await importList(register(), people.slice(30), true)).toMatchObject({ leaving: 30 });
    expect(await patients.countPatients(contextOf(register()))).toMatchObject({
      onList: 10,
      left: 30,
    });
  });

  it('not on the list can be entered without a CHI number, and keep their record when it comes', async () => {
    const ctx = contextOf(register());
    const made = await patients.createPatient(ctx, newcomer);
    expect(made).toMatchObject({ chi: null, onList: false, postcode: 'ZZ1 1ZZ', version: 1 });
    expect((await find('visitor made')).map(({ id }) => id)).toEqual([made.id]);
    expect((await find('900999')).map(({ id }) => id)).toContain(made.id);
    const chi = generateChi('1980-05-01', 77, 'modulus10')!;
    const registered = {
      ...people[0]!,
      chi,
      surname: 'VISITOR',
      forename: 'Made-up',
      born: '1980-05-01',
    };
    expect(await importList(register(), [registered])).toMatchObject({ added: 0, changed: 1 });
    expect((await find(chi))[0]).toMatchObject({ id: made.id, onList: true });
  });

  it('a CHI number is checked, asked about when only the weaker rule passes, and belongs to one person', async () => {
    const ctx = contextOf(register());
    const weak = { ...newcomer, chi: '0101201234', dateOfBirth: '1920-01-01' };
    await expect(patients.createPatient(ctx, { ...weak, chi: '123' })).rejects.toMatchObject({
      code: 'chi_invalid',
    });
    await expect(patients.createPatient(ctx, weak)).rejects.toMatchObject({
      code: 'chi_needs_confirmation',
    });
    const made = await patients.createPatient(ctx, { ...weak, chiConfirmed: true });
    await expect(
      patients.createPatient(ctx, { ...weak, chiConfirmed: true }),
    ).rejects.toMatchObject({
      code: 'chi_taken',
      detail: { patientId: made.id },
    });
    const future = { ...newcomer, dateOfBirth: '2026-11-26' };
    await expect(patients.createPatient(ctx, future)).rejects.toMatchObject({
      fields: ['dateOfBirth'],
    });
  });

  it('keep their safe-contact flags through an import, and the second of two editors is told', async () => {
    const ctx = contextOf(register());
    await importList(register(), people);
    const [{ id } = { id: '' }] = await find(people[0]!.chi);
    const safeContact = { ...noFlags, noVoicemail: true, interpreterLanguage: 'Polish' };
    const set = await patients.setContact(ctx, { id, version: 1, safeContact });
    expect(set).toMatchObject({ version: 2, safeContact });
    // The second is told what is there now, and saves only their own on top.
    const mine = { id, mobile: '07700 900888', safeContact: {} };
    await expect(patients.setContact(ctx, { ...mine, version: 1 })).rejects.toMatchObject({
      code: 'stale',
      detail: { current: { version: 2, safeContact } },
    });
    expect(await patients.setContact(ctx, { ...mine, version: 2 })).toMatchObject({
      safeContact,
      mobile: '07700 900888',
      phone: people[0]!.phone,
    });
    await expect(
      patients.setContact(ctx, { id: newId(), version: 1, safeContact }),
    ).rejects.toMatchObject({ code: 'not_found' });
    await importList(
      register(),
      people.map((person) => ({ ...person, street: '2 Moved Street' })),
    );
    expect((await find(people[0]!.chi))[0]).toMatchObject({ safeContact });
  });

  it('are found by a changed phone number', async () => {
    await importList(register(), people);
    const [{ id } = { id: '' }] = await find(people[0]!.chi);
    await patients.setContact(contextOf(register()), {
      id,
      version: 1,
      phone: null,
      mobile: '+44 7700 900777',
      safeContact: {},
    });
    expect((await find('07700900777')).map((one) => one.id)).toEqual([id]);
  });

  it('searches read ranges of an index, never a whole table', async () => {
    if (register().engine !== 'sqlite') return;
    const statements = [
      `select patient_id from patient_name where rank = 2 and first = 'mj' and second >= 'm' and second < 'n' order by first, second, patient_id limit 20`,
      `select patient_id from patient_name where rank = 0 and first >= 'm' and first < 'n' order by first, second, patient_id limit 20`,
      `select patient_id as id from patient_phone where digits >= '0131' and digits < '0132' order by digits limit 20`,
      `select id from patient where chi >= '0101' and chi < '0102' order by chi limit 20`,
      `select id from patient where date_of_birth = '1960-01-01' limit 20`,
      `select id from referral where patient_id = 'x' and closed_at is null`,
    ];
    for (const statement of statements) {
      const plan = await sql<{ detail: string }>`explain query plan ${sql.raw(statement)}`.execute(
        register().db,
      );
      const details = plan.rows.map(({ detail }) => detail).join('; ');
      expect(details).toMatch(/^SEARCH .* USING (COVERING |PRIMARY )?(INDEX|KEY)/);
      expect(details).not.toMatch(/SCAN|TEMP B-TREE/);
    }
  });
});
