import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { bundle, root } from './bundle.ts';

/** Builds installers for this platform, and says plainly when Electron cannot be fetched. */
await bundle({ force: true });
const cli = path.join(root, 'node_modules/electron-builder/cli.js');
const { status, stderr, stdout } = spawnSync(
  process.execPath,
  [cli, '--publish', 'never', ...process.argv.slice(2)],
  { cwd: root, encoding: 'utf8' },
);
process.stdout.write(stdout);
if (status !== 0) {
  const network =
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ECONNRESET|status code|getaddrinfo/.test(
      stdout + stderr,
    );
  console.error(
    network
      ? 'Electron could not be downloaded on this machine, so there is no installer. Run this where GitHub can be reached, or let the workflow in .github/workflows build it.'
      : `No installer was built.\n${stderr}`,
  );
  process.exitCode = 1;
}
