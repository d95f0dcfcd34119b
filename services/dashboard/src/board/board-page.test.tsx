// The board in a browser's DOM, with services of the test behind it.
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { SearchAct } from '../gen/vagtbro/pool/v1/desk_facts_pb';
import { Rung } from '../gen/vagtbro/pool/v1/pool_events_pb';
import { GapCloseReason } from '../gen/vagtbro/roster/v1/roster_events_pb';
import { expectAccessible } from '../testing/accessible';
import { gap } from '../testing/gaps';
import { show } from '../testing/stage';
import { town } from '../testing/town';
import { BoardPage } from './board-page';

beforeEach(() => localStorage.clear());

describe('the board page', () => {
  it('shows an open gap and follows it until somebody has it', async () => {
    const pool = town({ gaps: [gap('a', 1.51, { openOffers: 2, offers: 5 })] });
    show(<BoardPage />, pool.transport);
    const card = await screen.findByRole('article', { name: /Hus a, man\. 2\/2 07:10–15:10/ });
    expect(within(card).getByText(/2 tilbud ude/)).toBeTruthy();
    expect(within(card).getByText('1 t 30 min')).toBeTruthy();
    pool.change(
      gap('a', 1.51, {
        open: false,
        closeReason: GapCloseReason.COVERED,
        coveredByEmploymentId: 'e-7',
      }),
    );
    expect(await screen.findByText('Har vagten: Bo Berg')).toBeTruthy();
    expect(screen.queryByRole('article')).toBeNull();
    expect(await screen.findByText('Hus a: vagten er dækket.')).toBeTruthy();
  });
  it('groups by the time left, and what asks for a human stands above all', async () => {
    const late = gap('x', 9, { rung: Rung.LEADER });
    const pool = town({ gaps: [gap('a', 0.5), gap('b', 3), gap('c', 20), gap('d', 60), late] });
    show(<BoardPage />, pool.transport);
    await screen.findByRole('article', { name: /Hus x/ });
    const heads = screen.getAllByRole('heading', { level: 2 }).map((one) => one.textContent);
    expect(heads.slice(0, 5)).toEqual([
      'Kræver dig (1)',
      'Nu: under en time (1)',
      'I dag (1)',
      'Næste 24 timer (1)',
      'Senere (1)',
    ]);
    expect(screen.getAllByRole('article')[0]?.getAttribute('aria-label')).toMatch(/Hus x/);
  });
  it('counts open gaps in the title, also while somebody is on one of them', async () => {
    const pool = town({ gaps: [gap('a', 1, { rung: Rung.LEADER }), gap('b', 2)] });
    show(<BoardPage />, pool.transport);
    await screen.findByRole('article', { name: /Hus b/ });
    expect(document.title).toBe('(2) Vagttavle · Vagtbro');
    pool.change(gap('a', 1, { rung: Rung.LEADER, ownerEmploymentId: 'e-7' }));
    expect(await screen.findByText('Bo Berg er på den')).toBeTruthy();
    expect(document.title).toBe('(2) Vagttavle · Vagtbro');
    pool.change(gap('b', 2, { open: false, closeReason: GapCloseReason.COVERED }));
    await waitFor(() => expect(document.title).toBe('(1) Vagttavle · Vagtbro'));
    expect(screen.getByRole('button', { name: /50 % af de nødvendige/ })).toBeTruthy();
  });
  it('says that it is old when the stream ends, and what was closed meanwhile is gone', async () => {
    const pool = town({ gaps: [gap('a', 1), gap('b', 2)] });
    show(<BoardPage />, pool.transport);
    await screen.findByRole('article', { name: /Hus a/ });
    pool.next(gap('b', 2));
    pool.cut();
    expect(
      await screen.findByText(/Forbindelsen er væk. Du ser, hvad vi sidst vidste kl. 05:40/),
    ).toBeTruthy();
    expect(screen.getAllByRole('article')).toHaveLength(2);
    expect(await screen.findByText('Live', {}, { timeout: 3000 })).toBeTruthy();
    expect(screen.getAllByRole('article')).toHaveLength(1);
    expect(screen.queryByRole('article', { name: /Hus a/ })).toBeNull();
    expect(pool.streams()).toBe(2);
  });
  it('tells why, for the gap and for a person, and why not another', async () => {
    const user = userEvent.setup();
    show(<BoardPage />, town({ gaps: [gap('a', 1)] }).transport);
    await user.click(await screen.findByRole('button', { name: /Se og handl Hus a/ }));
    expect(await screen.findByText('Kl. 05:41 blev tre spurgt.')).toBeTruthy();
    expect(screen.getByText('Har hviletid')).toBeTruthy();
    await user.click(await screen.findByRole('button', { name: 'Bo Berg' }));
    expect(await screen.findByText('Bo har hviletid til kl. 10.')).toBeTruthy();
  });
  it('narrows the queue by a figure and by a place', async () => {
    const user = userEvent.setup();
    const gaps = [gap('a', 1, { openOffers: 3 }), gap('b', 2), gap('c', 3)];
    show(<BoardPage />, town({ gaps }).transport);
    await user.click(await screen.findByRole('button', { name: /Tilbud ude 3/ }));
    expect(screen.getAllByRole('article')).toHaveLength(1);
    await user.click(screen.getByRole('button', { name: 'Vis alle' }));
    await user.type(screen.getByRole('textbox', { name: 'Find sted' }), 'hus b');
    expect(screen.getAllByRole('article').map((one) => one.getAttribute('aria-label'))).toEqual([
      expect.stringContaining('Hus b'),
    ]);
  });
  it('has nothing that a screen reader would stumble over, with and without details', async () => {
    const user = userEvent.setup();
    const acts = [SearchAct.TAKE, SearchAct.EXTEND];
    const gaps = [gap('a', 1, { possibleActs: acts }), gap('b', 2, { rung: Rung.LEADER })];
    const callBacks = [{ taskId: 't-1', employmentNo: '4711', number: '+4520304050' }];
    const { container } = show(<BoardPage />, town({ gaps, callBacks }).transport);
    await screen.findByRole('article', { name: /Hus a/ });
    await user.click(screen.getByRole('button', { name: 'Genvejstaster (?)' }));
    await expectAccessible(container);
    await user.click(screen.getByRole('button', { name: /Se og handl Hus a/ }));
    await screen.findByText('Kl. 05:41 blev tre spurgt.');
    await user.click(screen.getByRole('button', { name: 'Søg videre' }));
    await expectAccessible(screen.getByRole('dialog'));
  });
});
