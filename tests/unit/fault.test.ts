import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { describeFault } from '../../main/fault.ts';

const caught = (run: () => unknown): unknown => {
  try {
    run();
  } catch (error) {
    return error;
  }
  return null;
};

describe('a fault in the log', () => {
  it('says its kind and where it happened', () => {
    const error = caught(() => JSON.parse('CAMPBELL, Mary 0101601234'));
    expect(describeFault(error)).toMatch(/^SyntaxError at .+fault\.test\.ts:\d+:\d+/);
    const coded = Object.assign(new TypeError('x'), { code: 'SQLITE_MISMATCH' });
    expect(describeFault(coded)).toMatch(/^TypeError SQLITE_MISMATCH at .+fault\.test\.ts:\d+:\d+/);
  });

  it('never repeats its message, however that is written', () => {
    const secret = 'CAMPBELL';
    const line = fc.constantFrom(
      `${secret} 0101601234`,
      `    at ${secret} Street (${secret}:1:1)`,
      '    at',
      'Error',
      '',
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 5 }), (lines) => {
        const error = new Error(lines.join('\n'));
        expect(describeFault(error)).not.toContain(secret);
        Object.assign(error, { name: `${secret}, Mary`, code: `${secret} Mary` });
        expect(describeFault(error)).not.toContain(secret);
      }),
    );
  });

  it('that is no error at all is unknown', () => {
    for (const thrown of ['CAMPBELL', null, undefined, { message: 'CAMPBELL' }]) {
      expect(describeFault(thrown)).toBe('unknown');
    }
  });
});
