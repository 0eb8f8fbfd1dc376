import { randomFrom } from '../../main/demo/random.ts';
import type { Done } from './busy-desk.ts';
import { damageAfter, killOnce, prepareForKilling } from './kill-rounds.ts';
import { dropFolder, makeFolder } from './register-files.ts';

/** `npm run soak:kill -- <kills> [seed]`: as tests/register/kill.test.ts, for as long as one likes. */
const kills = Number(process.argv[2] ?? 1000);
const seed = Number(process.argv[3] ?? Date.now());
const perRegister = 50;

const random = randomFrom(seed);
let answered = 0;
for (let round = 0; round < kills;) {
  const folder = makeFolder();
  await prepareForKilling(folder, 3000);
  const done: Done[] = [];
  for (let here = 0; here < perRegister && round < kills; here += 1, round += 1) {
    done.push(...(await killOnce(folder, random)));
    const damage = await damageAfter(folder, done);
    if (damage.length > 0) {
      console.error(`Kill ${round + 1}, seed ${seed}, register kept in ${folder.path}:`, damage);
      process.exit(1);
    }
  }
  answered += done.length;
  dropFolder(folder);
  console.log(`${round} kills, ${answered} answered calls, all there, nothing half done`);
}
