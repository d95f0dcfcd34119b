// Board state: the open gaps as the pool tells them, kept as a pure fold over its stream.
import { GapCloseReason } from '../gen/vagtbro/roster/v1/roster_events_pb';
import { Rung } from '../gen/vagtbro/pool/v1/pool_events_pb';
import type { BoardGap, WatchBoardResponse } from '../gen/vagtbro/pool/v1/pool_service_pb';
import { millis } from '../time/copenhagen';

export type Connection = 'connecting' | 'live' | 'stale';

export interface Board {
  connection: Connection;
  // By id; also those closed in the last hours.
  gaps: ReadonlyMap<string, BoardGap>;
  // What the services' clock said last, in milliseconds; 0: nothing yet.
  boardTime: number;
}

export const EMPTY_BOARD: Board = { connection: 'connecting', gaps: new Map(), boardTime: 0 };

export function heard(board: Board, message: WatchBoardResponse): Board {
  const boardTime = millis(message.boardTime) || board.boardTime;
  if (message.update.case === 'snapshot') {
    const gaps = new Map(message.update.value.gaps.map((gap) => [gap.gapId, gap]));
    return { connection: 'live', gaps, boardTime };
  }
  if (message.update.case === 'gap') {
    const gaps = new Map(board.gaps);
    gaps.set(message.update.value.gapId, message.update.value);
    return { connection: 'live', gaps, boardTime };
  }
  return { ...board, connection: 'live', boardTime };
}

// What was heard stays to be read, and says that it is old.
export function lost(board: Board): Board {
  return { ...board, connection: board.boardTime === 0 ? 'connecting' : 'stale' };
}

// Needs a human: the machine has told a leader, or waits for a leader's word.
export function needsHuman(gap: BoardGap): boolean {
  return gap.open && (gap.rung === Rung.LEADER || gap.openQuestions > 0);
}

export function isCovered(gap: BoardGap): boolean {
  return !gap.open && gap.closeReason === GapCloseReason.COVERED;
}

const startOf = (gap: BoardGap) => millis(gap.interval?.startTime);

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

// Closed ones, the latest start last.
export function closedGaps(board: Board): BoardGap[] {
  return [...board.gaps.values()]
    .filter((gap) => !gap.open)
    .sort((a, b) => startOf(a) - startOf(b));
}
