// useEscape: Escape closes what was opened last, before anything behind it hears of the key.
import { useEffect } from 'react';

export function useEscape(on: boolean, close: () => void): void {
  useEffect(() => {
    if (!on) return;
    const press = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      event.preventDefault();
      close();
    };
    window.addEventListener('keydown', press, { capture: true });
    return () => window.removeEventListener('keydown', press, { capture: true });
  }, [on, close]);
}
