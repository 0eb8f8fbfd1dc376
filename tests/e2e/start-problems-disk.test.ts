import { spawnSync } from 'node:child_process';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { minute } from '../support/practice-app.ts';
import {
  practice,
  saidAndRecovers,
  saysAndRecovers,
  start,
  tryAgain,
  undo,
} from '../support/refused-start.ts';
import { electron } from '../support/second-start.ts';
import { sealedPractice } from '../support/sealed-practice.ts';
import { mountSmallDisk } from '../support/small-disk.ts';

const isRootOnLinux = process.platform === 'linux' && process.getuid?.() === 0;

(electron ? describe.skip : describe)('an app whose disk will not do', () => {
  (isRootOnLinux ? it : it.skip)(
    'because it is on a network share, says so, and opens from a disk of its own',
    async () => {
      const folder = await practice();
      renameSync(folder.register, `${folder.register}.kept`);
      writeFileSync(folder.register, 'not yet a register, so that the app starts and can be found');
      const page = await start(folder.path);
      const pid = readFileSync(path.join(folder.path, 'standin.pid'), 'utf8');
      // No network file system is here to mount; the system's own list of mounts says there is.
      const list = path.join(folder.path, 'mounts');
      writeFileSync(list, 'server:/practice / nfs4 rw 0 0\n');
      expect(spawnSync('mount', ['--bind', list, `/proc/${pid}/mounts`]).status).toBe(0);
      const free = () => void spawnSync('umount', [`/proc/${pid}/mounts`]);
      undo.push(free);
      renameSync(`${folder.register}.kept`, folder.register);
      await tryAgain(page).click();
      const said = {
        title: 'The register is on a network drive',
        next: /move the folder to this PC.s own disk/,
        name: 'network-share',
      };
      await saidAndRecovers(page, said, free);
    },
    2 * minute,
  );

  const disk = mountSmallDisk();
  afterAll(() => disk?.remove());
  (disk ? it : it.skip)(
    'because the disk is full, says so, and opens once there is room',
    async () => {
      const folder = path.join(disk!.folder, 'data');
      await sealedPractice(folder);
      // Room for the stand-in's own file, not for the register's log and its index.
      disk!.fill(8192);
      const said = { title: 'The disk is full', next: /Empty the recycle bin/, name: 'disk-full' };
      await saysAndRecovers(folder, said, () => disk!.free());
    },
    2 * minute,
  );

  (disk ? it : it.skip)(
    'because the disk is full on the very first start, says so, and then is set up',
    async () => {
      const folder = path.join(disk!.folder, 'first');
      disk!.fill(16_384);
      const said = {
        title: 'The disk is full',
        next: /Empty the recycle bin/,
        name: 'disk-full-1',
      };
      await saysAndRecovers(folder, said, () => disk!.free(), /Set up CLW Desk/);
    },
    2 * minute,
  );
});
