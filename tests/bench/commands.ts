import { sideBySide, type Figure } from './measure.ts';
import { insertPeople } from './people.ts';
import { insertClosed, insertOpen, insertSlots, insertStaff } from './practice.ts';
import { rawInsert } from './raw-insert.ts';
import { callsTo, freshRegister } from './register.ts';

const rounds = 400;
/** Rounds, and those before them that are not counted. */
const most = rounds + 250;

/** Referring and booking, whole: validation, rules, audit row, commit. */
export async function measureCommands(open: number): Promise<Figure[]> {
  const fresh = await freshRegister();
  const db = fresh.raw();
  const people = insertPeople(db, 20_000);
  const { desk, workers } = insertStaff(db);
  const by = desk.staffId;
  insertClosed(db, 1000, { people, by, worker: workers[0]! });
  const referrals = insertOpen(db, { people: people.slice(0, open), by });
  const slots = insertSlots(db, 2000, workers);
  db.close();
  const register = await fresh.open();
  const call = callsTo(register, desk);
  const raw = await rawInsert();
  const waiting = people.slice(-most);
  let booked = 0;
  const figures = await sideBySide(rounds, raw.limit, {
    [`refer.create, ${open} open`]: async () => {
      const { referral } = await call('referral.create', {
        patientId: waiting.pop()!.id,
        needs: ['money', 'housing'],
        note: 'Rent arrears, letter from the council.',
        permissionShare: 'yes',
      });
      referrals.push(referral.id);
    },
    [`appointment.book, ${open} open`]: () => {
      booked += 1;
      return call('appointment.book', {
        referralId: referrals.shift()!,
        slotId: slots[booked * 3]!,
        confirmSameDay: false,
      });
    },
  });
  await register.close();
  raw.close();
  fresh.remove();
  return figures;
}
