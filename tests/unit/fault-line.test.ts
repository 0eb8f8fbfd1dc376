import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { describeFault } from '../../main/fault.ts';

const person = 'MADEUP, Ailsa 0101601234';

describe('a line in the log', () => {
  it('says what kind of fault it was and where', () => {
    const error = Object.assign(new TypeError('x'), { code: 'SQLITE_BUSY' });
    expect(describeFault(error)).toMatch(/^TypeError SQLITE_BUSY at .+:\d+:\d+\)?$/);
  });

  it('has no message, not even one that looks like a place in the program', () => {
    for (const message of [
      person,
      `${person} seen at 09:00`,
      `line one\n    at ${person} (file.js:1:2)`,
      `\n    at ${person}:1:2`,
    ]) {
      expect(describeFault(new Error(message))).not.toContain('MADEUP');
    }
  });

  it('has no message that was changed after the fault', () => {
    const error = new Error(`a\n    at ${person}:1:2`);
    error.message = 'b';
    expect(describeFault(error)).not.toContain('MADEUP');
    error.message = '';
    error.stack = `Error: ${person}\n    at f (file.js:1:2)`;
    expect(describeFault(error)).not.toContain('MADEUP');
  });

  it('has no name or code that is not a word', () => {
    const error = Object.assign(new Error('x'), { code: person, name: person });
    expect(describeFault(error)).not.toContain('MADEUP');
    expect(describeFault(Object.assign(new Error('x'), { code: { of: person } }))).not.toContain(
      'of',
    );
  });

  it('has nothing of what is no error', () => {
    for (const thrown of [person, { person }, null, undefined, [person]]) {
      expect(describeFault(thrown)).toBe('unknown');
    }
  });

  it('has nothing of any message', () => {
    const secret = 'S3CRET';
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.constantFrom('', '\n', '\n    at ', '\n    at x (y:1:2)\n    at '),
        (text, before) => {
          const error = new Error(`${text}${before}${secret}:1:2`);
          expect(describeFault(error)).not.toContain(secret);
        },
      ),
    );
  });
});
