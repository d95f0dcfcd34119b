// Five hundred gaps: as many rows as one looks through, and a second draws countdowns alone.
import { act, fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { gap } from '../testing/gaps';
import { show } from '../testing/stage';
import { town } from '../testing/town';
import { BoardPage } from './board-page';

// Every card says its time span once as it is drawn.
const drawn = vi.hoisted(() => ({ spans: 0 }));
vi.mock('../time/copenhagen', async (original) => {
  const real = await original<typeof import('../time/copenhagen')>();
  const span: typeof real.span = (...words) => {
    drawn.spans += 1;
    return real.span(...words);
  };
  return { ...real, span };
});

beforeEach(() => {
  localStorage.clear();
  vi.useFakeTimers();
});
afterEach(() => vi.useRealTimers());

const pass = (seconds: number) => act(() => vi.advanceTimersByTimeAsync(seconds * 1000));

const crowd = Array.from({ length: 500 }, (_, index) => gap(`g${index}`, 3 + (index % 12)));

describe('a board of five hundred gaps', () => {
  it('shows forty of a group, and more when asked', async () => {
    show(<BoardPage />, town({ gaps: crowd }).transport);
    await pass(1);
    expect(screen.getByRole('heading', { name: 'I dag (500)' })).toBeTruthy();
    expect(document.querySelectorAll('article')).toHaveLength(40);
    fireEvent.click(screen.getByText('Vis 460 til'));
    expect(document.querySelectorAll('article')).toHaveLength(140);
  });
  it('draws no card again for a second, nor for a heartbeat, and one for one gap', async () => {
    const pool = town({ gaps: crowd });
    show(<BoardPage />, pool.transport);
    await pass(1);
    drawn.spans = 0;
    await pass(3);
    pool.beat();
    await pass(1);
    expect(drawn.spans).toBe(0);
    pool.change(gap('g0', 3, { openOffers: 4 }));
    await pass(1);
    expect(screen.getByText(/4 tilbud ude/)).toBeTruthy();
    expect(drawn.spans).toBe(1);
  });
});
