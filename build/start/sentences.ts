import { stripVTControlCharacters } from 'node:util';

/** The bundler's own words and the place it shows, but not where in the bundler it noticed. */
function withoutTrace(message: string): string {
  const lines = stripVTControlCharacters(message).split('\n');
  const end = lines.findIndex((line) => /^\s*(at \S|Stack backtrace)/.test(line));
  return lines
    .slice(0, end === -1 ? undefined : end)
    .join('\n')
    .trimEnd();
}

/** What `npm start` says when something is missing: what it is, and what to do next. */
export const sentences = {
  notBuilt: (problem: unknown) =>
    `The app could not be built: ${problem instanceof Error ? withoutTrace(problem.message) : 'unknown reason'}\n` +
    'Run "npm run types" to see where, or "npm install" if packages changed.',
  notStarted: 'The app could not be started. Run "npm install" and try again.',
  noElectronForced:
    'Electron is not here and could not be downloaded from GitHub. ' +
    'Run "npm start" without --electron to use the development stand-in.',
  noDisplayElectron:
    'There is no display to show a window on. ' +
    'Start CLW Desk from a desktop session, under xvfb-run, or with "npm start -- --standin".',
  noBrowser:
    'No Electron, and no Chromium, Chrome or Edge on this machine. ' +
    'CLW Desk runs all the same: open the address below in a browser on this machine, ' +
    'or name a browser in CLW_BROWSER. Ctrl+C ends it.',
  noDisplay:
    'No Electron, and no display to open a browser on. ' +
    'CLW Desk runs all the same: open the address below in a browser on this machine. Ctrl+C ends it.',
};
