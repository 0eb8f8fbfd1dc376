import { describe, expect, it } from '@jest/globals';
import { freeState } from '../../shared/held-slots.ts';

const slot = { endsAt: '2026-12-01T10:45:00.000Z', heldUntil: null };
const held = { ...slot, heldUntil: '2026-12-01T08:30:00.000Z' };

describe('a time that nobody has', () => {
  it('is free until its end: it can be given to somebody at the desk', () => {
    expect(freeState(slot, '2026-12-01T10:44:59.999Z')).toBe('free');
  });

  it('was free once it is over, held or not', () => {
    expect(freeState(slot, '2026-12-01T10:45:00.000Z')).toBe('past');
    expect(freeState(held, '2026-12-01T10:45:00.000Z')).toBe('past');
  });

  it('is held until its hour', () => {
    expect(freeState(held, '2026-12-01T08:29:59.999Z')).toBe('held');
    expect(freeState(held, '2026-12-01T08:30:00.000Z')).toBe('free');
  });
});
