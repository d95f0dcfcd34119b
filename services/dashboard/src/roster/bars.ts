// Bars: the shifts of a unit as they are drawn: what stands, and what the draft would make of it.
import type { DraftDiff } from '../gen/vagtbro/roster/v1/draft_service_pb';
import type { RosterShift } from '../gen/vagtbro/roster/v1/promises_pb';
import type { Shift } from '../gen/vagtbro/roster/v1/roster_events_pb';
import { ShiftState } from '../gen/vagtbro/roster/v1/roster_facts_pb';
import { millis } from '../time/copenhagen';

// "left": where a drafted shift stands until the draft is published.
export type Drafted = 'no' | 'moved' | 'new' | 'cancelled' | 'left';

export interface Bar {
  key: string;
  shift: Shift;
  state: ShiftState;
  start: number;
  end: number;
  drafted: Drafted;
  roster?: RosterShift; // absent: new in the draft
  diff?: DraftDiff;
  lane: number;
}

const GONE = new Set([ShiftState.DROPPED, ShiftState.CANCELLED]);

export const isGone = (bar: Bar) => GONE.has(bar.state) || bar.drafted === 'cancelled';

// Somebody has it, and works it.
export const isHeld = (bar: Bar) => bar.shift.employmentId !== '' && !isGone(bar);

// Not what is gone or over, and not the place that a drafted shift has left.
export const canMove = (bar: Bar, now: number) =>
  !isGone(bar) && bar.drafted !== 'left' && bar.end > now;

// The draft is for plans: a shift that somebody is missing on, or that has begun, is changed at
// once.
export const canDraft = (bar: Bar, now: number) =>
  bar.drafted !== 'no' || (bar.state === ShiftState.PLANNED && bar.start > now);

function bar(unitId: string, shift: Shift, more: Partial<Bar>): Bar {
  return {
    key: `${unitId} ${shift.shiftId} ${more.drafted === 'left' ? 'left' : 'here'}`,
    shift,
    state: ShiftState.PLANNED,
    start: millis(shift.interval?.startTime),
    end: millis(shift.interval?.endTime),
    drafted: 'no',
    lane: 0,
    ...more,
  };
}

export function barsOf(unitId: string, shifts: RosterShift[], diffs: DraftDiff[]): Bar[] {
  const changes = new Map(diffs.map((diff) => [diff.change?.shift?.shiftId, diff]));
  const bars: Bar[] = [];
  for (const roster of shifts) {
    if (!roster.shift) continue;
    const diff = changes.get(roster.shift.shiftId);
    const { state } = roster;
    if (!diff?.change?.shift) bars.push(bar(unitId, roster.shift, { roster, state }));
    else if (diff.change.cancel)
      bars.push(bar(unitId, roster.shift, { roster, state, diff, drafted: 'cancelled' }));
    else bars.push(bar(unitId, roster.shift, { roster, state, diff, drafted: 'left' }));
  }
  // Where the draft wants it: also when that is in a week where it does not stand now.
  for (const diff of diffs) {
    if (!diff.change?.shift || diff.change.cancel) continue;
    const roster = shifts.find((one) => one.shift?.shiftId === diff.change?.shift?.shiftId);
    const drafted = diff.change.added ? 'new' : 'moved';
    bars.push(bar(unitId, diff.change.shift, { roster, diff, drafted }));
  }
  return bars;
}

// Bars that overlap lie below each other; returns how many lanes that takes.
export function stack(bars: Bar[]): number {
  const ends: number[] = [];
  bars.sort((a, b) => a.start - b.start || a.key.localeCompare(b.key));
  for (const one of bars) {
    const free = ends.findIndex((end) => end <= one.start);
    one.lane = free < 0 ? ends.length : free;
    ends[one.lane] = one.end;
  }
  return Math.max(1, ends.length);
}
