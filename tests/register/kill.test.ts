import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { randomFrom } from '../../main/demo/random.ts';
import { damageAfter, killOnce, prepareForKilling } from '../support/kill-rounds.ts';
import type { Done } from '../support/busy-desk.ts';
import { dropFolder, makeFolder, type Folder } from '../support/register-files.ts';

const rounds = 50;
let folder: Folder;

beforeEach(async () => {
  folder = makeFolder();
  await prepareForKilling(folder, 3000);
}, 60_000);
afterEach(() => dropFolder(folder));

describe('the power fails while the desk is busy', () => {
  it(`${rounds} times: everything that was answered is there, and nothing is half done`, async () => {
    // Said when it fails: with the same seed the same moments are tried again.
    const seed = Date.now();
    const random = randomFrom(seed);
    const done: Done[] = [];
    for (let round = 0; round < rounds; round += 1) {
      done.push(...(await killOnce(folder, random)));
      const damage = await damageAfter(folder, done);
      expect({ seed, round, damage }).toEqual({ seed, round, damage: [] });
    }
    expect(new Set(done.map(({ call }) => call)).size).toBe(4);
  }, 600_000);
});
