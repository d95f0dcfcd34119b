// The order of the queue, and that it holds still under a hand.
import { describe, expect, it } from 'vitest';
import { Rung } from '../gen/vagtbro/pool/v1/pool_events_pb';
import { EARLY, gap } from '../testing/gaps';
import { EMPTY_BOARD, freshness, type Board } from './board-state';
import { rowsOf, sectionOf, steady, type Row } from './sections';

const board = (...gaps: ReturnType<typeof gap>[]): Board => ({
  ...EMPTY_BOARD,
  gaps: new Map(gaps.map((one) => [one.gapId, one])),
});
const rows = (...ids: string[]): Row[] => ids.map((id) => ({ id, section: 'today' }));
const ids = (some: Row[]) => some.map((row) => row.id);

describe('sections', () => {
  it('go by the day in Denmark, not by hours alone', () => {
    expect(sectionOf(gap('a', 0.99), EARLY)).toBe('now');
    expect(sectionOf(gap('a', -2), EARLY)).toBe('now');
    // 23:50 and 00:10 of that night.
    expect(sectionOf(gap('a', 18 + 1 / 6), EARLY)).toBe('today');
    expect(sectionOf(gap('a', 18.5), EARLY)).toBe('next');
    expect(sectionOf(gap('a', 24), EARLY)).toBe('later');
  });
  it('put a human before the clock, and keep the clock within each', () => {
    const all = board(gap('c', 5), gap('a', 0.5), gap('x', 40, { openQuestions: 1 }), gap('b', 2));
    expect(ids(rowsOf(all, EARLY, 'all'))).toEqual(['x', 'a', 'b', 'c']);
    expect(ids(rowsOf(all, EARLY, 'human'))).toEqual(['x']);
  });
  it('find a place by some of its letters, in any case', () => {
    const all = board(gap('a', 1, { place: 'Bøgehøj' }), gap('b', 2, { place: 'Egely' }));
    expect(ids(rowsOf(all, EARLY, 'all', 'BØGE'))).toEqual(['a']);
  });
  it('leave a leader gap that somebody has taken among those for a human', () => {
    const taken = gap('a', 9, { rung: Rung.LEADER, ownerEmploymentId: 'e-7' });
    expect(sectionOf(taken, EARLY)).toBe('human');
  });
});

describe('rows', () => {
  it('are as they should be while no hand is near', () => {
    expect(ids(steady(rows('a', 'b'), rows('b', 'c'), false))).toEqual(['b', 'c']);
  });
  it('never move under a hand: what is gone stays, what is new stands below', () => {
    const held = steady(rows('a', 'b', 'c'), rows('new', 'c', 'b'), true);
    expect(ids(held)).toEqual(['a', 'b', 'c', 'new']);
    expect(held.at(-1)?.section).toBe('new');
    expect(ids(steady(held, rows('new', 'c', 'b'), true))).toEqual(['a', 'b', 'c', 'new']);
    expect(ids(steady(held, rows('new', 'c', 'b'), false))).toEqual(['new', 'c', 'b']);
  });
});

describe('freshness', () => {
  const heardAt = 1000;
  it('turns at thirty seconds and again at sixty', () => {
    const at = (seconds: number) =>
      freshness({ ...EMPTY_BOARD, heardAt }, heardAt + seconds * 1000);
    expect([at(0), at(29.9), at(30), at(59.9), at(60)]).toEqual([
      'fresh',
      'fresh',
      'late',
      'late',
      'old',
    ]);
  });
});
