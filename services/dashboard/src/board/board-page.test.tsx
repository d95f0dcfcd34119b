// The board in a browser's DOM, with services of the test behind it.
import { createRouterTransport } from '@connectrpc/connect';
import { timestampFromMs } from '@bufbuild/protobuf/wkt';
import { act, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { describe, expect, it } from 'vitest';
import { DirectoryService } from '../gen/vagtbro/directory/v1/directory_service_pb';
import { Rung } from '../gen/vagtbro/pool/v1/pool_events_pb';
import { PoolService, type BoardGap } from '../gen/vagtbro/pool/v1/pool_service_pb';
import { RosterService, type AssignShiftRequest } from '../gen/vagtbro/roster/v1/roster_service_pb';
import { GapCloseReason } from '../gen/vagtbro/roster/v1/roster_events_pb';
import { EARLY, gap } from '../testing/gaps';
import { show } from '../testing/stage';
import { BoardPage } from './board-page';

// A pool whose board the test moves, and a directory with one name.
function town(...gaps: BoardGap[]) {
  const changes: Array<(changed: BoardGap) => void> = [];
  let streams = 0;
  const cut: Array<() => void> = [];
  const assigned: AssignShiftRequest[] = [];
  const transport = createRouterTransport(({ service }) => {
    service(PoolService, {
      async *watchBoard() {
        streams += 1;
        const boardTime = timestampFromMs(EARLY);
        yield { boardTime, update: { case: 'snapshot' as const, value: { gaps } } };
        for (;;) {
          const changed = await new Promise<BoardGap | undefined>((resolve) => {
            changes.push(resolve);
            cut.push(() => resolve(undefined));
          });
          if (!changed) return;
          yield { boardTime, update: { case: 'gap' as const, value: changed } };
        }
      },
      explain: (request) => ({
        storyDa: [
          request.employmentId ? 'Bo har hviletid til kl. 10.' : 'Kl. 05:41 blev tre spurgt.',
        ],
        storyEn: ['At 05:41 three were asked.'],
        evaluations: [
          { employmentId: 'e-7', rung: Rung.OWN_OFF_DUTY, eligible: false, rejection: 'IN_REST' },
          { employmentId: 'e-8', rung: Rung.OWN_OFF_DUTY, eligible: true, rank: 1 },
        ],
      }),
    });
    service(RosterService, {
      assignShift: (request) => {
        assigned.push(request);
        return {};
      },
    });
    service(DirectoryService, {
      listEmployments: () => ({
        employments: [
          { name: 'Bo Berg', facts: { employmentId: 'e-7' } },
          { name: 'Ea Eg', facts: { employmentId: 'e-8' } },
        ],
      }),
    });
  });
  return {
    transport,
    change: (changed: BoardGap) => act(() => changes.at(-1)?.(changed)),
    cut: () => act(() => cut.at(-1)?.()),
    streams: () => streams,
    assigned,
  };
}

describe('the board page', () => {
  it('shows an open gap and follows it until somebody has it', async () => {
    const pool = town(gap('a', 1.51, { openOffers: 2, offers: 5 }));
    show(<BoardPage />, pool.transport);
    const card = await screen.findByRole('article', { name: /Hus a, man\. 2\/2 07:10–15:10/ });
    expect(within(card).getByText('2 tilbud ude')).toBeTruthy();
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
  it('counts what asks for a human in the title', async () => {
    show(<BoardPage />, town(gap('a', 1, { rung: Rung.LEADER }), gap('b', 2)).transport);
    await screen.findByRole('article', { name: /Hus b/ });
    expect(document.title).toBe('(1) Vagttavle · Vagtbro');
  });
  it('says that it is old when the stream ends, and comes back by itself', async () => {
    const pool = town(gap('a', 1));
    show(<BoardPage />, pool.transport);
    await screen.findByRole('article');
    pool.cut();
    expect(
      await screen.findByText(/Forbindelsen er væk. Du ser, hvad vi sidst vidste kl. 05:40/),
    ).toBeTruthy();
    expect(screen.getByRole('article')).toBeTruthy();
    expect(await screen.findByText('Live', {}, { timeout: 3000 })).toBeTruthy();
    expect(pool.streams()).toBe(2);
  });
  it('tells why, for the gap and for a person', async () => {
    const user = userEvent.setup();
    show(<BoardPage />, town(gap('a', 1)).transport);
    await user.click(await screen.findByRole('button', { name: /Hvorfor\? Hus a/ }));
    expect(await screen.findByText('Kl. 05:41 blev tre spurgt.')).toBeTruthy();
    await user.click(await screen.findByRole('button', { name: 'Bo Berg' }));
    expect(await screen.findByText('Bo har hviletid til kl. 10.')).toBeTruthy();
  });
  it('puts somebody on the shift after a second click, once, and only who may have it', async () => {
    const user = userEvent.setup();
    const pool = town(gap('a', 1, { shiftId: 's-1' }));
    show(<BoardPage />, pool.transport);
    await user.click(await screen.findByRole('button', { name: /Hvorfor\? Hus a/ }));
    const assign = await screen.findByRole('button', { name: 'Sæt på vagten Ea Eg' });
    expect(screen.queryByRole('button', { name: 'Sæt på vagten Bo Berg' })).toBeNull();
    await user.click(assign);
    expect(pool.assigned).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Ja, sæt på' }));
    expect(await screen.findByText('Ea Eg har vagten nu og får besked.')).toBeTruthy();
    expect(pool.assigned.map((one) => [one.shiftId, one.employmentId])).toEqual([['s-1', 'e-8']]);
  });
  it('has nothing that a screen reader would stumble over', async () => {
    const { container } = show(
      <BoardPage />,
      town(gap('a', 1), gap('b', 2, { rung: Rung.LEADER })).transport,
    );
    await screen.findByRole('article', { name: /Hus a/ });
    const found = await axe.run(container, { rules: { 'color-contrast': { enabled: false } } });
    expect(found.violations.map((each) => `${each.id}: ${each.nodes[0]?.html}`)).toEqual([]);
  });
});
