// Rows: what lies below each other on the timeline, with tops and heights known before anything is
// drawn, so that thousands can be scrolled and dragged over while a screenful is in the page.
import type { Away } from '../gen/vagtbro/roster/v1/plan_service_pb';
import { ShiftState } from '../gen/vagtbro/roster/v1/roster_facts_pb';
import { addDays, millis } from '../time/copenhagen';
import { axisOf, type Axis } from './axis';
import { stack, type Bar } from './bars';

export interface Block {
  start: number;
  end: number;
}

export interface Row {
  key: string;
  kind: 'unit' | 'vacant' | 'person' | 'week';
  unitId: string;
  employmentId: string; // empty: nobody
  label: string;
  who: string; // whose shifts these are, in words
  axis: Axis;
  bars: Bar[];
  away: Block[];
  top: number;
  head: number; // room above the bars, for the dates of a week
  height: number;
  folded: boolean; // of a unit: its rows are not shown
  shifts: number; // of a unit, as far as they are loaded
  open: number; // of those, shifts that somebody is searched for
}

export interface Person {
  id: string;
  name: string;
}

export interface Group {
  unitId: string;
  name: string;
  folded: boolean;
  bars: Bar[];
  people: Person[]; // at home in the unit
  away: Away[];
  unseen?: boolean; // not loaded, for it has not been in sight
}

export interface Layout {
  lane: number; // height of a bar
  vacant: string; // what the lane of shifts that nobody has is called
  nameOf: (employmentId: string) => string;
}

export const UNIT_HEIGHT = 36;
export const PADDING = 4;
const DATES = 16;

const blocks = (away: Away[], employmentId: string): Block[] =>
  away
    .filter((one) => one.employmentId === employmentId)
    .map(({ interval }) => ({
      start: millis(interval?.startTime),
      end: millis(interval?.endTime),
    }));

function row(layout: Layout, axis: Axis, bars: Bar[], more: Partial<Row>): Row {
  const seen = bars.filter((one) => one.start < axis.end && one.end > axis.start);
  const head = more.head ?? 0;
  const height = stack(seen) * layout.lane + 2 * PADDING + head;
  const empty = {
    key: '',
    kind: 'person' as const,
    unitId: '',
    employmentId: '',
    label: '',
    who: '',
  };
  return {
    ...empty,
    axis,
    bars: seen,
    away: [],
    top: 0,
    head,
    height,
    folded: false,
    shifts: 0,
    open: 0,
    ...more,
  };
}

function piled(rows: Row[]): Row[] {
  let top = 0;
  for (const one of rows) {
    one.top = top;
    top += one.height;
  }
  return rows;
}

// By unit: what nobody has on top, then people by name. Units get a head if there are more.
export function unitRows(groups: Group[], axis: Axis, layout: Layout): Row[] {
  const rows: Row[] = [];
  for (const { unitId, name, folded, bars, people, away } of groups) {
    if (groups.length > 1)
      rows.push(
        row(layout, axis, [], {
          key: unitId,
          kind: 'unit',
          unitId,
          label: name,
          folded,
          height: UNIT_HEIGHT,
          shifts: bars.filter((one) => one.drafted !== 'left').length,
          open: bars.filter((one) => one.state === ShiftState.OPEN).length,
        }),
      );
    if (folded) continue;
    const byHolder = new Map<string, Bar[]>(people.map((one) => [one.id, []]));
    byHolder.set('', []);
    for (const bar of bars) {
      const theirs = byHolder.get(bar.shift.employmentId);
      if (theirs) theirs.push(bar);
      else byHolder.set(bar.shift.employmentId, [bar]);
    }
    const names = new Map(people.map((one) => [one.id, one.name]));
    const whoIs = (id: string) => (id ? (names.get(id) ?? layout.nameOf(id)) : layout.vacant);
    const made = [...byHolder].map(([id, theirs]) =>
      row(layout, axis, theirs, {
        key: `${unitId} ${id}`,
        kind: id ? 'person' : 'vacant',
        unitId,
        employmentId: id,
        label: whoIs(id),
        who: whoIs(id),
        away: id ? blocks(away, id) : [],
      }),
    );
    // Who is at home elsewhere has a row where they have a shift, and only then.
    const shown = made.filter(
      (one) => names.has(one.employmentId) || one.kind === 'vacant' || one.bars.length > 0,
    );
    const rank = (one: Row) => (one.kind === 'vacant' ? 0 : 1);
    shown.sort((a, b) => rank(a) - rank(b) || a.label.localeCompare(b.label, 'da'));
    for (const one of shown) rows.push(one);
  }
  return piled(rows);
}

// By person: a row a week, each with its own days, for a week may be an hour short or long.
export function weekRows(
  person: Person,
  bars: Bar[],
  away: Away[],
  mondays: string[],
  hour: number,
  layout: Layout,
  words: (monday: string) => string,
): Row[] {
  const theirs = bars.filter((one) => one.shift.employmentId === person.id);
  return piled(
    mondays.map((monday) =>
      row(
        layout,
        axisOf(monday, 7, hour),
        theirs.map((one) => ({ ...one })),
        {
          key: monday,
          kind: 'week',
          head: DATES,
          employmentId: person.id,
          label: words(monday),
          who: person.name,
          away: blocks(away, person.id),
        },
      ),
    ),
  );
}

export const weeksFrom = (monday: string, count: number) =>
  Array.from({ length: count }, (_, index) => addDays(monday, 7 * index));
