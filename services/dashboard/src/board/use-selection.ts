// useSelection: which gap's details are open, what is begun there, and how the keys move it.
import { useCallback, useEffect, useRef, useState } from 'react';
import { useSession } from '../api/use-session';
import { againOf, type Board } from './board-state';
import type { BoardGap } from '../gen/vagtbro/pool/v1/board_pb';
import type { DeskAct } from './desk-acts';
import { focusRow, useBoardKeys } from './use-board-keys';

interface Options {
  board: Board;
  // Whether the letters are switched on.
  keys: boolean;
  onHelp: () => void;
}

// What is searched for again under somebody's eyes takes them along; who opens a closed gap later
// reads it, and finds the way to the new one there.
function useMoveAlong(
  gap: BoardGap | undefined,
  again: BoardGap | undefined,
  open: (gapId: string) => void,
): void {
  const before = useRef<BoardGap>(undefined);
  const hadAgain = useRef(false);
  const [gapId, againId] = [gap?.gapId, again?.gapId];
  useEffect(() => {
    const same = before.current?.gapId === gapId;
    if (same && !hadAgain.current && againId) open(againId);
    before.current = gap;
    hadAgain.current = againId !== undefined;
  }, [gap, gapId, againId, open]);
}

export function useSelection({ board, keys, onHelp }: Options) {
  const [selected, select] = useState<string>();
  const [wanted, want] = useState<DeskAct>();
  const open = useCallback((gapId: string) => {
    want(undefined);
    select(gapId);
  }, []);
  const close = () => {
    select(undefined);
    focusRow(selected);
  };
  useBoardKeys({
    on: keys,
    board,
    selected,
    self: useSession().employmentId,
    onAct: (gapId, act) => {
      select(gapId);
      // A new object each time: the same act may be asked for twice.
      want({ ...act });
    },
    onClose: () => selected && close(),
    onHelp,
  });
  const gap = selected === undefined ? undefined : board.gaps.get(selected);
  const again = againOf(board, gap);
  useMoveAlong(gap, again, open);
  return { selected, gap, again, wanted, open, close };
}
