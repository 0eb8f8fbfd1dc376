import { writeSync } from 'node:fs';
import { frontDesk, madeUp, referralOf } from './front-desk.ts';
import { openSqliteRegister } from '../../main/register/open-sqlite.ts';

/**
 * Started to be killed: `busy-desk.ts <register> <key>`. A desk that refers patients and books,
 * moves and cancels their appointments as fast as it can, through the real dispatch. Each call that
 * was answered is one line on standard output, written before the next begins.
 */
export type Done = { readonly call: string; readonly id: string };

const [, , path, key] = process.argv as [string, string, string, string];
const register = await openSqliteRegister({ path, key });
const desk = frontDesk(() => register);
const { id: staffId } = await register.db
  .selectFrom('staff')
  .select('id')
  .where('role', '=', 'reception')
  .executeTakeFirstOrThrow();
desk.sessions.current = madeUp('reception', staffId);

const done = (call: string, id: string) =>
  writeSync(1, `${JSON.stringify({ call, id } satisfies Done)}\n`);

const patients = await register.db
  .selectFrom('patient')
  .select('id')
  .where('id', 'not in', register.db.selectFrom('referral').select('patientId'))
  .orderBy('id')
  .execute();
const nextSlot = async () =>
  (
    await desk.must('slots.next', {
      linkWorkerId: null,
      partOfDay: 'any',
      mode: null,
      fromDate: null,
      limit: 2,
    })
  )[0]!.id;

for (const [index, patient] of patients.entries()) {
  const { referral } = await desk.must('referral.create', referralOf(patient.id));
  done('referral.create', referral.id);
  let appointment = await desk.must('appointment.book', {
    referralId: referral.id,
    slotId: await nextSlot(),
    confirmSameDay: false,
  });
  done('appointment.book', appointment.id);
  if (index % 3 === 0) {
    const { id, version } = appointment;
    appointment = await desk.must('appointment.move', { id, version, slotId: await nextSlot() });
    done('appointment.move', id);
  }
  if (index % 2 === 0) {
    const { id, version } = appointment;
    await desk.must('appointment.cancel', { id, version, cancelledBy: 'patient', reason: '' });
    done('appointment.cancel', id);
  }
}
