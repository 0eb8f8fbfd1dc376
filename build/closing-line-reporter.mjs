/** Ends a run with one plain line that a script can read, whatever ran it. */
export default class ClosingLineReporter {
  onRunComplete(_contexts, results) {
    const failed =
      results.numFailedTests + results.testResults.filter((file) => file.testExecError).length;
    const skipped = results.numPendingTests;
    const more = skipped > 0 ? `${skipped} not for this machine\n` : '';
    // After the other reporters have written their summary.
    process.once('exit', () =>
      process.stdout.write(`\n${more}${results.numPassedTests} passed, ${failed} failed\n`),
    );
  }
}
