import { describe, expect, it } from '@jest/globals';
import { keysIn, keysOf, personKeys } from '../../shared/screen-keys.ts';

describe('the keys', () => {
  it('of a person are the letters the help shows, also those a place of the diary cannot follow', () => {
    expect([...personKeys].toSorted().join('')).toBe('abcdegilmnpsv');
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
