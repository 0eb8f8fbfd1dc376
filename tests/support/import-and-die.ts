import { runImport } from '../../main/patients/import-run.ts';
import { newId } from '../../main/new-id.ts';
import { openSqliteRegister } from '../../main/register/open-sqlite.ts';
import { mappingOfHeader } from '../../shared/patient-import-columns.ts';
import { prepareRows } from '../../shared/patient-import-plan.ts';
import { emisColumns, emisExtract, madeUpPeople } from './practice-lists.ts';
import { readListFile } from '../../main/patients/import-file.ts';

/** Started by a test: imports a longer list into the register at argv[2] and dies half-way (kill -9). */
const register = await openSqliteRegister({ path: process.argv[2]!, key: process.argv[3]! });
const { rows } = readListFile(Buffer.from(emisExtract(madeUpPeople(3000))));
const prepared = prepareRows(rows.slice(1), mappingOfHeader(emisColumns), '2026-11-25');
const actor = { now: '2026-11-25T09:30:00.000Z', today: '2026-11-25', staffId: newId() };
const job = { ...actor, newId, confirmLeavers: true };
await runImport(register, prepared, job, {
  onProgress: (phase, done) => {
    if (phase !== 'writing' || done < 1500) return;
    console.log('half-way');
    process.kill(process.pid, 'SIGKILL');
  },
});
