// Thousands of shifts: a screenful is in the page, and a bar is drawn once.
import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { show } from '../testing/stage';
import { sizes } from './page-size';
import { RosterPage } from './roster-page';
import { shift, town } from './town';

sizes();

// Each bar asks once, each time it is drawn, to be dragged.
const counted = vi.hoisted(() => ({ draws: 0 }));
vi.mock('@dnd-kit/core', async (original) => {
  const real = await original<typeof import('@dnd-kit/core')>();
  return {
    ...real,
    useDraggable: (asked: Parameters<typeof real.useDraggable>[0]) => {
      counted.draws += 1;
      return real.useDraggable(asked);
    },
  };
});

const bar = (name: RegExp) => screen.findByRole('button', { name });

describe('a timeline of 5,000 shifts', () => {
  it('keeps a screenful of 5,000 shifts in the page, wherever one scrolls', async () => {
    const people = Array.from({ length: 714 }, (_, index) => `p-${index}`);
    const days = Array.from({ length: 7 }, (_, index) => `2026-02-0${index + 2}`);
    const many = people.flatMap((who) =>
      days.map((day) => shift(`${who} ${day}`, day, '07:00', who)),
    );
    expect(many.length).toBeGreaterThan(4990);
    show(<RosterPage />, town(many).transport);
    await bar(/^p-1, man. 2\/2/);
    const grid = screen.getByRole('grid');
    const drawn = () => grid.querySelectorAll('.bar').length;
    expect(grid.getAttribute('aria-rowcount')).toBe('719');
    expect(drawn()).toBeGreaterThan(7);
    expect(drawn()).toBeLessThan(250);
    // A little further: what was in sight is not drawn anew.
    const before = counted.draws;
    grid.scrollTop = 96;
    grid.dispatchEvent(new Event('scroll'));
    await waitFor(() => expect(counted.draws).toBeGreaterThan(before));
    expect(counted.draws - before).toBeLessThan(6 * 7);
    grid.scrollTop = 20_000;
    grid.dispatchEvent(new Event('scroll'));
    await waitFor(() =>
      expect(screen.queryByRole('button', { name: /^p-1, tirs. 3\/2/ })).toBeNull(),
    );
    expect(drawn()).toBeGreaterThan(7);
    expect(drawn()).toBeLessThan(250);
  });
});
