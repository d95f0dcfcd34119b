// Background: tells the gateway which calls the page makes by itself, so that an open page that nobody
// looks at does not keep its person signed in.
import type { Interceptor } from '@connectrpc/connect';

// A call that comes later than this after the last touch is nobody's doing.
export const DOING = 60_000;
const TOUCHES = ['pointerdown', 'keydown', 'wheel', 'touchstart'] as const;

let touched = 0;

export function watchTouches(now: () => number = Date.now): void {
  touched = now();
  const touch = () => {
    touched = now();
  };
  for (const type of TOUCHES) window.addEventListener(type, touch, { passive: true });
}

// A screen on the wall has nobody who touches it: whoever hung it there keeps it, up to the age that no
// session outlives.
const onTheWall = () => new URLSearchParams(window.location.search).has('wall');

export function byItself(now = Date.now()): boolean {
  return now - touched > DOING && !onTheWall();
}

export const withBackground: Interceptor = (next) => (request) => {
  if (byItself()) request.header.set('x-vagtbro-background', '1');
  return next(request);
};
