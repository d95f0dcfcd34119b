// Rows, bars and aims: positions that are known before anything is drawn.
import { create } from '@bufbuild/protobuf';
import { describe, expect, it } from 'vitest';
import { DraftDiffSchema } from '../gen/vagtbro/roster/v1/draft_service_pb';
import { ShiftState } from '../gen/vagtbro/roster/v1/roster_facts_pb';
import { atClock } from '../time/wall';
import { aimOf, grabOf, neighbour, stepDown } from './aim';
import { axisOf, HOUR } from './axis';
import { barsOf, canDraft, canMove } from './bars';
import { unitRows, weekRows, type Group } from './rows';
import { shift, WEEK } from './town';
import { changed } from './use-acts';

const names: Record<string, string> = { 'e-7': 'Bo', 'e-8': 'Ida', 'e-9': 'Åse' };
const layout = { lane: 40, vacant: 'Ubesat', nameOf: (id: string) => names[id] ?? id };
const axis = axisOf('2026-02-02', 7, 8);
const group = (more: Partial<Group> = {}): Group => ({
  unitId: 'u-1',
  name: 'Fjorden',
  folded: false,
  bars: barsOf('u-1', WEEK, []),
  people: [{ id: 'e-9', name: 'Åse' }],
  away: [],
  ...more,
});
const labels = (groups: Group[]) => unitRows(groups, axis, layout).map((row) => row.label);

describe('the rows of a unit', () => {
  it('begin with what nobody has, then people by name, å last', () => {
    expect(labels([group()])).toEqual(['Ubesat', 'Bo', 'Ida', 'Åse']);
  });
  it('have a head when there are more units, and nothing below it when folded', () => {
    const folded = group({ unitId: 'u-2', name: 'Skoven', folded: true });
    expect(labels([folded, group()])).toEqual(['Skoven', 'Fjorden', 'Ubesat', 'Bo', 'Ida', 'Åse']);
  });
  it('leave out somebody of another unit whose shift is not in sight', () => {
    const bars = barsOf('u-1', [shift('s-9', '2026-02-20', '07:00', 'e-7')], []);
    expect(labels([group({ bars })])).toEqual(['Ubesat', 'Åse']);
  });
  it('are as high as the shifts that overlap, and lie below each other', () => {
    const two = [shift('a', '2026-02-02', '07:00', ''), shift('b', '2026-02-02', '09:00', '')];
    const rows = unitRows([group({ bars: barsOf('u-1', two, []) })], axis, layout);
    expect(rows.map((row) => [row.top, row.height])).toEqual([
      [0, 88],
      [88, 48],
    ]);
    expect(rows[0]?.bars.map((bar) => bar.lane)).toEqual([0, 1]);
  });
});

describe('a draft', () => {
  const moved = create(DraftDiffSchema, {
    change: { changeId: 'c-1', shift: changed(WEEK[0]!.shift!, { employmentId: 'e-8' }) },
    before: WEEK[0]?.shift,
  });
  it('shows a shift where it is to be and where it stands', () => {
    const bars = barsOf('u-1', WEEK, [moved]).filter((bar) => bar.shift.shiftId === 's-1');
    expect(bars.map((bar) => [bar.shift.employmentId, bar.drafted])).toEqual([
      ['e-7', 'left'],
      ['e-8', 'moved'],
    ]);
  });
  it('keeps a cancelled shift in sight', () => {
    moved.change!.cancel = true;
    const bars = barsOf('u-1', WEEK, [moved]).filter((bar) => bar.shift.shiftId === 's-1');
    expect(bars.map((bar) => bar.drafted)).toEqual(['cancelled']);
    moved.change!.cancel = false;
  });
});

describe('a bar that is dragged', () => {
  const rows = unitRows([group()], axis, layout);
  const grab = grabOf(rows, 'u-1 s-1 here')!;
  const down = stepDown(rows, grab, 0, 40, 1);
  it('goes to another person without a change of time, however the hand trembles', () => {
    const aim = aimOf(rows, grab, { x: 9, y: down }, 40, false);
    expect(aim).toMatchObject({ employmentId: 'e-8', holderMoved: true, timeMoved: false });
  });
  it('snaps to quarters of an hour', () => {
    const aim = aimOf(rows, grab, { x: 17, y: 0 }, 40, false);
    expect(aim.start).toBe(atClock('2026-02-02', '09:15'));
    expect(aim.end - aim.start).toBe(8 * HOUR);
    expect(aimOf(rows, grab, { x: 2, y: 0 }, 40, true).start).toBe(atClock('2026-02-02', '07:15'));
  });
  it('has nobody over the lane of vacant shifts, and stays inside at the ends', () => {
    expect(aimOf(rows, grab, { x: 0, y: -60 }, 40, false).employmentId).toBe('');
    expect(aimOf(rows, grab, { x: 0, y: 9999 }, 40, false).employmentId).toBe('e-9');
    expect(stepDown(rows, grab, 9999, 40, 1)).toBe(0);
  });
  it('keeps its time of the clock in another week, over a clock change', () => {
    const bars = barsOf('', [shift('s', '2026-03-23', '07:00', 'e-7')], []);
    const mondays = ['2026-03-23', '2026-03-30'];
    const weeks = weekRows({ id: 'e-7', name: 'Bo' }, bars, [], mondays, 8, layout, (iso) => iso);
    const held = grabOf(weeks, bars[0]!.key)!;
    const aim = aimOf(weeks, held, { x: 0, y: 64 }, 40, false);
    expect(aim).toMatchObject({ start: atClock('2026-03-30', '07:00'), holderMoved: false });
  });
});

describe('the arrow keys', () => {
  const bars = barsOf('u-1', [...WEEK, shift('s-4', '2026-02-05', '07:00', 'e-8')], []);
  const rows = unitRows([group({ bars })], axis, layout);
  it('lead along a row, and to the nearest in time in the next that has any', () => {
    expect(neighbour(rows, 'u-1 s-3 here', 'ArrowRight')).toBe('u-1 s-4 here');
    expect(neighbour(rows, 'u-1 s-3 here', 'ArrowLeft')).toBeUndefined();
    expect(neighbour(rows, 'u-1 s-1 here', 'ArrowDown')).toBe('u-1 s-3 here');
    expect(neighbour(rows, 'u-1 s-4 here', 'ArrowDown')).toBeUndefined();
    expect(neighbour(rows, 'u-1 s-1 here', 'ArrowUp')).toBe('u-1 s-2 here');
  });
});

describe('a shift can be', () => {
  const now = atClock('2026-02-02', '10:00');
  const of = (state: ShiftState, from: string) =>
    barsOf('u-1', [shift('s', '2026-02-02', from, 'e-7', { state })], [])[0]!;
  it('moved unless it is gone or over', () => {
    expect(canMove(of(ShiftState.CANCELLED, '15:00'), now)).toBe(false);
    expect(canMove(of(ShiftState.PLANNED, '01:00'), now)).toBe(false);
    expect(canMove(of(ShiftState.OPEN, '07:00'), now)).toBe(true);
  });
  it('drafted while it is a plan: not begun, and nobody is searched for', () => {
    expect(canDraft(of(ShiftState.PLANNED, '15:00'), now)).toBe(true);
    expect(canDraft(of(ShiftState.PLANNED, '07:00'), now)).toBe(false);
    expect(canDraft(of(ShiftState.OPEN, '15:00'), now)).toBe(false);
    expect(canDraft(of(ShiftState.COVERED, '15:00'), now)).toBe(false);
  });
});
