import path from 'node:path';
// oxlint-disable-next-line no-restricted-imports -- the key lies where the shell keeps it
import { app } from 'electron';
import { connect, openSqliteRegister } from '../../../main/register/open-sqlite.ts';
import { registerKey } from '../../../main/shell/register-key.ts';
import { keychain } from '../../../main/shell/secrets.ts';
import { insertDiary } from '../diary-practice.ts';
import { insertPeople } from '../people.ts';

/**
 * Started in the stand-in: a practice in the user-data folder argv[2] with six link workers, each
 * with thirty times of a quarter of an hour on every weekday around the day argv[3].
 */
const userData = process.argv[2]!;
const today = process.argv[3]!;
app.setPath('userData', userData);
const file = path.join(userData, 'register.db');
const key = registerKey(userData, file, keychain);
await (await openSqliteRegister({ path: file, key })).close();
const db = connect({ path: file, key });
insertDiary(db, insertPeople(db, 2500), { today, daysBack: 14, perDay: 30, minutes: 15 });
db.close();
process.exit(0);
