import { newId } from '../../main/new-id.ts';
import { freshRegister, now } from './register.ts';

/**
 * The least that keeping one fact costs: one prepared INSERT, encrypted, committed with
 * synchronous=FULL, into a file of its own on the same disk.
 */
export async function rawInsert() {
  const register = await freshRegister();
  const db = register.raw();
  db.exec('create table fact (id text primary key, at text not null, what text not null) strict');
  const insert = db.prepare('insert into fact values (?, ?, ?)');
  const what = 'x'.repeat(300);
  return {
    limit: {
      name: 'one raw encrypted INSERT, synchronous=FULL',
      run: () => insert.run(newId(), now, what),
    },
    close: () => {
      db.close();
      register.remove();
    },
  };
}
