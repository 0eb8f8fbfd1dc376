import Sequencer from '@jest/test-sequencer';

/**
 * Files that take long and are short to read: Jest orders by size where it has not seen a run, and one of
 * these begun last would keep everybody waiting with one of two workers idle.
 */
const longest = [
  'whole-day-keyboard',
  'whole-day-mouse',
  'looks',
  'kill',
  'import',
  'bad-days',
  'clinics',
  'kill-in-flight',
  'demo',
];

const placeOf = (path) => {
  const at = longest.findIndex((name) => path.endsWith(`/${name}.test.ts`));
  return at < 0 ? longest.length : at;
};

export default class LongestFirst extends Sequencer {
  sort(tests) {
    // A stable sort: the rest stays as Jest would have it.
    return super.sort(tests).toSorted((a, b) => placeOf(a.path) - placeOf(b.path));
  }
}
