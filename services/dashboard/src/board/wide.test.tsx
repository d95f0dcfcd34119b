// A wide screen: details stand beside the list and never over it, and rows hold still under a hand.
import { act, fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { GapCloseReason } from '../gen/vagtbro/roster/v1/roster_events_pb';
import { expectAccessible } from '../testing/accessible';
import { gap } from '../testing/gaps';
import { show } from '../testing/stage';
import { town } from '../testing/town';
import { BoardPage } from './board-page';

let narrow: typeof window.matchMedia;

beforeEach(() => {
  localStorage.clear();
  narrow = window.matchMedia;
  window.matchMedia = ((query: string) => ({
    ...narrow(query),
    matches: query.includes('75em'),
  })) as typeof window.matchMedia;
});
afterEach(() => {
  window.matchMedia = narrow;
  vi.useRealTimers();
});

const places = () =>
  [...document.querySelectorAll('article h3, .gap-gone')].map((one) =>
    one.textContent?.slice(0, 5),
  );

describe('a wide board', () => {
  it('shows details beside the list, and gives the focus back to the row', async () => {
    const { container } = show(<BoardPage />, town({ gaps: [gap('a', 1), gap('b', 2)] }).transport);
    const row = await screen.findByRole('button', { name: /Se og handl Hus b/ });
    fireEvent.click(row);
    expect(await screen.findByRole('region', { name: 'Detaljer: Hus b' })).toBeTruthy();
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(document.activeElement?.textContent).toBe('Hus b');
    await screen.findByText('Kl. 05:41 blev tre spurgt.');
    await expectAccessible(container);
    fireEvent.keyDown(document.body, { key: 'Escape' });
    expect(screen.queryByRole('region', { name: 'Detaljer: Hus b' })).toBeNull();
    expect(document.activeElement).toBe(row);
  });
  it('keeps every row where it is under the pointer, for three seconds or until it leaves', async () => {
    const pool = town({ gaps: [gap('b', 2), gap('c', 3)] });
    show(<BoardPage />, pool.transport);
    const row = await screen.findByRole('article', { name: /Hus c/ });
    vi.useFakeTimers();
    fireEvent.pointerMove(row);
    pool.change(gap('a', 0.5));
    await act(() => vi.advanceTimersByTimeAsync(10));
    pool.change(gap('b', 2, { open: false, closeReason: GapCloseReason.COVERED }));
    await act(() => vi.advanceTimersByTimeAsync(10));
    expect(places()).toEqual(['Hus b', 'Hus c', 'Hus a']);
    expect(screen.getByText(/Lukket, mens du så på listen: Dækket/)).toBeTruthy();
    await act(() => vi.advanceTimersByTimeAsync(3100));
    expect(places()).toEqual(['Hus a', 'Hus c']);
  });
});
