// Done context: what this planner has just done, for the bar that undoes it.
import { createContext, useCallback, useContext, useMemo, useState } from 'react';
import type { Done } from './desk-acts';

// As many as one can keep in mind; what is older is undone in the gap's details.
const KEPT = 3;

export interface DoneList {
  done: Done[];
  note: (done: Done) => void;
  undone: (id: string) => void;
  clear: () => void;
}

export const DoneContext = createContext<DoneList>({
  done: [],
  note: () => {},
  undone: () => {},
  clear: () => {},
});

export const useDone = () => useContext(DoneContext);

export function useDoneList(): DoneList {
  const [done, set] = useState<Done[]>([]);
  const note = useCallback(
    (one: Done) =>
      set((before) => [one, ...before.filter((each) => each.id !== one.id)].slice(0, KEPT)),
    [],
  );
  const undone = useCallback(
    (id: string) =>
      set((all) => all.map((one) => (one.id === id ? { ...one, undone: true } : one))),
    [],
  );
  const clear = useCallback(() => set([]), []);
  return useMemo(() => ({ done, note, undone, clear }), [done, note, undone, clear]);
}
