// What a planner does: with a reason, once, never believed before the board shows it, and undone.
import { create } from '@bufbuild/protobuf';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { SearchAct } from '../gen/vagtbro/pool/v1/desk_facts_pb';
import { GapCloseReason, ServiceLevel } from '../gen/vagtbro/roster/v1/roster_events_pb';
import { PlannerActKind, PlannerActSchema } from '../gen/vagtbro/roster/v1/roster_facts_pb';
import { ActReason } from '../gen/vagtbro/types/v1/act_pb';
import { gap } from '../testing/gaps';
import { refuse } from '../testing/refuse';
import { PLANNER, show } from '../testing/stage';
import { town, type TownOptions } from '../testing/town';
import { BoardPage } from './board-page';

const A = (more = {}) => gap('a', 1, { shiftId: 's-1', unitIds: ['u-1'], ...more });

beforeEach(() => localStorage.clear());

async function opened(options: TownOptions) {
  const user = userEvent.setup();
  const services = town(options);
  show(<BoardPage />, services.transport);
  await user.click(await screen.findByRole('button', { name: /Se og handl Hus a/ }));
  await screen.findByText('Hvad du kan gøre');
  return { user, services };
}

describe('acts', () => {
  it('are only those that the search says are possible', async () => {
    await opened({ gaps: [A({ possibleActs: [SearchAct.TAKE] })] });
    expect(screen.getByRole('button', { name: 'Tag den' })).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Søg videre' })).toBeNull();
    expect(screen.queryByRole('button', { name: 'Ring til bureau' })).toBeNull();
  });
  it('do not put somebody on it whom the others could not see', async () => {
    const user = userEvent.setup();
    const gaps = [A({ possibleActs: [SearchAct.TAKE, SearchAct.TELL_LEADER] })];
    show(<BoardPage />, town({ gaps }).transport, { ...PLANNER, employmentId: '' });
    await user.click(await screen.findByRole('button', { name: /Se og handl Hus a/ }));
    expect(await screen.findByRole('button', { name: 'Giv lederen besked' })).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Tag den' })).toBeNull();
  });
  it('ask for a reason first, and go out once', async () => {
    const { user, services } = await opened({ gaps: [A({ possibleActs: [SearchAct.EXTEND] })] });
    await user.click(screen.getByRole('button', { name: 'Søg videre' }));
    await user.click(screen.getByRole('button', { name: 'Gør det' }));
    expect(screen.getByText('Vælg en årsag først.')).toBeTruthy();
    expect(services.calls('steerSearch')).toEqual([]);
    await user.selectOptions(screen.getByRole('combobox', { name: /Grund/ }), '5');
    await user.dblClick(screen.getByRole('button', { name: 'Gør det' }));
    await screen.findByText(/Venter på, at tavlen viser det/);
    expect(services.calls('steerSearch')).toMatchObject([
      { gapId: 'a', act: SearchAct.EXTEND, reason: ActReason.SHORT_OF_TIME },
    ]);
  });
  it('are not believed before the board shows them', async () => {
    const { user, services } = await opened({ gaps: [A({ possibleActs: [SearchAct.TAKE] })] });
    await user.click(screen.getByRole('button', { name: 'Tag den' }));
    expect(await screen.findByText(/Venter på, at tavlen viser det/)).toBeTruthy();
    expect(screen.queryByText('Du er på den')).toBeNull();
    services.change(A({ ownerEmploymentId: 'e-1', possibleActs: [SearchAct.LEAVE] }));
    expect(await screen.findByText('Du er på den')).toBeTruthy();
    await waitFor(() => expect(screen.queryByText(/Venter på, at tavlen viser det/)).toBeNull());
  });
  it('that are refused say so in Danish, and the next try is a new act', async () => {
    const { user, services } = await opened({
      gaps: [A({ possibleActs: [SearchAct.TAKE] })],
      refused: { steerSearch: refuse('pool', 'TAKEN') },
    });
    await user.click(screen.getByRole('button', { name: 'Tag den' }));
    expect(await screen.findByText(/Ikke gjort. En anden er på den/)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Gør det' }));
    await waitFor(() => expect(services.calls('steerSearch')).toHaveLength(2));
    const [first, second] = services.calls('steerSearch').map((one) => one['requestId']);
    expect(first).not.toEqual(second);
  });
  it('end with a word when the gap closes under the hand', async () => {
    const { user, services } = await opened({ gaps: [A({ possibleActs: [SearchAct.EXTEND] })] });
    await user.click(screen.getByRole('button', { name: 'Søg videre' }));
    services.change(A({ open: false, closeReason: GapCloseReason.COVERED }));
    expect(await screen.findByText(/Lukket, mens du så på den: Dækket/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Gør det' })).toBeNull();
  });
  it('say at which level the unit would run, before it does', async () => {
    const { user, services } = await opened({ gaps: [A({ level: ServiceLevel.BELOW_C })] });
    await user.click(screen.getByRole('button', { name: 'Kør på lavere niveau' }));
    expect(screen.getByText(/Afdelingen kører uden vagten: Under C-plan/)).toBeTruthy();
    await user.selectOptions(screen.getByRole('combobox', { name: /Grund/ }), '6');
    await user.click(screen.getByRole('button', { name: 'Gør det' }));
    await waitFor(() => expect(services.calls('acceptLevel')).toHaveLength(1));
    expect(services.calls('acceptLevel')[0]).toMatchObject({ shiftId: 's-1' });
  });
  it('stay in a bar that undoes them, in the search while it is the latest act', async () => {
    const { user, services } = await opened({ gaps: [A({ possibleActs: [SearchAct.TAKE] })] });
    await user.click(screen.getByRole('button', { name: 'Tag den' }));
    const bar = await screen.findByRole('region', { name: 'Det, du lige har gjort', hidden: true });
    expect(within(bar).queryByRole('button', { name: /Fortryd/, hidden: true })).toBeNull();
    services.change(A({ ownerEmploymentId: 'e-1', undoableAct: SearchAct.TAKE }));
    await user.keyboard('{Escape}');
    await user.click(await within(bar).findByRole('button', { name: 'Fortryd: Taget: Hus a' }));
    expect(await within(bar).findByText('Fortrudt: Taget: Hus a')).toBeTruthy();
    // The board shows that it is undone; the word stays.
    services.change(A({ possibleActs: [SearchAct.TAKE] }));
    await waitFor(() => expect(screen.queryByText('Du er på den')).toBeNull());
    expect(within(bar).getByText('Fortrudt: Taget: Hus a')).toBeTruthy();
    expect(services.calls('undoSteer')).toMatchObject([{ gapId: 'a' }]);
  });
  it('of others can be undone from the details, with their name beside it', async () => {
    const act = { undoableAct: SearchAct.EXTEND, undoableActorEmploymentId: 'e-7' };
    const { user, services } = await opened({ gaps: [A(act)] });
    await user.click(
      await screen.findByRole('button', { name: 'Fortryd: Søger videre af Bo Berg' }),
    );
    await waitFor(() => expect(services.calls('undoSteer')).toHaveLength(1));
  });
  it('on a shift are undone by the roster, also when the gap is closed', async () => {
    const user = userEvent.setup();
    const services = town({
      gaps: [A({ open: false, closeReason: GapCloseReason.LEVEL_ACCEPTED })],
      shiftAct: create(PlannerActSchema, {
        kind: PlannerActKind.ACCEPT_LEVEL,
        actorEmploymentId: 'e-8',
      }),
      refused: { undoAct: refuse('roster', 'CHANGED_SINCE') },
    });
    show(<BoardPage />, services.transport);
    await user.click(await screen.findByRole('button', { name: /Hvorfor\? Hus a/ }));
    await user.click(
      await screen.findByRole('button', { name: 'Fortryd: Lavere niveau af Ea Eg' }),
    );
    expect(await screen.findByText(/Der er sket noget med vagten siden/)).toBeTruthy();
    expect(services.calls('undoAct')).toMatchObject([{ shiftId: 's-1' }]);
  });
});
