// useSteady: the rows of the queue, held still while somebody's pointer or focus is among them.
import { useCallback, useEffect, useRef, useState, type FocusEvent } from 'react';
import { steady, type Row } from './sections';

// After so long without a move of the hand the rows may sort themselves again.
const STILL = 3000;

export interface Steady {
  rows: Row[];
  // To be spread on the list.
  hands: {
    onPointerMove: () => void;
    onPointerLeave: () => void;
    onFocus: () => void;
    onKeyDown: () => void;
    onBlur: (event: FocusEvent) => void;
  };
}

export function useSteady(wanted: Row[]): Steady {
  const [held, hold] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const shown = useRef<Row[]>(wanted);
  const release = useCallback(() => {
    clearTimeout(timer.current);
    hold(false);
  }, []);
  const touch = useCallback(() => {
    clearTimeout(timer.current);
    timer.current = setTimeout(release, STILL);
    hold(true);
  }, [release]);
  useEffect(() => () => clearTimeout(timer.current), []);
  // A ref and no state: the same inputs give the same rows, however often React asks.
  shown.current = steady(shown.current, wanted, held);
  return {
    rows: shown.current,
    hands: {
      onPointerMove: touch,
      onPointerLeave: release,
      onFocus: touch,
      onKeyDown: touch,
      // From one row to the next is not away.
      onBlur: (event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) release();
      },
    },
  };
}
