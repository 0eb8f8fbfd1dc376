import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { newId } from '../../main/new-id.ts';
import { createImportThread, type ImportThread } from '../../main/patients/import-thread.ts';
import type { ImportProgress, ImportRequest } from '../../main/patients/import-messages.ts';
import { openSqliteRegister } from '../../main/register/open-sqlite.ts';
import type { Register } from '../../main/register/register.ts';
import type { ImportCounts, ImportPreview } from '../../shared/types.ts';
import { emisExtract, madeUpPeople, report } from '../support/practice-lists.ts';

const key = 'ab'.repeat(32);
const today = '2026-11-25';
const now = '2026-11-25T09:30:00.000Z';
const staffId = '01a2114e-b912-7e5f-a933-06c7ed5a9dff';
const actor = { staffId, pc: 'DESK-1', now, today };
const workerUrl = new URL('../../main/patients/import-worker.ts', import.meta.url);

let folder: string;
let register: Register;
let thread: ImportThread;

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'clw-import-'));
  register = await openSqliteRegister({ path: path.join(folder, 'register.clw'), key });
  await register.db
    .insertInto('staff')
    .values({
      id: staffId,
      name: 'Made-up Manager',
      role: 'manager',
      active: 1,
      liveStatus: 'free',
      createdAt: now,
    } as never)
    .execute();
  thread = createImportThread(register, workerUrl, newId);
});

afterEach(async () => {
  await thread.close();
  await register.close();
  rmSync(folder, { recursive: true, force: true });
});

const ask = <T>(
  request: ImportRequest,
  onProgress: (progress: ImportProgress) => void = () => undefined,
) => thread.ask(request, onProgress) as Promise<T>;
const open = (text: string, name = 'list.csv') =>
  ask<ImportPreview>({ kind: 'open', name, bytes: Buffer.from(text), today });
const run = (
  { token, mapping, headerRow }: ImportPreview,
  onProgress?: (progress: ImportProgress) => void,
) =>
  ask<ImportCounts>(
    { kind: 'run', choice: { token, mapping, headerRow, confirmLeavers: false }, actor },
    onProgress,
  );
const onList = async () =>
  (await register.db.selectFrom('patient').selectAll().where('onList', '=', 1).execute()).length;

describe('importing a practice list in its own thread', () => {
  it('opens, checks without writing, imports, and leaves an audit row and the mapping', async () => {
    const preview = await open(report(madeUpPeople(300)));
    expect(preview).toMatchObject({
      format: 'report',
      headerRow: true,
      remembered: false,
      fileName: 'list.csv',
    });
    expect(preview.columns[0]).toMatchObject({ header: 'CHI Number' });
    const choice = { token: preview.token, mapping: preview.mapping, headerRow: preview.headerRow };
    const checked = await ask<{ counts: ImportCounts }>({ kind: 'check', choice, today });
    expect(checked.counts).toMatchObject({ added: 300, rejected: 0 });
    expect(await onList()).toBe(0);

    const phases = new Set<string>();
    expect(await run(preview, ({ phase }) => phases.add(phase))).toEqual(checked.counts);
    expect([...phases]).toEqual(['reading', 'comparing', 'writing']);
    expect(await onList()).toBe(300);
    const audit = await register.db.selectFrom('audit').selectAll().execute();
    expect(audit).toMatchObject([{ action: 'patientImport.run', staffId, pc: 'DESK-1' }]);
    expect(audit[0]!.detail).not.toContain(madeUpPeople(1)[0]!.surname);
    expect((await open(report(madeUpPeople(10)))).remembered).toBe(true);
  });

  it('cancelled half-way, the old list is all there', async () => {
    await run(await open(emisExtract(madeUpPeople(50))));
    const longer = await open(emisExtract(madeUpPeople(4000)));
    const cancelled = run(longer, ({ phase }) => {
      if (phase === 'writing') thread.cancel();
    });
    await expect(cancelled).rejects.toMatchObject({ code: 'import_cancelled' });
    expect(await onList()).toBe(50);
    expect((await run(longer)).added).toBe(3950);
  });

  it('asks before most of the list would leave, and one good row does not wipe it', async () => {
    await run(await open(emisExtract(madeUpPeople(100))));
    const broken = madeUpPeople(100).map((person, index) =>
      index === 0 ? person : { ...person, chi: '1.01E+09', surname: '' },
    );
    const preview = await open(emisExtract(broken));
    await expect(run(preview)).rejects.toMatchObject({
      code: 'too_many_leavers',
      detail: { leaving: 99, onList: 100, rejected: 99 },
    });
    expect(await onList()).toBe(100);
    const { csv, fileName } = await ask<{ csv: string; fileName: string }>({
      kind: 'rejects',
      token: preview.token,
    });
    expect(fileName).toBe('list - rows not taken.csv');
    expect(csv.split('\r\n').length).toBe(99 + 2);
  });

  it('names what is wrong with a file, a mapping, or a file that is no longer open', async () => {
    await expect(open('%PDF-1.7')).rejects.toMatchObject({
      code: 'not_csv',
      detail: { looksLike: 'PDF' },
    });
    const preview = await open(report(madeUpPeople(3)));
    const choice = {
      token: preview.token,
      mapping: preview.mapping.map(() => null),
      headerRow: true,
    };
    await expect(ask({ kind: 'check', choice, today })).rejects.toMatchObject({
      code: 'mapping_incomplete',
    });
    await open(report(madeUpPeople(4)));
    await expect(run(preview)).rejects.toMatchObject({ code: 'import_not_open' });
  });

  it('killed half-way, the old list is all there and the next import works', async () => {
    await run(await open(emisExtract(madeUpPeople(50))));
    const script = fileURLToPath(new URL('../support/import-and-die.ts', import.meta.url));
    const died = spawnSync(process.execPath, [script, register.file!.path, key], {
      encoding: 'utf8',
    });
    expect(died.stdout).toContain('half-way');
    expect(died.signal).toBe('SIGKILL');
    expect(await onList()).toBe(50);
    expect((await run(await open(emisExtract(madeUpPeople(60))))).added).toBe(10);
  });
});
