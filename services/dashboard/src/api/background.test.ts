// A call counts as somebody's doing for a minute after they touched the page, and no longer.
import { describe, expect, it } from 'vitest';
import { DOING, byItself, watchTouches } from './background';

describe('a call', () => {
  it('is the person’s after a touch, then the page’s own until the next', () => {
    let now = 1_000_000;
    watchTouches(() => now);
    expect(byItself(now + DOING)).toBe(false);
    expect(byItself(now + DOING + 1)).toBe(true);
    now += 10 * DOING;
    expect(byItself(now)).toBe(true);
    window.dispatchEvent(new Event('keydown'));
    expect(byItself(now)).toBe(false);
    now += 10 * DOING;
    window.dispatchEvent(new Event('scroll'));
    expect(byItself(now)).toBe(true);
  });
  it('does not count a screen on the wall as nobody', () => {
    const now = Date.now();
    watchTouches(() => now);
    window.history.replaceState(null, '', '/?wall');
    expect(byItself(now + 10 * DOING)).toBe(false);
    window.history.replaceState(null, '', '/');
    expect(byItself(now + 10 * DOING)).toBe(true);
  });
});
