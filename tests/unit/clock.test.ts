import { describe, expect, it } from '@jest/globals';
import { clockTrouble } from '../../shared/clock.ts';

const london = (wall: string) => ({ zone: 'Europe/London', wall });
const winter = '2026-12-01T09:00:00.000Z';
const summer = '2027-07-01T09:00:00.000Z';

describe('this PC’s clock', () => {
  it('is right where it shows London’s time and the register holds nothing of later', () => {
    expect(clockTrouble(winter, '2026-12-01T08:59:00.000Z', london('09:00'))).toBeNull();
    expect(clockTrouble(summer, null, london('10:00'))).toBeNull();
    // A zone of another name whose clock shows the same is no trouble.
    expect(clockTrouble(winter, null, { zone: 'UTC', wall: '09:00' })).toBeNull();
  });

  it('of another zone is said, also where it is the same in winter only', () => {
    const paris = { zone: 'Europe/Paris', wall: '10:00' };
    expect(clockTrouble(winter, null, paris)).toEqual({ kind: 'zone', ...paris });
    const utc = { zone: 'UTC', wall: '09:00' };
    expect(clockTrouble(summer, null, utc)).toEqual({ kind: 'zone', ...utc });
  });

  it('that is behind the register is said first; a few minutes between PCs are nothing', () => {
    const later = '2026-12-01T09:06:00.480Z';
    expect(clockTrouble(winter, later, { zone: 'Europe/Paris', wall: '10:00' })).toEqual({
      kind: 'behind',
      minutes: 6,
      latest: later,
    });
    expect(clockTrouble(winter, '2026-12-01T09:05:00.000Z', london('09:00'))).toBeNull();
  });
});
