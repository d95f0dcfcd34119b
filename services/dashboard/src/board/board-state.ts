// Board state: the gaps as the pool tells them, kept as a pure fold over its stream.
import { GapCloseReason } from '../gen/vagtbro/roster/v1/roster_events_pb';
import { Rung } from '../gen/vagtbro/pool/v1/pool_events_pb';
import type { BoardGap, WatchBoardResponse } from '../gen/vagtbro/pool/v1/board_pb';
import { millis } from '../time/copenhagen';

export type Connection = 'connecting' | 'live' | 'stale';

export interface Board {
  connection: Connection;
  // By id; also those closed in the last hours.
  gaps: ReadonlyMap<string, BoardGap>;
  // What the services' clock said last, in milliseconds; 0: nothing yet.
  boardTime: number;
  // When this browser heard that, by its own clock; 0: nothing yet.
  heardAt: number;
}

export const EMPTY_BOARD: Board = {
  connection: 'connecting',
  gaps: new Map(),
  boardTime: 0,
  heardAt: 0,
};

// A message with no update in it is a heartbeat: the picture is the same, and it is true now.
export function heard(board: Board, message: WatchBoardResponse, heardAt = 0): Board {
  const boardTime = millis(message.boardTime) || board.boardTime;
  const now = { connection: 'live' as const, boardTime, heardAt };
  if (message.update.case === 'snapshot') {
    return { ...now, gaps: new Map(message.update.value.gaps.map((gap) => [gap.gapId, gap])) };
  }
  if (message.update.case === 'gap') {
    const gaps = new Map(board.gaps);
    gaps.set(message.update.value.gapId, message.update.value);
    return { ...now, gaps };
  }
  return { ...now, gaps: board.gaps };
}

// What was heard stays to be read, and says that it is old.
export function lost(board: Board): Board {
  return { ...board, connection: board.boardTime === 0 ? 'connecting' : 'stale' };
}

export type Freshness = 'fresh' | 'late' | 'old';

const LATE = 30_000;
const OLD = 60_000;

// How far the picture may be trusted. The pool speaks every ten seconds, so silence says something.
// `now`: by this browser's own clock.
export function freshness(board: Board, now: number): Freshness {
  if (board.heardAt === 0 || now - board.heardAt < LATE) return 'fresh';
  return now - board.heardAt < OLD ? 'late' : 'old';
}

// Needs a human: the machine has told a leader, or waits for a leader's word.
export function needsHuman(gap: BoardGap): boolean {
  return gap.open && (gap.rung === Rung.LEADER || gap.openQuestions > 0);
}

// ... and nobody has said "I am on it" yet: what may make a sound.
export function cries(gap: BoardGap): boolean {
  return needsHuman(gap) && gap.ownerEmploymentId === '';
}

export function isCovered(gap: BoardGap): boolean {
  return !gap.open && gap.closeReason === GapCloseReason.COVERED;
}

export const startOf = (gap: BoardGap) => millis(gap.interval?.startTime);

// Open ones: what asks for a human first, then by the time left.
export function openGaps(board: Board): BoardGap[] {
  return [...board.gaps.values()]
    .filter((gap) => gap.open)
    .sort(
      (a, b) =>
        Number(needsHuman(b)) - Number(needsHuman(a)) ||
        startOf(a) - startOf(b) ||
        a.gapId.localeCompare(b.gapId),
    );
}

// The open gap in which somebody is searched for again, after this one of the same shift was closed:
// an act was undone, or who had the shift lost it. Absent: there is none.
export function againOf(board: Board, gap: BoardGap | undefined): BoardGap | undefined {
  if (!gap || gap.open || gap.shiftId === '') return undefined;
  return [...board.gaps.values()].find((one) => one.open && one.shiftId === gap.shiftId);
}

// Closed ones, the latest start last.
export function closedGaps(board: Board): BoardGap[] {
  return [...board.gaps.values()]
    .filter((gap) => !gap.open)
    .sort((a, b) => startOf(a) - startOf(b));
}
