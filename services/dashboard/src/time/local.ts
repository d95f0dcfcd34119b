// Local: times of day in minutes, and the weeks that Danish days lie in.
import { addDays } from './copenhagen';

// "07:30" -> 450; NaN if it is no time.
export function minutesOf(time: string): number {
  const [, hours, minutes] = /^(\d{1,2}):(\d{2})$/.exec(time) ?? [];
  const all = Number(hours) * 60 + Number(minutes);
  return Number(hours) < 24 && Number(minutes) < 60 ? all : NaN;
}

// 450 -> "07:30".
export function timeOf(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

// The Monday of the week of a Danish day.
export function mondayOf(iso: string): string {
  const [year = 0, month = 1, date = 1] = iso.split('-').map(Number);
  const weekday = new Date(Date.UTC(year, month - 1, date)).getUTCDay();
  return addDays(iso, -((weekday + 6) % 7));
}

// ISO 8601 week number of a Danish day.
export function weekOf(iso: string): number {
  const thursday = addDays(mondayOf(iso), 3);
  const year = Number(thursday.slice(0, 4));
  const first = Date.UTC(year, 0, 1);
  const [, month = 1, date = 1] = thursday.split('-').map(Number);
  return Math.floor((Date.UTC(year, month - 1, date) - first) / (7 * 86_400_000)) + 1;
}
