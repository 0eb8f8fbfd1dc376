import path from 'node:path';
// oxlint-disable-next-line no-restricted-imports -- the key lies where the shell keeps it
import { app } from 'electron';
import { connect, openSqliteRegister } from '../../../main/register/open-sqlite.ts';
import { registerKey } from '../../../main/shell/register-key.ts';
import { keychain } from '../../../main/shell/secrets.ts';
import { insertPeople } from '../people.ts';
import { insertClinic, insertClosed, insertOpen, insertStaff } from '../practice.ts';

/** Started by the benchmark in the stand-in: a practice of 10,000 in the user-data folder argv[2]. */
const userData = process.argv[2]!;
app.setPath('userData', userData);
const file = path.join(userData, 'register.db');
const key = registerKey(userData, file, keychain);
await (await openSqliteRegister({ path: file, key })).close();
const db = connect({ path: file, key });
const people = insertPeople(db, 10_000);
const { desk, workers } = insertStaff(db);
insertClosed(db, 1000, { people, by: desk.staffId, worker: workers[0]! });
const waiting = people.filter((_, index) => index % 160 === 0);
insertOpen(db, { people: waiting, by: desk.staffId });
for (const worker of workers) insertClinic(db, worker, 'FREQ=WEEKLY;BYDAY=MO,TU,TH');
db.close();
process.exit(0);
