import { create } from '@bufbuild/protobuf';
import { timestampFromMs } from '@bufbuild/protobuf/wkt';
import { describe, expect, it } from 'vitest';
import { Rung } from '../gen/vagtbro/pool/v1/pool_events_pb';
import { WatchBoardResponseSchema, type BoardGap } from '../gen/vagtbro/pool/v1/board_pb';
import { GapCloseReason } from '../gen/vagtbro/roster/v1/roster_events_pb';
import { EARLY, gap } from '../testing/gaps';
import { EMPTY_BOARD, closedGaps, heard, lost, openGaps } from './board-state';
import { newsBetween } from './use-alerts';
import { pauseBefore } from './use-board';

const whole = (...gaps: BoardGap[]) =>
  create(WatchBoardResponseSchema, {
    boardTime: timestampFromMs(EARLY),
    update: { case: 'snapshot', value: { gaps } },
  });
const one = (changed: BoardGap) =>
  create(WatchBoardResponseSchema, {
    boardTime: timestampFromMs(EARLY + 1000),
    update: { case: 'gap', value: changed },
  });
const ids = (gaps: BoardGap[]) => gaps.map((each) => each.gapId);

describe('the board', () => {
  it('puts what asks for a human before what begins sooner', () => {
    const board = heard(
      EMPTY_BOARD,
      whole(gap('soon', 1), gap('leader', 9, { rung: Rung.LEADER }), gap('late', 5)),
    );
    expect(ids(openGaps(board))).toEqual(['leader', 'soon', 'late']);
  });
  it('moves a gap to the closed ones when somebody has it, and says so', () => {
    const before = heard(EMPTY_BOARD, whole(gap('a', 1), gap('b', 2)));
    const after = heard(
      before,
      one(gap('a', 1, { open: false, closeReason: GapCloseReason.COVERED })),
    );
    expect(ids(openGaps(after))).toEqual(['b']);
    expect(ids(closedGaps(after))).toEqual(['a']);
    expect(newsBetween(before, after)).toEqual([{ key: 'news_covered', place: 'Hus a' }]);
    expect(ids(openGaps(before))).toEqual(['a', 'b']);
  });
  it('is replaced by a snapshot, so that nothing wrong outlives a reconnect', () => {
    const before = heard(EMPTY_BOARD, whole(gap('gone', 1)));
    expect(ids(openGaps(heard(lost(before), whole(gap('new', 1)))))).toEqual(['new']);
  });
  it('stays readable and says that it is old when the connection is lost', () => {
    const board = lost(heard(EMPTY_BOARD, whole(gap('a', 1))));
    expect(board.connection).toBe('stale');
    expect(ids(openGaps(board))).toEqual(['a']);
    expect(lost(EMPTY_BOARD).connection).toBe('connecting');
  });
  it('says once that a human is needed, and nothing as the page opens', () => {
    const first = heard(EMPTY_BOARD, whole(gap('a', 1, { rung: Rung.LEADER })));
    expect(newsBetween(EMPTY_BOARD, first)).toEqual([]);
    const calm = heard(EMPTY_BOARD, whole(gap('a', 1)));
    expect(newsBetween(calm, first)).toEqual([{ key: 'news_human', place: 'Hus a' }]);
    expect(
      newsBetween(first, heard(first, one(gap('a', 1, { rung: Rung.LEADER, offers: 3 })))),
    ).toEqual([]);
  });
});

describe('reconnecting', () => {
  it('is soon at first and never waits longer than twelve seconds', () => {
    expect(pauseBefore(0, () => 0)).toBe(125);
    expect(pauseBefore(0, () => 1)).toBe(375);
    expect(pauseBefore(30, () => 1)).toBe(12_000);
  });
});
