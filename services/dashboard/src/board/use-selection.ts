// useSelection: which gap's details are open, what is begun there, and how the keys move it.
import { useCallback, useState } from 'react';
import { useSession } from '../api/use-session';
import type { Board } from './board-state';
import type { DeskAct } from './desk-acts';
import { focusRow, useBoardKeys } from './use-board-keys';

interface Options {
  board: Board;
  // Whether the letters are switched on.
  keys: boolean;
  onHelp: () => void;
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
  return { selected, gap, wanted, open, close };
}
