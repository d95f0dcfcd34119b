// Swaps, with services of the test behind the page.
import { Code, ConnectError } from '@connectrpc/connect';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { OwnDataService } from '../gen/vagtbro/directory/v1/own_service_pb';
import { ShiftState } from '../gen/vagtbro/roster/v1/roster_facts_pb';
import { RosterService } from '../gen/vagtbro/roster/v1/roster_service_pb';
import { SwapState } from '../gen/vagtbro/roster/v1/swap_facts_pb';
import { SwapService } from '../gen/vagtbro/roster/v1/swap_service_pb';
import { expectAccessible } from '../testing/accessible';
import { showMe, stretch, town } from '../testing/employee';

const swap = (id: string, mine: boolean, state = SwapState.OPEN) => ({
  proposed: {
    swapId: id,
    employmentId: mine ? 'e-1' : 'e-2',
    withEmploymentId: mine ? 'e-2' : 'e-1',
  },
  state,
  shift: { shiftId: 's-a', interval: stretch(26) },
  withShift: { shiftId: 's-b', interval: stretch(50) },
});
const option = (id: string, own: boolean, theirs: boolean) => ({
  employmentId: 'e-2',
  shift: { shiftId: id, interval: stretch(74) },
  own: {
    allowed: own,
    results: own ? [] : [{ rule: 'REST-11', passed: false, sentenceDa: 'Du mangler hvile.' }],
  },
  theirs: { allowed: theirs },
});

function swaps(list: object[], options: object[] = [], fails = false) {
  const calls: Array<[string, object]> = [];
  const transport = town(({ service }) => {
    service(OwnDataService, {
      listColleagues: () => ({ colleagues: [{ employmentId: 'e-2', name: 'Ada Ask' }] }),
    });
    service(RosterService, {
      listUnits: () => ({ units: [{ unitId: 'bg', name: 'Bøgehuset' }] }),
      getRoster: () => ({
        shifts: [
          ['s-own', ShiftState.PLANNED],
          ['s-cover', ShiftState.COVERED],
        ].map(([shiftId, state]) => ({
          state: state as ShiftState,
          shift: {
            shiftId: String(shiftId),
            employmentId: 'e-1',
            unitIds: ['bg'],
            interval: stretch(26),
          },
        })),
      }),
    });
    service(SwapService, {
      listSwaps: () => ({ swaps: list }),
      listSwapOptions: () => ({ options }),
      proposeSwap: (request) => {
        calls.push(['propose', request]);
        if (fails) throw new ConnectError('one is asked', Code.FailedPrecondition);
        return {};
      },
      answerSwap: (request) => {
        calls.push(['answer', request]);
        return { swap: { state: request.accept ? SwapState.MADE : SwapState.DECLINED } };
      },
      withdrawSwap: (request) => {
        calls.push(['withdraw', request]);
        return { swap: { state: SwapState.WITHDRAWN } };
      },
    });
  });
  return { transport, calls };
}

describe('a swap that a colleague asks for', () => {
  it('says who, what I give and what I get, and needs a second yes', async () => {
    const user = userEvent.setup();
    const { transport, calls } = swaps([swap('w-1', false)]);
    showMe('/me/swaps', transport);
    expect(await screen.findByText('Ada Ask vil bytte med dig')).toBeTruthy();
    expect(screen.getByText('Du giver: ons. 4/2 07:40–15:40')).toBeTruthy();
    expect(screen.getByText('Du får: tirs. 3/2 07:40–15:40')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: /^Ja, byt/ }));
    expect(calls).toEqual([]);
    await user.click(screen.getByRole('button', { name: /^Ja, byt nu/ }));
    expect(await screen.findByText(/I har byttet/)).toBeTruthy();
    expect(calls[0]?.[1]).toMatchObject({ swapId: 'w-1', accept: true, employmentId: 'e-1' });
  });
  it('is counted in the bar, and my own are not', async () => {
    const list = [swap('w-1', false), swap('w-2', true), swap('w-3', false, SwapState.VOID)];
    showMe('/me/swaps', swaps(list).transport);
    expect(await screen.findByText('(1 kollega spørger, om du vil bytte)')).toBeTruthy();
  });
  it('takes one no', async () => {
    const user = userEvent.setup();
    const { transport, calls } = swaps([swap('w-1', false)]);
    showMe('/me/swaps', transport);
    await user.click(await screen.findByRole('button', { name: /^Nej tak/ }));
    expect(await screen.findByText('Dit nej er noteret.')).toBeTruthy();
    expect(calls[0]?.[1]).toMatchObject({ accept: false });
  });
});

describe('a swap that I have proposed', () => {
  it('can be taken back, and not answered by me', async () => {
    const user = userEvent.setup();
    const { transport, calls } = swaps([swap('w-1', true)]);
    showMe('/me/swaps', transport);
    await user.click(await screen.findByRole('button', { name: /^Træk tilbage/ }));
    expect(screen.queryByRole('button', { name: /^Ja, byt/ })).toBeNull();
    expect(await screen.findByText('Dit forslag er trukket tilbage.')).toBeTruthy();
    expect(calls[0]?.[0]).toBe('withdraw');
  });
});

describe('asking for a swap', () => {
  it('shows the law’s word to both, and lets me ask only where it says yes twice', async () => {
    const user = userEvent.setup();
    const { transport, calls } = swaps(
      [],
      [option('s-1', true, true), option('s-2', false, true), option('s-3', true, false)],
    );
    showMe('/me/swaps?shift=s-own', transport);
    expect(await screen.findByText('Du mangler hvile.')).toBeTruthy();
    const own = screen.getByLabelText('Min vagt');
    expect(within(own).getAllByRole('option')).toHaveLength(2);
    expect(screen.getAllByText('Reglerne siger nej')).toHaveLength(2);
    const ask = screen.getAllByRole('button', { name: /^Spørg:/ });
    expect(ask).toHaveLength(1);
    await user.click(ask[0] as HTMLElement);
    await user.click(screen.getByRole('button', { name: /^Ja, spørg/ }));
    expect(await screen.findByText(/Din kollega er spurgt/)).toBeTruthy();
    expect(calls[0]?.[1]).toMatchObject({ shiftId: 's-own', withShiftId: 's-1' });
  });
  it('says in Danish what the roster refuses', async () => {
    const user = userEvent.setup();
    const { transport } = swaps([], [option('s-1', true, true)], true);
    showMe('/me/swaps?shift=s-own', transport);
    await user.click(await screen.findByRole('button', { name: /^Spørg:/ }));
    await user.click(screen.getByRole('button', { name: /^Ja, spørg/ }));
    const said = await screen.findByText(/one is asked/, {}, { timeout: 5000 });
    expect(said.textContent).not.toBe('one is asked');
  });
});

describe('the page of swaps', () => {
  it('has nothing that a screen reader would stumble over', async () => {
    const { transport } = swaps(
      [swap('w-1', false), swap('w-2', true), swap('w-3', true, SwapState.VOID)],
      [option('s-1', true, true)],
    );
    const { container } = showMe('/me/swaps?shift=s-own', transport);
    await screen.findByRole('button', { name: /^Spørg:/ });
    await screen.findByText('Bortfaldet');
    await expectAccessible(container);
  });
});
