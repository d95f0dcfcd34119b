// Times of day and weeks, as people in Denmark write them.
import { describe, expect, it } from 'vitest';
import { minutesOf, mondayOf, timeOf, weekOf } from './local';

describe('a time of day', () => {
  it('is read from its digits, or is none', () => {
    expect(minutesOf('07:30')).toBe(450);
    expect(timeOf(450)).toBe('07:30');
    for (const bad of ['', '24:00', '7', '07:60']) expect(minutesOf(bad)).toBeNaN();
  });
});

describe('a Danish day', () => {
  it('has a Monday and a week number, over New Year too', () => {
    expect(mondayOf('2026-02-02')).toBe('2026-02-02');
    expect(mondayOf('2026-02-08')).toBe('2026-02-02');
    expect(weekOf('2026-02-02')).toBe(6);
    expect(weekOf('2026-12-31')).toBe(53);
    expect(weekOf('2027-01-03')).toBe(53);
    expect(weekOf('2027-01-04')).toBe(1);
  });
});
