// A shift that is searched for again: the panel goes along, and nothing says that it is over.
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { SearchAct } from '../gen/vagtbro/pool/v1/desk_facts_pb';
import { GapCloseReason } from '../gen/vagtbro/roster/v1/roster_events_pb';
import { Profession, RoleSlot } from '../gen/vagtbro/types/v1/work_pb';
import { gap } from '../testing/gaps';
import { show } from '../testing/stage';
import { town } from '../testing/town';
import { BoardPage } from './board-page';
import { actsOf } from './desk-acts';

beforeEach(() => localStorage.clear());

const shift = { shiftId: 's-1', unitIds: ['u-1'] };
const closed = gap('a', 1, {
  ...shift,
  open: false,
  closeReason: GapCloseReason.COVERED,
  coveredByEmploymentId: 'e-7',
});
const anew = () => gap('n', 1, { ...shift, place: 'Hus a' });

async function look(...gaps: ReturnType<typeof gap>[]) {
  const user = userEvent.setup();
  const services = town({ gaps });
  show(<BoardPage />, services.transport);
  await user.click(await screen.findByRole('button', { name: /(Hvorfor\?|Se og handl) Hus a/ }));
  return { user, services, panel: await screen.findByRole('dialog') };
}

describe('a shift that is searched for again', () => {
  it('takes whoever looks at it along to its new gap', async () => {
    const { services, panel } = await look(closed);
    expect(within(panel).getByText('Har vagten: Bo Berg')).toBeTruthy();
    services.change(anew());
    expect(await screen.findByText('Hvad du kan gøre')).toBeTruthy();
    expect(within(panel).queryByText('Har vagten: Bo Berg')).toBeNull();
    expect(screen.queryByText(/Der er ikke mere at gøre/)).toBeNull();
  });
  it('says so to whoever opens the closed one later, and shows the way', async () => {
    const { user, panel } = await look(closed, gap('n', 1, { ...shift, place: 'Hus ny' }));
    expect(within(panel).getByText('Der søges igen efter nogen til vagten.')).toBeTruthy();
    expect(within(panel).queryByText('Har vagten: Bo Berg')).toBeNull();
    expect(within(panel).queryByText('A-plan')).toBeNull();
    await user.click(within(panel).getByRole('button', { name: 'Gå til det nye hul' }));
    expect(await screen.findByText('Hvad du kan gøre')).toBeTruthy();
  });
  it('cannot be undone from the bar once more, and the bar goes with one click', async () => {
    const { user, services } = await look(gap('a', 1, shift));
    await user.click(await screen.findByRole('button', { name: 'Sæt på vagten Ea Eg' }));
    await user.click(screen.getByRole('button', { name: 'Ja, sæt på' }));
    const bar = await screen.findByRole('region', { name: /lige har gjort/, hidden: true });
    services.change(closed);
    const undo = () => within(bar).queryByRole('button', { name: /^Fortryd/, hidden: true });
    await screen.findAllByText('Har vagten: Bo Berg');
    expect(undo()).toBeTruthy();
    expect(screen.queryByText(/Lukket, mens du så på den/)).toBeNull();
    services.change(anew());
    await waitFor(() => expect(undo()).toBeNull());
    fireEvent.click(within(bar).getByRole('button', { name: /^Skjul/, hidden: true }));
    expect(bar.isConnected).toBe(false);
  });
});

describe('an open gap', () => {
  it('says what the one who is missing must be', async () => {
    const slot = {
      professions: [Profession.NURSE],
      competences: ['dementia-care'],
      role: RoleSlot.MEDICATION_RESPONSIBLE,
    };
    show(<BoardPage />, town({ gaps: [gap('a', 1, shift)], slot }).transport);
    await userEvent.click(await screen.findByRole('button', { name: /Se og handl Hus a/ }));
    expect(
      await screen.findByText('Mangler: Sygeplejerske, medicinansvarlig, demensomsorg'),
    ).toBeTruthy();
  });
});

describe('whoever is on it', () => {
  it('does not take over from themselves, and nobody lets go for another', () => {
    const { TAKE_OVER, LEAVE } = SearchAct;
    const taken = gap('a', 1, { possibleActs: [TAKE_OVER, LEAVE], ownerEmploymentId: 'e-1' });
    const steers = (self: string) => actsOf(taken, self).map((one) => 'act' in one && one.act);
    expect(steers('e-1')).toEqual([LEAVE, false, false]);
    expect(steers('e-7')).toEqual([TAKE_OVER, false, false]);
  });
});

describe('Escape', () => {
  it('closes the form that is open before the details', async () => {
    const { user, panel } = await look(
      gap('a', 1, { ...shift, possibleActs: [SearchAct.EXTEND, SearchAct.TAKE_OVER] }),
    );
    await user.click(within(panel).getByRole('button', { name: 'Søg videre' }));
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('button', { name: 'Gør det' })).toBeNull();
    expect(screen.getByText('Hvad du kan gøre')).toBeTruthy();
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByText('Hvad du kan gøre')).toBeNull());
  });
});
