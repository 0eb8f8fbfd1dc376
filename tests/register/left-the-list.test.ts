import { beforeEach, expect, it } from '@jest/globals';
import { newId } from '../../main/new-id.ts';
import { readListFile } from '../../main/patients/import-file.ts';
import { runImport } from '../../main/patients/import-run.ts';
import { mappingOfHeader } from '../../shared/patient-import-columns.ts';
import { prepareRows } from '../../shared/patient-import-plan.ts';
import type { Session } from '../../shared/types.ts';
import { callsTo, type Calls } from '../support/calls.ts';
import { onBothEngines } from '../support/engines.ts';
import { now, slotAt, smallPractice } from '../support/made-up-practice.ts';
import { emisColumns, emisExtract, madeUpPeople } from '../support/practice-lists.ts';

const today = '2026-11-25';
const people = madeUpPeople(12);

onBothEngines('people whom the list says have died or left', (register) => {
  let call: Calls['call'];
  let refused: Calls['refused'];
  let desk: Session;
  let worker: Session;

  /** The list as the clinical system writes it today. */
  const importList = async (gone: Readonly<Record<number, Record<string, string>>> = {}) => {
    const { rows } = readListFile(Buffer.from(emisExtract(people, (index) => gone[index] ?? {})));
    const prepared = prepareRows(rows.slice(1), mappingOfHeader(emisColumns), today);
    const staffId = desk.staffId;
    await runImport(register(), prepared, { now, today, newId, staffId, confirmLeavers: false });
  };
  const died = { DateOfDeath: '2026-11-20' };
  const removed = { DateOfDeactivation: '2026-11-20' };

  beforeEach(async () => {
    const practice = await smallPractice(register());
    ({ call, refused } = callsTo(register()));
    desk = { staffId: practice.receptionist, name: 'Desk', role: 'reception' };
    worker = { staffId: practice.worker, name: 'Link worker', role: 'link_worker' };
    // What the made-up practice starts with is on no list.
    await register().db.deleteFrom('referral').execute();
    await register().db.deleteFrom('patient').execute();
    await importList();
  });

  const personAt = async (index: number) => {
    const [found] = await call(desk, 'patient.search', { text: people[index]!.chi });
    return found!;
  };
  const refer = async (index: number) => {
    const { id: patientId } = await personAt(index);
    return (await call(desk, 'referral.create', { patientId, source: 'clinician' })).referral;
  };
  const detail = (id: string) => call(desk, 'referral.get', { id });

  it('shows it in the search, in the queue and beside the referral', async () => {
    const dead = await refer(1);
    const gone = await refer(2);
    await importList({ 1: died, 2: removed });
    const { rows } = await call(desk, 'queue.list', {});
    const patientOf = (id: string) => rows.find((row) => row.id === id)?.patient;
    const said = { onList: false, leftOn: '2026-11-20' };
    expect(patientOf(dead.id)).toMatchObject({ ...said, leftReason: 'Died' });
    expect(patientOf(gone.id)).toMatchObject({
      ...said,
      leftReason: 'Removed from the practice list',
    });
    expect((await detail(dead.id)).patient).toMatchObject({ ...said, leftReason: 'Died' });
    expect(await personAt(1)).toMatchObject({ ...said, leftReason: 'Died' });
  });

  it('asks the desk to look at an open referral of somebody who died, and closes nothing', async () => {
    const { id } = await refer(1);
    const other = await refer(3);
    await importList({ 1: died });
    const { referral, timeline } = await detail(id);
    expect(referral).toMatchObject({
      status: 'waiting',
      nextAction: 'record_outcome',
      owner: 'desk',
      nextActionDue: null,
    });
    expect(timeline[0]).toMatchObject({ what: 'list_says_died', byName: 'Desk (made up)' });
    expect((await detail(other.id)).referral.nextAction).toBe('phone');
    // It stands before what is less urgent.
    expect((await call(desk, 'queue.list', {})).rows[0]?.id).toBe(id);
  });

  it('keeps a booking of somebody who died, for the desk to cancel', async () => {
    const { id } = await refer(1);
    const slotId = await slotAt(register().db, worker.staffId, '2026-11-26T09:15:00.000Z');
    await call(desk, 'appointment.book', { referralId: id, slotId });
    await importList({ 1: died });
    const { referral, appointment } = await detail(id);
    expect(referral).toMatchObject({ nextAction: 'record_outcome', owner: 'desk' });
    expect(appointment).toMatchObject({ status: 'booked' });
  });

  const nextOf = async (id: string) => (await detail(id)).referral.nextAction;
  const booked = async (referralId: string) => {
    const slotId = await slotAt(register().db, worker.staffId, '2026-11-26T09:15:00.000Z');
    return call(desk, 'appointment.book', { referralId, slotId });
  };
  const toClose = 'record_outcome';

  it('does not bring somebody who died back when their booking is cancelled, or when that is undone', async () => {
    const { id } = await refer(1);
    const { id: appointment, version } = await booked(id);
    await importList({ 1: died });
    const cancel = { id: appointment, version, cancelledBy: 'practice' as const };
    const cancelled = await call(desk, 'appointment.cancel', cancel);
    expect((await detail(id)).referral).toMatchObject({ nextAction: toClose, owner: 'desk' });
    const back = { id: appointment, version: cancelled.version };
    await call(desk, 'appointment.undo', back);
    expect(await nextOf(id)).toBe(toClose);
  });

  it('does not ask for another time for them when their clinic closes, nor for a call when somebody was spoken to', async () => {
    const { id } = await refer(1);
    await booked(id);
    await importList({ 1: died });
    const away = { fromDate: '2026-11-26', toDate: '2026-11-26', reason: '' };
    await call(desk, 'leave.add', { linkWorkerId: worker.staffId, ...away });
    expect((await detail(id)).appointment).toMatchObject({ needsMoving: true });
    expect(await nextOf(id)).toBe(toClose);
    await call(desk, 'referral.logContact', { id, how: 'phone', result: 'spoke' });
    expect((await detail(id)).referral).toMatchObject({ nextAction: toClose, owner: 'desk' });
  });

  it('offers a free time to nobody who died, and to those who left with a word about it', async () => {
    const dead = await refer(1);
    const gone = await refer(2);
    const other = await refer(3);
    await importList({ 1: died, 2: removed });
    // Even where the desk went on with it.
    const { version } = (await detail(dead.id)).referral;
    await call(desk, 'referral.update', { id: dead.id, version, nextAction: 'book' });
    const slotId = await slotAt(register().db, worker.staffId, '2026-11-26T09:15:00.000Z');
    const filled = await call(desk, 'slots.fill', { slotId, limit: 12 });
    expect(filled?.offers.map(({ id }) => id).toSorted()).toEqual([gone.id, other.id].toSorted());
    expect(filled?.offers.find(({ id }) => id === gone.id)?.patient.leftReason).toBe(
      'Removed from the practice list',
    );
  });

  it('asks the desk again when the referral of somebody who died is opened again', async () => {
    const { id, version } = await refer(1);
    const closed = await call(desk, 'referral.close', { id, version, reason: 'completed' });
    await importList({ 1: died });
    await call(desk, 'referral.reopen', { id, version: closed.version, undo: true });
    expect(await nextOf(id)).toBe(toClose);
  });

  it('goes on as with anybody once the desk, or the list itself, says that it was wrong', async () => {
    const { id } = await refer(1);
    const other = await refer(2);
    await importList({ 1: died, 2: died });
    const { version } = (await detail(id)).referral;
    await call(desk, 'referral.update', { id, version, nextAction: 'book' });
    await booked(id);
    expect(await nextOf(id)).toBe('attend');
    await importList({ 1: died });
    await call(desk, 'referral.logContact', { id: other.id, how: 'phone', result: 'spoke' });
    expect(await nextOf(other.id)).toBe('book');
  });

  it('says it once: the next import of the same list leaves the desk’s own choice alone', async () => {
    const { id } = await refer(1);
    await importList({ 1: died });
    const { referral } = await detail(id);
    const { version } = referral;
    await call(desk, 'referral.update', { id, version, nextAction: 'phone' });
    await importList({ 1: { ...died, HomePhone: '0131 496 0999' } });
    const after = await detail(id);
    expect(after.referral.nextAction).toBe('phone');
    expect(after.timeline.filter(({ what }) => what === 'list_says_died')).toHaveLength(1);
  });

  it('refers somebody who died only when it is said that the list is wrong', async () => {
    await importList({ 1: died, 2: removed });
    const dead = (await personAt(1)).id;
    const code = async (patientId: string) =>
      (await refused(desk, 'referral.create', { patientId })).code;
    expect(await code(dead)).toBe('patient_died');
    const { referral } = await call(desk, 'referral.create', {
      patientId: dead,
      confirmDied: true,
    });
    expect(referral.status).toBe('waiting');
    // Somebody who moved away can still be helped until another practice has them.
    const left = (await personAt(2)).id;
    expect((await call(desk, 'referral.create', { patientId: left })).referral.status).toBe(
      'waiting',
    );
  });
});
