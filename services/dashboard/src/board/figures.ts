// Figures: the six numbers above the queue, from the board itself where it knows them.
import { GapCloseReason } from '../gen/vagtbro/roster/v1/roster_events_pb';
import { closedGaps, isCovered, needsHuman, openGaps, type Board } from './board-state';

export interface BoardFigures {
  human: number;
  open: number;
  offers: number;
  covered: number;
  // Of those that had to be covered, those still open among them, in per cent; absent: there were none.
  rate?: number;
}

// Reasons for which nobody came although somebody was wanted.
const UNCOVERED = new Set([GapCloseReason.EXPIRED, GapCloseReason.LEVEL_ACCEPTED]);

export function figuresOf(board: Board): BoardFigures {
  const open = openGaps(board);
  const closed = closedGaps(board);
  const covered = closed.filter(isCovered).length;
  const needed =
    covered + open.length + closed.filter((gap) => UNCOVERED.has(gap.closeReason)).length;
  return {
    human: open.filter(needsHuman).length,
    open: open.length,
    offers: open.reduce((sum, gap) => sum + gap.openOffers, 0),
    covered,
    ...(needed > 0 && { rate: Math.round((covered / needed) * 100) }),
  };
}
