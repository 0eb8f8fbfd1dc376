import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { connect, openSqliteRegister } from '../../main/register/open-sqlite.ts';
import { minute } from '../support/practice-app.ts';
import { practice, saysAndRecovers, start, stop, undo } from '../support/refused-start.ts';
import { holdRegister, key } from '../support/register-files.ts';
import { electron } from '../support/second-start.ts';

const isRootOnLinux = process.platform === 'linux' && process.getuid?.() === 0;

(electron ? describe.skip : describe)('an app whose register cannot be opened', () => {
  it(
    'because the key is another one, says so, and opens the right file put back',
    async () => {
      const { register } = await practice();
      const kept = `${register}.kept`;
      renameSync(register, kept);
      const other = await openSqliteRegister({ path: register, key: 'cd'.repeat(32) });
      await other.close();
      const said = {
        title: 'The key does not fit this register',
        next: /put back the file that belongs here/,
        name: 'wrong-key',
      };
      await saysAndRecovers(path.dirname(register), said, () => renameSync(kept, register));
    },
    2 * minute,
  );

  it(
    'because the file is gone, says so and begins no new one',
    async () => {
      const { register } = await practice();
      const folder = path.dirname(register);
      const page = await start(folder);
      await page.getByRole('heading', { name: /Who are you/ }).waitFor();
      await stop();
      renameSync(register, `${register}.kept`);
      const said = {
        title: 'The register is not where it was',
        next: /put the file back/,
        name: 'missing',
      };
      await saysAndRecovers(folder, said, () => {
        expect(existsSync(register)).toBe(false);
        renameSync(`${register}.kept`, register);
      });
    },
    2 * minute,
  );

  it(
    'but opens where the settings of this PC say that it is',
    async () => {
      const { register } = await practice();
      const folder = path.dirname(register);
      const elsewhere = path.join(folder, 'elsewhere');
      mkdirSync(elsewhere);
      renameSync(register, path.join(elsewhere, 'register.db'));
      writeFileSync(
        path.join(folder, 'settings.json'),
        JSON.stringify({ registerFolder: elsewhere }),
      );
      const page = await start(folder);
      await page.getByRole('heading', { name: /Who are you/ }).waitFor();
      expect(existsSync(register)).toBe(false);
    },
    2 * minute,
  );

  it(
    'because the key is gone, says so, and opens with the key put back',
    async () => {
      const { register } = await practice();
      const file = path.join(path.dirname(register), 'register.key');
      renameSync(file, `${file}.kept`);
      const said = {
        title: 'The key to the register is missing',
        next: /Do not delete the register/,
        name: 'key-lost',
      };
      await saysAndRecovers(path.dirname(register), said, () => renameSync(`${file}.kept`, file));
    },
    2 * minute,
  );

  it(
    'because a newer version has used it, says so and leaves every byte as it is',
    async () => {
      const { register } = await practice();
      const kept = `${register}.kept`;
      copyFileSync(register, kept);
      const database = connect({ path: register, key });
      database.exec(
        `insert into register_migration (name, timestamp) values ('9990-from-the-future', '')`,
      );
      database.close();
      const before = readFileSync(register);
      const said = {
        title: 'This register belongs to a newer CLW Desk',
        next: /Install the newest CLW Desk/,
        name: 'newer',
      };
      await saysAndRecovers(path.dirname(register), said, () => {
        expect(readFileSync(register).equals(before)).toBe(true);
        renameSync(kept, register);
      });
    },
    2 * minute,
  );

  it(
    'because another program holds it, says so, and opens once that lets go',
    async () => {
      const folder = await practice();
      const other = await holdRegister(folder, 'exclusive');
      const said = {
        title: 'The register is in use',
        next: /Close the other CLW Desk/,
        name: 'locked',
      };
      await saysAndRecovers(folder.path, said, () => other.letGo());
    },
    2 * minute,
  );

  (isRootOnLinux ? it : it.skip)(
    'because this user may not write to it, says so',
    async () => {
      const { register } = await practice();
      const mount = (...args: string[]) => expect(spawnSync('mount', args).status).toBe(0);
      const free = () => void spawnSync('umount', [register]);
      mount('--bind', register, register);
      undo.push(free);
      mount('-o', 'remount,bind,ro', register);
      const said = {
        title: 'The register cannot be written to',
        next: /permission to change the file and its folder/,
        name: 'read-only',
      };
      await saysAndRecovers(path.dirname(register), said, free);
    },
    2 * minute,
  );

  it(
    'because the file is something else, says so and does not touch it',
    async () => {
      const { register } = await practice();
      const kept = `${register}.kept`;
      renameSync(register, kept);
      writeFileSync(register, '%PDF-1.7 a letter that somebody saved here');
      const said = {
        title: 'This file is not a register',
        next: /Put the register back/,
        name: 'not-a-register',
      };
      await saysAndRecovers(path.dirname(register), said, () => {
        expect(readFileSync(register, 'utf8')).toMatch(/^%PDF-1.7 a letter/);
        renameSync(kept, register);
      });
    },
    2 * minute,
  );

  it(
    'because the file is damaged, says so',
    async () => {
      const { register } = await practice();
      const whole = readFileSync(register);
      const broken = Buffer.from(whole);
      broken.fill(7, 4096 * 2 + 100);
      writeFileSync(register, broken);
      const said = {
        title: 'The register is damaged',
        next: /restore the newest backup/,
        name: 'damaged',
      };
      await saysAndRecovers(path.dirname(register), said, () => writeFileSync(register, whole));
    },
    2 * minute,
  );
});
