// Server clock: what time it is at the services, from what they last said. Countdowns go by it, for
// the clock of a browser may be wrong, and a demonstration may stand on another day.
import { useSyncExternalStore } from 'react';

let ahead = 0; // milliseconds by which the services are ahead of this browser
let ticking: ReturnType<typeof setInterval> | undefined;
let second = 0;
const listeners = new Set<() => void>();

export function serverSaid(time: number, heardAt = Date.now()): void {
  if (time > 0) ahead = time - heardAt;
}

export function serverNow(): number {
  return Date.now() + ahead;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  ticking ??= setInterval(() => {
    second += 1;
    for (const one of listeners) one();
  }, 1000);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(ticking);
    ticking = undefined;
  };
}

// The time of the services, anew each second.
export function useServerNow(): number {
  useSyncExternalStore(subscribe, () => second);
  return serverNow();
}

// The time of the services to the last full `step` milliseconds: what is drawn by it is drawn again
// only when that changes.
export function useServerTime(step: number): number {
  return useSyncExternalStore(subscribe, () => Math.floor(serverNow() / step) * step);
}

// This browser's own clock to the last full `step` milliseconds: for how long ago something came.
export function useBrowserTime(step: number): number {
  return useSyncExternalStore(subscribe, () => Math.floor(Date.now() / step) * step);
}
