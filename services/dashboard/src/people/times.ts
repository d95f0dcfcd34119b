// Times: the parts of a day that somebody may be missing in, the next of each from now on.
import { addDays, isoDay } from '../time/copenhagen';
import { atClock } from '../time/wall';

export const TIMES = ['day', 'evening', 'night'] as const;
export type Part = (typeof TIMES)[number];

const CLOCKS: Record<Part, [from: string, to: string]> = {
  day: ['07:00', '15:00'],
  evening: ['15:00', '23:00'],
  night: ['23:00', '07:00'],
};

// From and to, in ms: the one that runs now, or the next.
export function timesOf(part: Part, now: number): [number, number] {
  const [from, to] = CLOCKS[part];
  const today = isoDay(now);
  for (const days of [-1, 0, 1]) {
    const start = addDays(today, days);
    const end = atClock(to < from ? addDays(start, 1) : start, to);
    if (end > now) return [atClock(start, from), end];
  }
  return [now, now]; // no day is that long
}
