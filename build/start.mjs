// Plain JavaScript on purpose: an old Node must be able to read this far and say what is wrong.
const major = Number(process.versions.node.split('.')[0]);
if (major < 24) {
  console.error(
    `CLW Desk needs Node 24 and found ${process.version}. ` +
      'Run "npm install" (it brings Node 24 into node_modules) and then "npm start".',
  );
  process.exitCode = 1;
} else {
  const { start } = await import('./start/run.ts').catch((problem) => {
    if (problem?.code !== 'ERR_MODULE_NOT_FOUND') throw problem;
    console.error('Some packages are missing. Run "npm install" and then "npm start" again.');
    return { start: () => 1 };
  });
  process.exitCode = await start(process.argv.slice(2));
}
