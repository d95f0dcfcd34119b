// What a draft takes away from a unit.
import { create } from '@bufbuild/protobuf';
import { timestampFromMs } from '@bufbuild/protobuf/wkt';
import { describe, expect, it } from 'vitest';
import { DraftDiffSchema } from '../gen/vagtbro/roster/v1/draft_service_pb';
import { LevelStretchSchema } from '../gen/vagtbro/roster/v1/roster_service_pb';
import { ShiftKind } from '../gen/vagtbro/types/v1/work_pb';
import { atClock } from '../time/wall';
import { shift } from './town';
import { headsIn, leftOf } from './uncovered';
import { changed } from './use-acts';

const DAY = '2026-02-02';
const early = (who: string) => shift(`s-${who}`, DAY, '07:00', who).shift!;
const late = (who: string) => shift(`t-${who}`, DAY, '11:00', who).shift!;

const diff = (before = early('e-7'), employmentId = '', more = {}) =>
  create(DraftDiffSchema, {
    before,
    change: { changeId: before.shiftId, shift: changed(before, { employmentId }), ...more },
  });

const stretch = (from: string, to: string, heads: number) =>
  create(LevelStretchSchema, {
    heads,
    interval: {
      startTime: timestampFromMs(atClock(DAY, from)),
      endTime: timestampFromMs(atClock(DAY, to)),
    },
  });

describe('what a change leaves', () => {
  it('is a vacant shift, or none, or as many as before', () => {
    expect(leftOf(diff())).toBe('vacated');
    expect(leftOf(diff(early('e-7'), 'e-7', { cancel: true }))).toBe('cancelled');
    expect(leftOf(diff(early('e-7'), 'e-8'))).toBeUndefined();
    expect(leftOf(diff(early(''), '', { cancel: true }))).toBeUndefined();
    expect(leftOf(diff(early('')))).toBeUndefined();
    const meeting = { ...early('e-7'), kind: ShiftKind.MEETING };
    expect(leftOf(diff(meeting))).toBeUndefined();
    const change = { changeId: 'c', shift: early(''), added: true };
    expect(leftOf(create(DraftDiffSchema, { change }))).toBe('vacant');
  });
});

describe('how many are at work', () => {
  const known = [stretch('07:00', '13:00', 4), stretch('13:00', '15:00', 3)];
  it('is told where fewest are left', () => {
    const one = diff();
    expect(headsIn(one, [one], known)).toEqual({ now: 3, after: 2 });
  });
  it('counts the whole draft: others who leave, and those who come', () => {
    const one = diff();
    const leaves = diff(late('e-9'));
    const all = [stretch('07:00', '15:00', 4), stretch('15:00', '19:00', 3)];
    expect(headsIn(one, [one, leaves], all)).toEqual({ now: 4, after: 2 });
    const comes = diff(early(''), 'e-5');
    expect(headsIn(one, [one, comes], all)).toEqual({ now: 4, after: 4 });
  });
  it('is not told of a time that the levels say nothing of', () => {
    const one = diff();
    expect(headsIn(one, [one], [stretch('07:00', '13:00', 4)])).toBeUndefined();
    expect(headsIn(one, [one], [stretch('08:00', '15:00', 4)])).toBeUndefined();
  });
});
