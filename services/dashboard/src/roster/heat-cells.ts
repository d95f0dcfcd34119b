// Heat cells: the worst service level of each hour, from stretches in which nothing changes.
import { ServiceLevel } from '../gen/vagtbro/roster/v1/roster_events_pb';
import type { LevelStretch } from '../gen/vagtbro/roster/v1/roster_service_pb';
import { addDays, isoDay, millis, startOfDay } from '../time/copenhagen';

const HOUR = 3_600_000;

export interface Cell {
  start: number;
  level: ServiceLevel;
  heads: number; // the fewest in that hour
}

export interface DayRow {
  day: string; // "2026-02-02"
  cells: Cell[]; // 23 to 25 of them
}

export function heatRows(stretches: LevelStretch[], first: string, days: number): DayRow[] {
  const rows: DayRow[] = [];
  for (let i = 0; i < days; i += 1) {
    const day = addDays(first, i);
    const end = startOfDay(addDays(day, 1));
    const cells: Cell[] = [];
    for (let start = startOfDay(day); start < end; start += HOUR)
      cells.push(cellOf(stretches, start));
    rows.push({ day, cells });
  }
  return rows;
}

// A cell a day: the worst level and the fewest heads of all of it.
export function dayCells(stretches: LevelStretch[], first: string, days: number): Cell[] {
  return Array.from({ length: days }, (_, index) => {
    const day = addDays(first, index);
    return cellOf(stretches, startOfDay(day), startOfDay(addDays(day, 1)));
  });
}

function cellOf(stretches: LevelStretch[], start: number, end = start + HOUR): Cell {
  const cell: Cell = { start, level: ServiceLevel.UNSPECIFIED, heads: 0 };
  let seen = false;
  for (const stretch of stretches) {
    if (millis(stretch.interval?.endTime) <= start || millis(stretch.interval?.startTime) >= end)
      continue;
    cell.level = Math.max(cell.level, stretch.level);
    cell.heads = seen ? Math.min(cell.heads, stretch.heads) : stretch.heads;
    seen = true;
  }
  return cell;
}

// Monday of the week a day is in.
export function mondayOf(iso: string): string {
  const weekday = new Date(`${iso}T00:00:00Z`).getUTCDay();
  return addDays(iso, weekday === 0 ? -6 : 1 - weekday);
}

export const today = (now: number) => isoDay(now);

// ISO week number.
export function weekNumber(monday: string): number {
  const thursday = addDays(monday, 3);
  const days =
    (Date.parse(`${thursday}T00:00:00Z`) - Date.parse(`${thursday.slice(0, 4)}-01-01T00:00:00Z`)) /
    86_400_000;
  return Math.floor(days / 7) + 1;
}
