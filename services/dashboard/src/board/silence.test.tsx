// A stream that falls silent: said in amber, then in red, and opened again.
import { act, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Rung } from '../gen/vagtbro/pool/v1/pool_events_pb';
import { gap } from '../testing/gaps';
import { refuse } from '../testing/refuse';
import { show } from '../testing/stage';
import { town } from '../testing/town';
import { BoardPage } from './board-page';
import { WallPage } from './wall-page';

beforeEach(() => {
  localStorage.clear();
  vi.useFakeTimers();
});
afterEach(() => vi.useRealTimers());

const pass = (seconds: number) => act(() => vi.advanceTimersByTimeAsync(seconds * 1000));

describe('silence', () => {
  it('of thirty seconds opens the stream again; heartbeats are no silence', async () => {
    const pool = town({ gaps: [gap('a', 1)] });
    show(<BoardPage />, pool.transport);
    await pass(1);
    for (let beats = 0; beats < 6; beats += 1) {
      await pass(10);
      pool.beat();
    }
    await pass(1);
    expect(pool.streams()).toBe(1);
    expect(screen.getByText('Live')).toBeTruthy();
    await pass(31);
    expect(pool.streams()).toBe(2);
  });
  it('that nobody ends is amber at thirty seconds and red at sixty', async () => {
    const pool = town({ gaps: [gap('a', 1)] });
    const { container } = show(<BoardPage />, pool.transport);
    await pass(1);
    // The pool does not come back.
    pool.down();
    pool.cut();
    await pass(2);
    const age = () => container.querySelector('.stale')?.getAttribute('data-age');
    expect(age()).toBe('fresh');
    await pass(30);
    expect(age()).toBe('late');
    await pass(30);
    expect(age()).toBe('old');
    expect(screen.getByRole('alert').textContent).toMatch(/stol ikke på tavlen/);
    expect(screen.getByRole('article')).toBeTruthy();
  });
  it('of the roster is no zero: what is at risk is not known then', async () => {
    const refused = { listRisks: refuse('roster', 'UNKNOWN_TENANT') };
    show(<WallPage />, town({ gaps: [gap('a', 1)], refused }).transport);
    await pass(1);
    expect(screen.getByText('I fare 24 t').previousSibling?.textContent).toBe('–');
    expect(screen.getByText('Udækket nu').previousSibling?.textContent).toBe('1');
  });
  it('fills the wall with how old the picture is, and the wall names nobody', async () => {
    const told = { rung: Rung.LEADER, leaderEmploymentId: 'e-7', ownerEmploymentId: 'e-8' };
    const pool = town({ gaps: [gap('a', 1, told), gap('b', 2)] });
    const { container } = show(<WallPage />, pool.transport);
    await pass(1);
    expect(screen.getByText('Hus a')).toBeTruthy();
    expect(screen.getByText('Nogen er på den')).toBeTruthy();
    const wall = container.querySelector('main');
    expect(wall?.textContent).not.toMatch(/Bo Berg|Ea Eg|e-7|e-8/);
    expect(screen.queryByRole('alert')).toBeNull();
    pool.down();
    pool.cut();
    await pass(65);
    expect(screen.getByRole('alert').textContent).toBe('Data er 65 s gamle');
  });
});
