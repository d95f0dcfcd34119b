// useShown: whether the board has shown what was sent. Nothing is believed before it has.
import { useEffect, useState } from 'react';

// After so long the planner is told that the board is behind.
const PATIENCE = 10_000;

export type Shown = 'no' | 'late' | 'yes';

// `thing`: what the board shows; `before`: the same as it was when the act was sent.
export function useShown(sent: boolean, thing: unknown, before: unknown): Shown {
  const waiting = sent && thing === before;
  const [late, setLate] = useState(false);
  useEffect(() => {
    setLate(false);
    if (!waiting) return;
    const timer = setTimeout(() => setLate(true), PATIENCE);
    return () => clearTimeout(timer);
  }, [waiting]);
  if (!waiting) return 'yes';
  return late ? 'late' : 'no';
}
