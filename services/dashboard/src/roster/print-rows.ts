// Print rows: a unit's week on paper: people down, days across, as it stands and not as drafted.
import { addDays, clock, isoDay } from '../time/copenhagen';
import { isGone, type Bar, type Drafted } from './bars';
import type { Group, Layout } from './rows';

export interface Sheet {
  unitId: string;
  unit: string;
  monday: string;
  rows: SheetRow[];
}

export interface SheetRow {
  key: string;
  name: string;
  days: string[][]; // seven of them, times of the shifts that begin that day
}

// A draft is nobody's plan yet.
const STANDS: Drafted[] = ['no', 'left', 'cancelled'];
const stands = (bar: Bar) => STANDS.includes(bar.drafted) && !(bar.drafted === 'no' && isGone(bar));

export function sheetOf(group: Group, monday: string, layout: Layout, away: string): Sheet {
  const days = Array.from({ length: 7 }, (_, index) => addDays(monday, index));
  const rows = new Map<string, SheetRow>();
  const rowOf = (id: string, name: string) => {
    const row = rows.get(id) ?? { key: id, name, days: days.map(() => [] as string[]) };
    rows.set(id, row);
    return row;
  };
  for (const { id, name } of group.people) rowOf(id, name);
  const seen = group.bars.filter(stands).sort((a, b) => a.start - b.start);
  for (const bar of seen) {
    const at = days.indexOf(isoDay(bar.start));
    if (at < 0) continue;
    const id = bar.shift.employmentId;
    const row = rowOf(id, id ? layout.nameOf(id) : layout.vacant);
    row.days[at]?.push(`${clock(bar.start)}–${clock(bar.end)}`);
  }
  for (const one of group.away) {
    const row = rows.get(one.employmentId);
    const from = Number(one.interval?.startTime?.seconds ?? 0) * 1000;
    const to = Number(one.interval?.endTime?.seconds ?? 0) * 1000;
    days.forEach((day, at) => {
      if (isoDay(from) <= day && isoDay(to - 1) >= day) row?.days[at]?.push(away);
    });
  }
  const rank = (row: SheetRow) => (row.key ? 1 : 0);
  return {
    unitId: group.unitId,
    unit: group.name,
    monday,
    rows: [...rows.values()].sort(
      (a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name, 'da'),
    ),
  };
}
