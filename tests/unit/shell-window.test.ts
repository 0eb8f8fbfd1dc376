import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { firstSize, placeFor, referSize, smallest } from '../../main/shell/window-place.ts';

const desk = { x: 0, y: 0, width: 1920, height: 1040 };
const second = { x: 1920, y: 0, width: 1366, height: 728 };

describe('where the main window opens', () => {
  it('is at its first size when it never was open', () => {
    expect(placeFor(null, [desk])).toEqual(firstSize);
  });

  it('is no larger than the screen, task bar left free', () => {
    expect(placeFor(null, [{ ...second, x: 0 }])).toEqual({ width: 1366, height: 728 });
  });

  it('is where it was last', () => {
    const saved = { x: 2000, y: 50, width: 1000, height: 600 };
    expect(placeFor(saved, [desk, second])).toEqual(saved);
  });

  it('is on the main screen when the screen it was on is gone', () => {
    const saved = { x: 2000, y: 50, width: 1000, height: 600 };
    expect(placeFor(saved, [desk])).toEqual({ width: 1000, height: 600 });
  });

  it('fits a smaller screen that took the place of a larger one', () => {
    const saved = { x: 0, y: 0, width: 3840, height: 2100 };
    expect(placeFor(saved, [desk])).toEqual({ x: 0, y: 0, width: 1920, height: 1040 });
  });

  it.each([
    ['only a sliver would show', { x: 1900, y: 0, width: 1000, height: 600 }],
    ['the title bar would be above the screen', { x: 0, y: -200, width: 1000, height: 600 }],
    ['the title bar would be under the task bar', { x: 0, y: 1039, width: 1000, height: 600 }],
  ])('is moved where %s', (_what, saved) => {
    expect(placeFor(saved, [desk])).toEqual({ width: 1000, height: 600 });
  });

  it('can always be taken hold of', () => {
    const length = fc.integer({ min: 200, max: 20_000 });
    const edge = fc.integer({ min: -100_000, max: 100_000 });
    const saved = fc.record({ x: edge, y: edge, width: length, height: length });
    fc.assert(
      fc.property(saved, (was) => {
        const { x, y, width = 0, height = 0 } = placeFor(was, [desk, second]);
        expect(width).toBeLessThanOrEqual(1920);
        expect(height).toBeLessThanOrEqual(1040);
        if (x === undefined || y === undefined) return;
        expect(x + width).toBeGreaterThanOrEqual(100);
        expect(x).toBeLessThanOrEqual(1920 + 1366 - 100);
        expect(y).toBeGreaterThanOrEqual(-10);
        expect(y).toBeLessThanOrEqual(1040 - 30);
      }),
    );
  });
});

describe('the smallest main window', () => {
  it('fits a 1366x768 screen at 200 %', () => {
    expect(smallest.width).toBeLessThanOrEqual(1366 / 2);
    expect(smallest.height).toBeLessThanOrEqual(728 / 2);
  });

  it('is wider than the page must be able to scroll within', () => {
    expect(smallest.width).toBeGreaterThanOrEqual(320);
    expect(smallest.height).toBeGreaterThanOrEqual(256);
    expect(referSize.width).toBeGreaterThanOrEqual(320);
  });
});
