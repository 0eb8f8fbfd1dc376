import { describe, expect, it } from '@jest/globals';
import { keysIn, keysOf, personKeys, type KeyScreen } from '../../shared/screen-keys.ts';

const screens: readonly KeyScreen[] = ['queue', 'phone', 'diary', 'patients', 'settings'];

/** Keys that mean two things on one screen, with the bar above it and what holds everywhere. */
function twice(screen: KeyScreen): string[] {
  const lines = keysOf(screen, 'reception').flatMap(({ keys }) => keys);
  const anywhere = lines.filter(([, , only]) => only === undefined);
  const keys = anywhere.flatMap(([written]) => keysIn(written));
  return keys.filter((key, at) => keys.indexOf(key) !== at);
}

describe('the keys', () => {
  it.each(screens)('of the screen %s each mean one thing', (screen) => {
    expect(twice(screen)).toEqual([]);
  });

  it('of a person are the letters the help shows, also those a place of the diary cannot follow', () => {
    expect([...personKeys].toSorted().join('')).toBe('abcdegilmnpsv');
  });

  it('never answer for somebody who waits in the bar where they are meant for a person', () => {
    const bar = keysOf('diary', 'reception').find(
      ({ title }) => title === 'Somebody to be seen now',
    );
    const answers = bar!.keys.flatMap(([written]) => keysIn(written));
    expect(answers).toEqual(['y', 'w', 'k', 'f8']);
    expect(answers.filter((key) => personKeys.has(key))).toEqual([]);
  });

  it('are read as they are written', () => {
    expect(keysIn('1 to 5')).toEqual(['1', '2', '3', '4', '5']);
    expect(keysIn('Enter or V')).toEqual(['enter', 'v']);
    expect(keysIn('Home, End')).toEqual(['home', 'end']);
    expect(keysIn('↑ ↓')).toEqual(['↑', '↓']);
  });

  it('of a clinician are those they can use', () => {
    const titles = keysOf('diary', 'clinician').map(({ title }) => title);
    expect(titles).toContain('The person chosen');
    const chosen = keysOf('diary', 'clinician').find(({ title }) => title === 'The person chosen');
    expect(chosen!.keys).toEqual([['N', 'write a note']]);
  });
});
