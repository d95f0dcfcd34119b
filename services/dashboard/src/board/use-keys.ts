// useKeys: shortcuts of one letter. Never while somebody types, never with Ctrl, Alt or Meta, and
// off where somebody has switched them off: a voice that dictates would press them (WCAG 2.1.4).
import { useEffect, useRef } from 'react';

export type Keys = Record<string, () => void>;

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
}

// `always`: keys that are no letters, as Escape; they work with the others off.
export function useKeys(on: boolean, letters: Keys, always: Keys = {}): void {
  const latest = useRef({ letters, always });
  latest.current = { letters, always };
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented) return;
      const more = latest.current.always[event.key];
      if (more) return more();
      const act = latest.current.letters[event.key];
      if (!on || !act || isTyping(event.target)) return;
      event.preventDefault();
      act();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [on]);
}
