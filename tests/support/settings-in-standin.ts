/**
 * Opens a PC's settings as the app does, with the real electron-store, and prints what it found. Runs
 * in a process of its own, where the stand-in takes Electron's place.
 */
import { openPcSettings } from '../../main/shell/pc-settings.ts';

const [folder = '', changes] = process.argv.slice(2);
const store = openPcSettings(folder);
if (changes !== undefined) store.update(JSON.parse(changes) as Parameters<typeof store.update>[0]);
if (changes !== undefined) store.rememberWindow({ x: 10, y: 20, width: 1000, height: 700 });
const found = { settings: store.get(), window: store.window(), notices: store.notices };
process.stdout.write(`\nFOUND=${JSON.stringify(found)}\n`, () => process.exit(0));
