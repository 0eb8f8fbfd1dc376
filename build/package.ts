import { spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { bundle, root } from './bundle.ts';
import { isTrace, whyNoInstaller } from './package-sentence.ts';

/** Builds installers for this platform, and says plainly when Electron cannot be fetched. */
await bundle({ force: true });
const cli = path.join(root, 'node_modules/electron-builder/cli.js');
const builder = spawn(process.execPath, [cli, '--publish', 'never', ...process.argv.slice(2)], {
  cwd: root,
  stdio: ['ignore', 'pipe', 'pipe'],
});
let said = '';
for (const input of [builder.stdout, builder.stderr]) {
  createInterface({ input }).on('line', (line) => {
    said += `${line}\n`;
    if (!isTrace(line)) console.log(line);
  });
}
builder.on('close', (code) => {
  if (code === 0) return;
  console.error(whyNoInstaller(said));
  process.exitCode = 1;
});
