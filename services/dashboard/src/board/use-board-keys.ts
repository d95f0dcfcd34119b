// useBoardKeys: the queue without a mouse: j and k go along the rows, a letter acts on one.
import { SearchAct } from '../gen/vagtbro/pool/v1/desk_facts_pb';
import type { Board } from './board-state';
import { actsOf, type DeskAct } from './desk-acts';
import { useKeys } from './use-keys';

interface Options {
  on: boolean;
  board: Board;
  selected: string | undefined;
  // The planner's employment.
  self: string;
  // Opens a gap's details, and begins an act there.
  onAct: (gapId: string, act: DeskAct) => void;
  onClose: () => void;
  onHelp: () => void;
}

const ROWS = 'button[data-gap]';

const focused = () => document.activeElement?.closest<HTMLElement>(ROWS)?.dataset['gap'];

export function focusRow(gapId: string | undefined): void {
  for (const row of document.querySelectorAll<HTMLElement>(ROWS)) {
    if (row.dataset['gap'] === gapId) row.focus();
  }
}

export function useBoardKeys({ on, board, selected, self, onAct, onClose, onHelp }: Options): void {
  const step = (by: number) => {
    const rows = [...document.querySelectorAll<HTMLElement>(ROWS)];
    const at = rows.findIndex((row) => row.dataset['gap'] === (focused() ?? selected));
    const to = at < 0 ? (by > 0 ? 0 : rows.length - 1) : at + by;
    rows[Math.min(Math.max(to, 0), rows.length - 1)]?.focus();
  };
  const steer = (...wanted: SearchAct[]) => {
    const gap = board.gaps.get(focused() ?? selected ?? '');
    if (!gap) return;
    const acts = actsOf(gap, self);
    const act = wanted
      .map((one) => acts.find((each) => each.kind === 'steer' && each.act === one))
      .find((one) => one !== undefined);
    if (act) onAct(gap.gapId, act);
  };
  useKeys(
    on,
    {
      j: () => step(1),
      k: () => step(-1),
      a: () => {
        const gap = board.gaps.get(focused() ?? selected ?? '');
        if (gap?.open) onAct(gap.gapId, { kind: 'assign' });
      },
      o: () => steer(SearchAct.EXTEND),
      t: () => steer(SearchAct.TAKE, SearchAct.LEAVE, SearchAct.TAKE_OVER),
      e: () => steer(SearchAct.TELL_LEADER),
      '/': () => document.getElementById('queue-filter')?.focus(),
      '?': onHelp,
    },
    { Escape: onClose },
  );
}
