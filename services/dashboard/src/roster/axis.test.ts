// The browser of these tests stands in Los Angeles; see vite.config.ts.
import { describe, expect, it } from 'vitest';
import { startOfDay } from '../time/copenhagen';
import { atClock, daysLater } from '../time/wall';
import {
  axisOf,
  firstDay,
  HOUR,
  hourOfWeek,
  mondays,
  snapped,
  stretch,
  ticksOf,
  widthOf,
  xOf,
} from './axis';

const labels = (first: string) =>
  ticksOf(axisOf(first, 1, 10), 'hours', () => 'day').map((tick) => tick.label);

describe('the time axis', () => {
  it('draws the day the clock is put forward an hour short, and the other an hour long', () => {
    expect(widthOf(axisOf('2026-03-28', 1, 10))).toBe(240);
    expect(widthOf(axisOf('2026-03-29', 1, 10))).toBe(230);
    expect(widthOf(axisOf('2026-10-25', 1, 10))).toBe(250);
    expect(widthOf(axisOf('2026-10-19', 7, 10))).toBe(1690);
  });
  it('has no 02:00 in the one night and two in the other', () => {
    expect(labels('2026-03-29').filter((label) => label === '02:00')).toHaveLength(0);
    expect(labels('2026-10-25').filter((label) => label === '02:00')).toHaveLength(2);
  });
  it('keeps its lines at 06, 12 and 18 after the change', () => {
    const axis = axisOf('2026-03-29', 1, 10);
    const lines = ticksOf(axis, 'days', () => '').map((tick) => tick.x);
    expect(lines).toEqual([0, 50, 110, 170]);
  });
  it('says the hours of the clock in a week: 00 06 12 18', () => {
    const ticks = ticksOf(axisOf('2026-03-29', 1, 10), 'days', () => 'day');
    expect(ticks.map((tick) => tick.hour)).toEqual(['00', '06', '12', '18']);
    const weeks = ticksOf(axisOf('2026-02-02', 28, 3), 'weeks', () => 'day');
    expect(weeks.every((tick) => tick.hour === '')).toBe(true);
  });
  it('has room for all of a week, the longest too, unless the page is a narrow one', () => {
    for (const room of [700, 1027, 1700])
      expect(widthOf(axisOf('2026-10-19', 7, hourOfWeek(room)))).toBeLessThanOrEqual(room);
    expect(widthOf(axisOf('2026-02-02', 7, hourOfWeek(1027)))).toBeGreaterThan(980);
    expect(hourOfWeek(200)).toBe(4);
    expect(hourOfWeek(0)).toBe(8);
  });
  it('draws a night shift over the change as long as it is: 7 and 9 hours', () => {
    const width = (first: string, from: number, to: number) =>
      stretch(axisOf(first, 7, 10), from, to)?.width;
    const spring = [atClock('2026-03-28', '23:00'), atClock('2026-03-29', '07:00')] as const;
    const autumn = [atClock('2026-10-24', '23:00'), atClock('2026-10-25', '07:00')] as const;
    expect(width('2026-03-23', ...spring)).toBe(70);
    expect(width('2026-10-19', ...autumn)).toBe(90);
  });
  it('cuts what reaches out of it, and draws nothing outside', () => {
    const axis = axisOf('2026-02-02', 1, 10);
    expect(stretch(axis, axis.start - HOUR, axis.start + HOUR)).toEqual({ left: 0, width: 10 });
    expect(stretch(axis, axis.end, axis.end + HOUR)).toBeUndefined();
    expect(xOf(axis, axis.start + 7 * HOUR)).toBe(70);
  });
  it('snaps to a quarter of an hour', () => {
    const axis = axisOf('2026-02-02', 1, 60);
    expect(snapped(axis, 22)).toBe(HOUR / 4);
    expect(snapped(axis, 23)).toBe(HOUR / 2);
    expect(snapped(axis, -7)).toBe(0);
  });
  it('knows its weeks', () => {
    expect(firstDay('days', '2026-02-04')).toBe('2026-02-02');
    expect(firstDay('hours', '2026-02-04')).toBe('2026-02-04');
    expect(mondays('2026-02-04', 7)).toEqual(['2026-02-02', '2026-02-09']);
  });
});

describe('what a clock in Denmark shows', () => {
  it('is found on every day, the first of two alike', () => {
    expect(atClock('2026-02-02', '07:15')).toBe(startOfDay('2026-02-02') + 7.25 * HOUR);
    expect(atClock('2026-03-29', '07:00')).toBe(startOfDay('2026-03-29') + 6 * HOUR);
    expect(atClock('2026-10-25', '07:00')).toBe(startOfDay('2026-10-25') + 8 * HOUR);
    expect(atClock('2026-10-25', '02:30')).toBe(startOfDay('2026-10-25') + 2.5 * HOUR);
    expect(atClock('2026-03-29', '02:30')).toBe(startOfDay('2026-03-29') + 2.5 * HOUR);
  });
  it('stays the same a week on, over the change', () => {
    const seven = atClock('2026-03-23', '07:00');
    expect(daysLater(seven, 7)).toBe(atClock('2026-03-30', '07:00'));
    expect(daysLater(seven, 7) - seven).toBe(167 * HOUR);
  });
});
