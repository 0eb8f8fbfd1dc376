import { describe, expect, it } from '@jest/globals';
import { nextStop, tabStop, type Stop } from '../../shared/day-stops.ts';

/** Three link workers: mornings, nobody there, and one who starts at odd times. */
const stops: Stop[] = [
  { id: 'a-0900', column: 0, time: '09:00' },
  { id: 'a-0945', column: 0, time: '09:45' },
  { id: 'c-0930', column: 2, time: '09:30' },
  { id: 'c-1000', column: 2, time: '10:00' },
  { id: 'a-1030', column: 0, time: '10:30' },
  { id: 'c-1400', column: 2, time: '14:00' },
];
const at = (id: string) => stops.find((stop) => stop.id === id)!;
const from = (id: string, key: string) => nextStop(stops, at(id), key)?.id ?? null;

describe('the keyboard in the day', () => {
  it('goes up and down the times of one link worker, and stops at the ends', () => {
    expect(from('a-0900', 'ArrowDown')).toBe('a-0945');
    expect(from('a-1030', 'ArrowUp')).toBe('a-0945');
    expect(from('a-1030', 'ArrowDown')).toBeNull();
    expect(from('a-0900', 'ArrowUp')).toBeNull();
  });

  it('goes sideways over a link worker who is not there, to the nearest time', () => {
    expect(from('a-0900', 'ArrowRight')).toBe('c-0930');
    expect(from('a-1030', 'ArrowRight')).toBe('c-1000');
    expect(from('c-1400', 'ArrowLeft')).toBe('a-1030');
    expect(from('c-1400', 'ArrowRight')).toBeNull();
    expect(from('a-0900', 'ArrowLeft')).toBeNull();
  });

  it('takes the earlier of two times that are as near', () => {
    expect(from('a-0945', 'ArrowRight')).toBe('c-0930');
  });

  it('goes to the first and last time of a link worker', () => {
    expect(from('c-1000', 'Home')).toBe('c-0930');
    expect(from('c-0930', 'End')).toBe('c-1400');
  });

  it('leaves other keys alone', () => {
    expect(from('a-0900', 'PageDown')).toBeNull();
  });
});

describe('where Tab comes into the day', () => {
  it('is its start, then wherever the keyboard was', () => {
    expect(tabStop(stops, null)?.id).toBe('a-0900');
    expect(tabStop(stops, at('c-1000'))?.id).toBe('c-1000');
  });

  it('is what stands there now, where a free time was booked or another day is shown', () => {
    expect(tabStop(stops, { id: 'gone', column: 2, time: '10:00' })?.id).toBe('c-1000');
    expect(tabStop(stops, { id: 'gone', column: 0, time: '17:00' })?.id).toBe('a-1030');
  });

  it('is another link worker where this one is not there', () => {
    expect(tabStop(stops, { id: 'gone', column: 1, time: '14:05' })?.id).toBe('c-1400');
  });

  it('is nowhere in an empty day', () => {
    expect(tabStop([], at('a-0900'))).toBeNull();
  });
});
