import { beforeEach, expect, it } from '@jest/globals';
import { CompiledQuery } from 'kysely';
import { readListFile } from '../../main/patients/import-file.ts';
import { queuePage } from '../../main/referrals/queue.repo.ts';
import { nextActionRank } from '../../shared/referral.ts';
import type { NextAction, Priority, Session } from '../../shared/types.ts';
import { callsTo, type Calls } from '../support/calls.ts';
import { onBothEngines } from '../support/engines.ts';
import { addReferral, addStaff, now, slotAt, smallPractice } from '../support/made-up-practice.ts';

onBothEngines('the queue', (register) => {
  let call: Calls['call'];
  let desk: Session;
  let worker: Session;

  beforeEach(async () => {
    const practice = await smallPractice(register());
    ({ call } = callsTo(register()));
    desk = { staffId: practice.receptionist, name: 'Desk', role: 'reception' };
    worker = { staffId: practice.worker, name: 'Link worker', role: 'link_worker' };
    await register().db.deleteFrom('referral').execute();
  });

  type Wanted = {
    readonly priority?: Priority;
    readonly due?: string;
    readonly since?: string;
    readonly owner?: 'desk' | 'link_worker';
    readonly linkWorkerId?: string;
  };

  /** A referral of a patient of this surname that waits for this. */
  const add = async (surname: string, nextAction: NextAction, wanted: Wanted = {}) => {
    const { id, patientId } = await addReferral(register().db, desk.staffId, surname);
    await register()
      .db.updateTable('referral')
      .set({
        nextAction,
        nextActionRank: nextActionRank(nextAction),
        nextActionDue: wanted.due ?? null,
        priority: wanted.priority ?? 'routine',
        owner: wanted.owner ?? 'desk',
        linkWorkerId: wanted.linkWorkerId ?? null,
        ...(wanted.since ? { referredAt: wanted.since } : {}),
      })
      .where('id', '=', id)
      .execute();
    return { id, patientId };
  };

  const names = async (filter = {}, as = desk, at = now) =>
    (await call(as, 'queue.list', filter, at)).rows.map(({ patient }) => patient.surname);

  it('puts what cannot wait first and what is not due yet last', async () => {
    await add('Comes tomorrow', 'attend', { due: '2026-11-26T10:00:00.000Z' });
    await add('Phone tomorrow', 'phone', { due: '2026-11-26T09:00:00.000Z' });
    await add('Follow up', 'follow_up', { owner: 'link_worker' });
    await add('Phone', 'phone', { due: '2026-11-25T09:00:00.000Z' });
    await add('Book', 'book');
    await add('Rebook', 'rebook');
    await add('Comes at four', 'attend', { due: '2026-11-25T16:00:00.000Z' });
    await add('Comes at two', 'attend', { due: '2026-11-25T14:00:00.000Z' });
    await add('Move', 'move');
    await add('Here now', 'see_now', { priority: 'see_now', owner: 'link_worker' });
    expect(await names()).toEqual([
      'Here now',
      'Move',
      'Comes at two',
      'Comes at four',
      'Rebook',
      'Book',
      'Phone',
      'Follow up',
      'Phone tomorrow',
      'Comes tomorrow',
    ]);
  });

  it('has whoever missed one and could not be reached among those to phone, on the day of the next try', async () => {
    await add('Missed', 'rebook');
    await add('Phone', 'phone');
    await add('Tried today', 'rebook', { due: '2026-11-26T09:00:00.000Z' });
    await add('Tried yesterday', 'rebook', { due: '2026-11-25T09:00:00.000Z' });
    const toPhone = { view: 'to_phone' };
    expect(await names(toPhone)).toEqual(['Tried yesterday', 'Phone', 'Tried today']);
    expect((await names({ view: 'to_book' })).toSorted()).toEqual([
      'Missed',
      'Tried today',
      'Tried yesterday',
    ]);
    expect((await names()).at(-1)).toBe('Tried today');
    const counts = await call(desk, 'queue.counts', {});
    expect(counts).toMatchObject({ to_phone: 3, to_book: 3 });
  });

  it('asks for the outcome of a passed appointment before those still to come today', async () => {
    const { id } = await add('Passed', 'book');
    await add('Comes at four', 'attend', { due: '2026-11-26T16:00:00.000Z' });
    const slotId = await slotAt(register().db, worker.staffId, '2026-11-26T09:15:00.000Z');
    await call(desk, 'appointment.book', { referralId: id, slotId });
    const at = '2026-11-26T15:00:00.000Z';
    const { rows } = await call(desk, 'queue.list', {}, at);
    expect(rows.map((row) => [row.patient.surname, row.nextAction])).toEqual([
      ['Passed', 'record_outcome'],
      ['Comes at four', 'attend'],
    ]);
    expect(rows[0]!.appointment).toMatchObject({
      startsAt: '2026-11-26T09:15:00.000Z',
      status: 'booked',
      needsMoving: false,
    });
  });

  it('takes the more urgent first, then who has waited longest', async () => {
    await add('Since Tuesday', 'phone', { since: '2026-11-24T09:00:00.000Z' });
    await add('Since Monday', 'phone', { since: '2026-11-23T09:00:00.000Z' });
    await add('Soon', 'phone', { priority: 'soon', since: '2026-11-25T09:00:00.000Z' });
    expect(await names()).toEqual(['Soon', 'Since Monday', 'Since Tuesday']);
  });

  it('holds in each view what belongs there, and counts the same', async () => {
    await add('Here now', 'see_now', { owner: 'link_worker' });
    await add('Phone', 'phone');
    await add('Book', 'book');
    await add('Rebook', 'rebook');
    await add('Move', 'move');
    await add('Today', 'attend', { due: '2026-11-25T16:00:00.000Z', owner: 'link_worker' });
    await add('Tomorrow', 'attend', { due: '2026-11-26T00:00:00.000Z', owner: 'link_worker' });
    await add('Follow up', 'follow_up', { owner: 'link_worker', linkWorkerId: worker.staffId });
    const views = {
      all: 8,
      mine: ['Move', 'Rebook', 'Book', 'Phone'],
      see_now: ['Here now'],
      to_phone: ['Phone'],
      to_book: ['Rebook', 'Book'],
      moving: ['Move'],
      today: ['Today'],
      follow_up: ['Follow up'],
    } as const;
    const counts = await call(desk, 'queue.counts', {});
    for (const [view, wanted] of Object.entries(views)) {
      const rows = await names({ view });
      if (typeof wanted !== 'number') expect(rows).toEqual(wanted);
      expect([view, counts[view as keyof typeof views]]).toEqual([view, rows.length]);
    }
    expect(counts.all).toBe(views.all);
  });

  it('is for a link worker what they own, or nobody has taken yet', async () => {
    await add('Anybody’s', 'see_now', { owner: 'link_worker' });
    await add('Mine', 'follow_up', { owner: 'link_worker', linkWorkerId: worker.staffId });
    await add('A colleague’s', 'follow_up', {
      owner: 'link_worker',
      linkWorkerId: desk.staffId,
    });
    await add('The desk’s', 'phone');
    expect(await names({ view: 'mine' }, worker)).toEqual(['Anybody’s', 'Mine']);
    expect(await names({ linkWorkerId: worker.staffId })).toEqual(['Mine']);
  });

  it('is for a clinician whom they referred', async () => {
    const staffId = await addStaff(register().db, 'clinician', 'Clinician');
    const { id } = await add('Theirs', 'phone');
    await add('Another’s', 'phone');
    await register()
      .db.updateTable('referral')
      .set({ referredBy: staffId })
      .where('id', '=', id)
      .execute();
    const clinician = { staffId, name: 'Clinician', role: 'clinician' } as const;
    expect(await names({ view: 'mine' }, clinician)).toEqual(['Theirs']);
  });

  it('is narrowed by names in any order and spelling, and by the start of a CHI number', async () => {
    const person = { dateOfBirth: '1960-01-01', postcode: 'G20 7AA', phone: null };
    const refer = async (surname: string, forename: string, chi: string | null) => {
      const { id } = await call(desk, 'patient.create', { ...person, surname, forename, chi });
      await call(desk, 'referral.create', { patientId: id });
    };
    await refer("O'Neil", 'Zoë', null);
    await refer('McDonald', 'Ann', null);
    await refer('Adams', 'Cara', null);
    expect(await names({ text: 'zoe oneil' })).toEqual(["O'Neil"]);
    expect(await names({ text: 'macdon a' })).toEqual(['McDonald']);
    expect(await names({ text: 'ca' })).toEqual(['Adams']);
    // Her initials are kept for searching, and are not the beginning of a name.
    expect(await names({ text: 'ac' })).toEqual([]);
    expect(await names({ text: '010160' })).toEqual([]);
    const chi = '0101601234';
    await register()
      .db.updateTable('patient')
      .set({ chi })
      .where('surname', '=', 'Adams')
      .execute();
    expect(await names({ text: '010160' })).toEqual(['Adams']);
    expect(await names({ text: '%' })).toHaveLength(3);
  });

  it('pages without losing or repeating anybody', async () => {
    for (let index = 0; index < 7; index += 1) await add(`Person ${index}`, 'phone');
    const pages = await Promise.all([0, 3, 6].map((offset) => names({ offset, limit: 3 })));
    expect(pages.map((page) => page.length)).toEqual([3, 3, 1]);
    expect(new Set(pages.flat()).size).toBe(7);
    expect((await call(desk, 'queue.list', { limit: 3 })).total).toBe(7);
  });

  it('exports what is on screen, with sensitive needs masked and no formulas', async () => {
    const { id } = await add('=HYPERLINK("x")', 'phone');
    const { version } = (await call(desk, 'referral.get', { id })).referral;
    await call(desk, 'referral.update', { id, version, addNeeds: ['abuse', 'food'] });
    const { fileName, csv } = await call(desk, 'queue.export', { view: 'to_phone' });
    expect(fileName).toBe('queue-2026-11-25.csv');
    expect(csv).toContain('Food; sensitive');
    expect(csv).not.toMatch(/abuse/i);
    expect(csv).not.toMatch(/(^|[,"\n])=/);
  });

  it('exports when, with whom and how long, and what must not be done with the numbers beside them', async () => {
    const more = { due: '2026-11-26T09:00:00.000Z', linkWorkerId: worker.staffId };
    const { patientId } = await add('Flagged', 'phone', {
      ...more,
      since: '2026-11-02T09:00:00.000Z',
    });
    await add('Plain', 'book');
    const { version } = await call(desk, 'patient.get', { id: patientId });
    await call(desk, 'patient.setContact', {
      id: patientId,
      version,
      phone: '0131 496 0001',
      safeContact: { noVoicemail: true, interpreterLanguage: 'Polish' },
    });
    const { csv } = await call(desk, 'queue.export', {});
    const [head, ...lines] = readListFile(Buffer.from(csv)).rows.map(({ cells }) => cells);
    const column = (name: string, of: string) =>
      lines.find((cells) => cells.some((cell) => cell.includes(of)))?.[head!.indexOf(name)];
    expect(column('Phone', 'FLAGGED')).toBe('0131 496 0001');
    expect(column('Before making contact', 'FLAGGED')).toBe('No voicemail; Interpreter: Polish');
    expect(column('When', 'FLAGGED')).toBe('2026-11-26 09:00');
    expect(column('With', 'FLAGGED')).toBe('Link worker (made up)');
    expect(column('Long wait', 'FLAGGED')).toBe('very long');
    expect(column('Next', 'FLAGGED')).toBe('Phone');
    expect(column('When', 'PLAIN')).toBe('now');
    expect(column('With', 'PLAIN')).toBe('any');
    expect(column('Long wait', 'PLAIN')).toBe('');
    expect(column('Before making contact', 'PLAIN')).toBe('');
  });

  it('reads open referrals only, however many are closed', async () => {
    if (register().engine !== 'sqlite') return;
    const scope = { linkWorkerId: null, words: [], session: desk, now, tomorrow: now };
    const { db } = register();
    const page = queuePage(db, scope, { view: 'all', offset: 0, limit: 100 }).compile();
    const plan = await db.executeQuery<{ detail: string }>(
      CompiledQuery.raw(`explain query plan ${page.sql}`, [...page.parameters]),
    );
    // Both partial indexes hold open referrals only; a scan of the table itself names no index.
    expect(plan.rows.map((row) => row.detail).join('\n')).toMatch(
      /SCAN referral USING INDEX referral_(queue|one_open_per_patient)/,
    );
  });
});
