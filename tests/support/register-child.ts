import { connect } from '../../main/register/open-sqlite.ts';
import { opening } from './register-files.ts';

/** Started by tests as another program: `register-child.ts open|exclusive|writing <file> <key>`. */
const [, , what, path, key] = process.argv as [string, string, string, string, string];

if (what === 'open') {
  console.log(JSON.stringify(await opening(path)));
} else {
  const database = connect({ path, key });
  if (what === 'exclusive') database.pragma('locking_mode=exclusive');
  database.exec('begin exclusive');
  if (what === 'exclusive') database.exec('commit');
  console.log('held');
  process.stdin.resume().once('end', () => {
    if (database.inTransaction) database.exec('rollback');
    database.close();
    process.exit(0);
  });
}
