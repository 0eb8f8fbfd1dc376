import { afterEach, beforeEach, expect, it } from '@jest/globals';
import type { Output } from '../../shared/contract.ts';
import type { Session } from '../../shared/types.ts';
import type { SessionHolder } from '../../main/context.ts';
import { createHandlers } from '../../main/handlers.ts';
import { newId } from '../../main/new-id.ts';
import { createPatientImport } from '../../main/patients/import.service.ts';
import { onBothEngines } from '../support/engines.ts';
import { frontDesk, referralOf, staffed, type FrontDesk } from '../support/front-desk.ts';
import { emisExtract, madeUpPeople } from '../support/practice-lists.ts';

const workerUrl = new URL('../../main/patients/import-worker.ts', import.meta.url);
type Preview = Output<'patientImport.open'>;

onBothEngines('importing the list through the front desk', (register) => {
  let desk: FrontDesk;
  let patientImport: ReturnType<typeof createPatientImport>;
  let manager: Session;
  /** Called at each step the import announces. */
  let whenTold: () => void;

  beforeEach(async () => {
    manager = await staffed(register().db, 'manager');
    patientImport = createPatientImport({ register: register(), newId, workerUrl });
    whenTold = () => undefined;
    const sessions: SessionHolder = { current: manager };
    const told: string[] = [];
    const front = frontDesk(register, {
      sessions,
      handlers: createHandlers({ sessions, patientImport: () => patientImport }),
      announce: (topics) => {
        told.push(...topics);
        if (topics.has('import')) whenTold();
      },
    });
    desk = { ...front, sessions, told };
  });
  afterEach(() => patientImport.close());

  const open = (text: string, name = 'list.csv') =>
    desk.must('patientImport.open', { name, bytes: Buffer.from(text) });
  const choice = ({ token, mapping, headerRow }: Preview) => ({ token, mapping, headerRow });
  const run = (preview: Preview) => desk.call('patientImport.run', choice(preview));
  const importAll = async (people: ReturnType<typeof madeUpPeople>) =>
    desk.must('patientImport.run', choice(await open(emisExtract(people))));
  const onList = async () => (await desk.must('patient.count', undefined)).onList;

  /** Resolves once the running import has begun to write. */
  const writing = () =>
    new Promise<void>((resolve) => {
      const look = async () => {
        const progress = await desk.must('patientImport.progress', undefined);
        if (progress?.phase === 'writing') resolve();
      };
      whenTold = () => void look();
    });

  it('is the manager’s, at every step', async () => {
    const preview = await open(emisExtract(madeUpPeople(3)));
    for (const role of ['clinician', 'reception', 'link_worker'] as const) {
      desk.sessions.current = await staffed(register().db, role);
      const { token } = preview;
      expect(await desk.code('patientImport.open', { name: 'a', bytes: Buffer.from('a,b') })).toBe(
        'not_allowed',
      );
      for (const step of ['check', 'run'])
        expect(await desk.code(`patientImport.${step}`, choice(preview))).toBe('not_allowed');
      for (const step of ['progress', 'cancel'])
        expect(await desk.code(`patientImport.${step}`, undefined)).toBe('not_allowed');
      expect(await desk.code('patientImport.rejects', { token })).toBe('not_allowed');
    }
    desk.sessions.current = manager;
    expect(await run(preview)).toMatchObject({ ok: true, value: { added: 3 } });
  });

  it('shows how far it is while it runs, and tells the screens when the list has changed', async () => {
    const seen = new Set<string>();
    const readable: Promise<void>[] = [];
    whenTold = () =>
      readable.push(
        desk.must('patientImport.progress', undefined).then((progress) => {
          if (progress && progress.done <= progress.total) seen.add(progress.phase);
        }),
      );
    await importAll(madeUpPeople(3000));
    await Promise.all(readable);
    expect([...seen]).toEqual(expect.arrayContaining(['reading', 'writing', 'done']));
    expect(desk.told.at(-1)).toBe('patients');
    expect(await desk.must('patientImport.progress', undefined)).toMatchObject({ phase: 'done' });
  });

  it('cancelled leaves the old list, no audit row, and lets the next one run', async () => {
    await importAll(madeUpPeople(50));
    const longer = await open(emisExtract(madeUpPeople(4000)));
    const begun = writing();
    const running = run(longer);
    await begun;
    await desk.must('patientImport.cancel', undefined);
    expect(await running).toEqual({ ok: false, error: { code: 'import_cancelled' } });
    expect(await onList()).toBe(50);
    const audits = await register()
      .db.selectFrom('audit')
      .select('id')
      .where('action', '=', 'patientImport.run')
      .execute();
    expect(audits).toHaveLength(1);
    expect(await run(longer)).toMatchObject({ ok: true, value: { added: 3950 } });
  });

  it('runs once at a time: a second one is refused, and does not disturb the first', async () => {
    const preview = await open(emisExtract(madeUpPeople(3000)));
    const begun = writing();
    const running = run(preview);
    await begun;
    expect(await run(preview)).toMatchObject({ error: { code: 'import_running' } });
    expect(await desk.code('patientImport.open', { name: 'b', bytes: Buffer.from('a,b') })).toBe(
      'import_running',
    );
    expect(await running).toMatchObject({ ok: true, value: { added: 3000 } });
  });

  it('does not stand in the way of a referral made meanwhile', async () => {
    await importAll(madeUpPeople(10));
    const { id } = await register().db.selectFrom('patient').select('id').executeTakeFirstOrThrow();
    const preview = await open(emisExtract(madeUpPeople(6000)));
    const begun = writing();
    const running = run(preview);
    await begun;
    // A window has its turn again and again while the command waits.
    let turns = 0;
    const turn = setInterval(() => (turns += 1), 5);
    expect(await desk.code('referral.create', referralOf(id))).toBe('ok');
    clearInterval(turn);
    if (register().engine === 'sqlite') expect(turns).toBeGreaterThan(3);
    expect(await running).toMatchObject({ ok: true, value: { added: 5990 } });
    expect(await onList()).toBe(6000);
  });

  it('takes the one good row in 10,000 and says what is wrong with each of the others', async () => {
    const people = madeUpPeople(10_000).map((person, index) =>
      index === 7000 ? person : { ...person, chi: '1.01E+09', surname: '' },
    );
    const preview = await open(emisExtract(people));
    const checked = await desk.must('patientImport.check', choice(preview));
    expect(checked.counts).toMatchObject({ added: 1, rejected: 9999 });
    expect(await run(preview)).toMatchObject({ ok: true, value: { added: 1, rejected: 9999 } });
    const { csv } = await desk.must('patientImport.rejects', { token: preview.token });
    expect(csv.trimEnd().split('\r\n')).toHaveLength(10_000);
    expect(await onList()).toBe(1);
  });

  it('refuses what is no list, and the list it had stays', async () => {
    await importAll(madeUpPeople(5));
    const pdf = { name: 'list.csv', bytes: Buffer.from('%PDF-1.7 and so on') };
    expect(await desk.call('patientImport.open', pdf)).toMatchObject({
      error: { code: 'not_csv', detail: { looksLike: 'PDF' } },
    });
    const empty = { name: 'list.csv', bytes: new Uint8Array() };
    expect(await desk.code('patientImport.open', empty)).toBe('file_empty');
    const none = await open(
      emisExtract(madeUpPeople(5).map((person) => ({ ...person, surname: '' }))),
    );
    expect(await run(none)).toMatchObject({ error: { code: 'no_good_rows' } });
    expect([await onList(), desk.faults]).toEqual([5, []]);
  });
});
