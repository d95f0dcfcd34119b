// Aim: what a bar that is being dragged would become if it were let go here. Goes by the positions
// of the rows and not by what is in the page, so it also knows rows that are not drawn.
import { daysLater } from '../time/wall';
import { snapped } from './axis';
import type { Bar } from './bars';
import { PADDING, type Row } from './rows';

// A hand that moves a bar to another person trembles; so much sideways is no change of time.
const TREMBLE = 12;

export interface Grab {
  bar: Bar;
  row: Row;
}

export interface Aim {
  row: Row;
  employmentId: string; // empty: nobody
  start: number;
  end: number;
  holderMoved: boolean;
  timeMoved: boolean;
}

export function grabOf(rows: Row[], key: string): Grab | undefined {
  for (const row of rows) {
    const bar = row.bars.find((one) => one.key === key);
    if (bar) return { bar, row };
  }
  return undefined;
}

// The first of the lanes of a row begins here.
const lanesOf = (row: Row) => row.top + PADDING + row.head;
const middle = ({ bar, row }: Grab, lane: number) => lanesOf(row) + (bar.lane + 0.5) * lane;

// The row at this height, the nearest at the ends; the head of a unit is no place for a shift.
function rowAt(rows: Row[], y: number): number {
  let at = rows.findIndex((row) => y < row.top + row.height);
  if (at < 0) at = rows.length - 1;
  while (rows[at]?.kind === 'unit' && at + 1 < rows.length) at += 1;
  while (rows[at]?.kind === 'unit' && at > 0) at -= 1;
  return at;
}

export function aimOf(
  rows: Row[],
  grab: Grab,
  delta: { x: number; y: number },
  lane: number,
  exact: boolean,
): Aim {
  const { bar } = grab;
  const row = rows[rowAt(rows, middle(grab, lane) + delta.y)] ?? grab.row;
  const still = !exact && Math.abs(delta.x) < TREMBLE;
  const by = still ? 0 : snapped(row.axis, delta.x);
  // Another week: the same time of the clock there.
  const weeks =
    row.kind === 'week' ? Math.round((row.axis.start - grab.row.axis.start) / 604_800_000) : 0;
  const start = daysLater(bar.start, 7 * weeks) + by;
  const end = daysLater(bar.end, 7 * weeks) + by;
  return {
    row,
    employmentId: row.employmentId,
    start,
    end,
    holderMoved: row.employmentId !== bar.shift.employmentId,
    timeMoved: start !== bar.start || end !== bar.end,
  };
}

// How far down or up the next row is that takes shifts; 0: there is none.
export function stepDown(rows: Row[], grab: Grab, y: number, lane: number, way: 1 | -1): number {
  const from = middle(grab, lane) + y;
  let at = rowAt(rows, from) + way;
  while (rows[at]?.kind === 'unit') at += way;
  const next = rows[at];
  return next ? lanesOf(next) + lane / 2 - from : 0;
}

// The bar that an arrow leads to: the one before or after in the row, or the nearest in time in the
// next row that has any.
export function neighbour(rows: Row[], key: string, arrow: string): string | undefined {
  const at = rows.findIndex((row) => row.bars.some((one) => one.key === key));
  const bars = rows[at]?.bars ?? [];
  const here = bars.findIndex((one) => one.key === key);
  const from = bars[here];
  if (!from) return undefined;
  if (arrow === 'ArrowLeft') return bars[here - 1]?.key;
  if (arrow === 'ArrowRight') return bars[here + 1]?.key;
  const way = arrow === 'ArrowDown' ? 1 : -1;
  let next = at + way;
  while (rows[next] && rows[next]?.bars.length === 0) next += way;
  const away = (one: Bar) => Math.abs(one.start - from.start);
  return [...(rows[next]?.bars ?? [])].sort((a, b) => away(a) - away(b))[0]?.key;
}
