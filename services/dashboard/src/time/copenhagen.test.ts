// The browser of these tests stands in Los Angeles; see vite.config.ts.
import { describe, expect, it } from 'vitest';
import { addDays, clock, day, isoDay, startOfDay } from './copenhagen';
import { left } from './left';

const EARLY = Date.UTC(2026, 1, 2, 4, 40);

describe('times in Denmark', () => {
  it('are read as in Denmark although the browser is elsewhere', () => {
    expect(new Date(EARLY).getHours()).not.toBe(5);
    expect(clock(EARLY)).toBe('05:40');
    expect(isoDay(EARLY)).toBe('2026-02-02');
    expect(day(EARLY, 'da')).toBe('man. 2/2');
    expect(day(EARLY, 'en')).toBe('Mon 2/2');
  });
  it('know midnight in winter and in summer', () => {
    expect(startOfDay('2026-02-02')).toBe(Date.UTC(2026, 1, 1, 23));
    expect(startOfDay('2026-07-01')).toBe(Date.UTC(2026, 5, 30, 22));
  });
  it('give the days of a clock change their 23 and 25 hours', () => {
    const hours = (iso: string) => (startOfDay(addDays(iso, 1)) - startOfDay(iso)) / 3_600_000;
    expect(hours('2026-03-29')).toBe(23);
    expect(hours('2026-10-25')).toBe(25);
    expect(hours('2026-03-30')).toBe(24);
  });
  it('say how long something is away', () => {
    expect(left(45_000, 't')).toBe('45 s');
    expect(left(12 * 60_000, 't')).toBe('12 min');
    expect(left(65 * 60_000, 't')).toBe('1 t 05 min');
    expect(left(-5 * 60_000, 't')).toBe('−5 min');
    expect(left(72 * 3_600_000, 't')).toBe('3 d');
  });
});
