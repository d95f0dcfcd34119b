// Wall: instants from what a clock in Denmark shows, and back, whatever zone the browser is in.
import { addDays, clock, isoDay, startOfDay } from './copenhagen';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

// The instant at which a clock in Denmark first shows this. A time that is skipped as the clock is
// put forward is read as so much after midnight: 02:30 becomes 03:30.
export function atClock(iso: string, time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  const even = startOfDay(iso) + hours * HOUR + minutes * MINUTE;
  for (const at of [even - HOUR, even, even + HOUR]) {
    if (isoDay(at) === iso && clock(at) === time) return at;
  }
  return even;
}

// The same time of the clock so many days on.
export function daysLater(at: number, days: number): number {
  return days === 0 ? at : atClock(addDays(isoDay(at), days), clock(at));
}
