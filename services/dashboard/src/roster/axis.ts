// Axis: where an instant lies on the timeline. Positions go by time that passes, so a day of 23 or
// 25 hours is drawn that much shorter or longer, and nothing in it is moved.
import { addDays, clock, isoDay, startOfDay } from '../time/copenhagen';
import { mondayOf } from './heat-cells';

export type Zoom = 'weeks' | 'days' | 'hours';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const SNAP = 15 * MINUTE;

// How many days each zoom shows, and how wide an hour is: a shift of 8 hours is never under 24 px.
export const ZOOMS: Record<Zoom, { days: number; hour: number }> = {
  weeks: { days: 28, hour: 3 },
  days: { days: 7, hour: 8 },
  hours: { days: 1, hour: 56 },
};

// A week's width on its page; the longest week has 169 hours. Narrower than this it is scrolled.
const LEAST = 4;
const LONGEST = 169;

// How wide an hour is where all of a week is to be seen at once; unmeasured: as ZOOMS says.
export function hourOfWeek(room: number): number {
  if (room <= 0) return ZOOMS.days.hour;
  return Math.max(LEAST, Math.floor((room / LONGEST) * 10) / 10);
}

export interface Axis {
  start: number;
  end: number;
  hour: number; // pixels
}

export interface Tick {
  at: number;
  x: number;
  label: string; // empty: a line alone
  hour: string; // of the clock, where a day has room for both: "06"
  day: boolean; // a day begins here
}

export function axisOf(first: string, days: number, hour: number): Axis {
  return { start: startOfDay(first), end: startOfDay(addDays(first, days)), hour };
}

export const widthOf = (axis: Axis) => ((axis.end - axis.start) / HOUR) * axis.hour;
export const xOf = (axis: Axis, at: number) => ((at - axis.start) / HOUR) * axis.hour;

// How long so many pixels are, in whole quarters of an hour.
export function snapped(axis: Axis, pixels: number): number {
  return Math.round(((pixels / axis.hour) * HOUR) / SNAP) * SNAP + 0;
}

// Where a stretch is drawn; undefined outside the axis.
export function stretch(axis: Axis, start: number, end: number) {
  if (end <= axis.start || start >= axis.end) return undefined;
  const left = xOf(axis, Math.max(start, axis.start));
  return { left, width: xOf(axis, Math.min(end, axis.end)) - left };
}

export function ticksOf(axis: Axis, zoom: Zoom, dayWords: (at: number) => string): Tick[] {
  const ticks: Tick[] = [];
  for (let day = isoDay(axis.start); startOfDay(day) < axis.end; day = addDays(day, 1)) {
    const start = startOfDay(day);
    const end = startOfDay(addDays(day, 1));
    const label = zoom === 'hours' ? clock(start) : dayWords(start);
    const hourOf = (at: number) => (zoom === 'days' ? clock(at).slice(0, 2) : '');
    ticks.push({ at: start, x: xOf(axis, start), label, hour: hourOf(start), day: true });
    const step = { weeks: 24, days: 6, hours: 1 }[zoom];
    for (let at = start + HOUR; at < end; at += HOUR) {
      // Lines stand at hours of the clock: 06, 12, 18, on the days of a clock change too.
      const shown = clock(at);
      if (Number(shown.slice(0, 2)) % step !== 0) continue;
      const label = zoom === 'hours' ? shown : '';
      ticks.push({ at, x: xOf(axis, at), label, hour: hourOf(at), day: false });
    }
  }
  return ticks;
}

// Where a zoom begins when a day is to be seen.
export function firstDay(zoom: Zoom, day: string): string {
  return zoom === 'hours' ? day : mondayOf(day);
}

// Mondays of the weeks that these days touch.
export function mondays(first: string, days: number): string[] {
  const found: string[] = [];
  for (let at = mondayOf(first); at < addDays(first, days); at = addDays(at, 7)) found.push(at);
  return found;
}
