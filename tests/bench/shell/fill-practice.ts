import path from 'node:path';
// oxlint-disable-next-line no-restricted-imports -- the key lies where the shell keeps it
import { app } from 'electron';
import { connect, openSqliteRegister } from '../../../main/register/open-sqlite.ts';
import { registerKey } from '../../../main/shell/register-key.ts';
import { keychain } from '../../../main/shell/secrets.ts';
import { insertPeople } from '../people.ts';
import { insertClosed, insertOpen, insertStaff } from '../practice.ts';

/**
 * Started in the stand-in: a practice of 10,000 in the user-data folder argv[2], with about sixty
 * open referrals, or argv[3] of them.
 */
const userData = process.argv[2]!;
const openReferrals = Number(process.argv[3] ?? 63);
app.setPath('userData', userData);
const file = path.join(userData, 'register.db');
const key = registerKey(userData, file, keychain);
await (await openSqliteRegister({ path: file, key })).close();
const db = connect({ path: file, key });
const people = insertPeople(db, 10_000);
const { desk, workers } = insertStaff(db);
insertClosed(db, 1000, { people, by: desk.staffId, worker: workers[0]! });
const every = Math.floor(people.length / openReferrals);
const waiting = people.filter((_, index) => index % every === 0);
insertOpen(db, { people: waiting, by: desk.staffId });
// Some rows of the queue are taller: flags stand in words under the name.
if (every === 1) db.exec('update patient set no_voicemail = 1 where rowid % 7 = 0');
db.close();
process.exit(0);
