// Moving a shift by hand and by keys, with what the rules say; into the draft, or at once after a
// question.
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { show } from '../testing/stage';
import { millis } from '../time/copenhagen';
import { atClock } from '../time/wall';
import { sizes } from './page-size';
import { RosterPage } from './roster-page';
import { town } from './town';

sizes();

const bar = (name: RegExp) => screen.findByRole('button', { name });
const BO = /^Bo Berg, man. 2\/2 07:00–15:00, .*Planlagt/;
const VACANT = /^Ubesat, man. 2\/2 15:00–23:00/;

// Keys of a shift that is lifted are heard by the whole document, as soon as the browser is idle.
async function press(code: string, more = {}) {
  await act(() => new Promise((idle) => setTimeout(idle, 0)));
  const heard = { code, key: code === 'Space' ? ' ' : code, ...more };
  await act(async () => void fireEvent.keyDown(document.activeElement ?? document.body, heard));
}

async function lift(name: RegExp) {
  (await bar(name)).focus();
  await press('Space');
}

const verdict = () => document.querySelector('.verdict')?.textContent ?? '';

describe('a shift moved by keys', () => {
  it('says what the rules say of everybody, and goes into the draft where it is put down', async () => {
    const { transport, heard } = town();
    show(<RosterPage />, transport);
    await lift(BO);
    await waitFor(() => expect(heard.judged).toHaveLength(1));
    expect(heard.judged[0]?.employmentIds).toEqual(['e-7', 'e-8', 'e-9']);
    expect(heard.judged[0]?.interval).toBeUndefined();
    const ida = await screen.findByRole('rowheader', { name: /Ida Iversen/ });
    await waitFor(() => expect(ida.textContent).toContain('Må, 1.600 kr.'));
    const ase = screen.getByRole('rowheader', { name: /Åse Ås/ });
    expect(ase.textContent).toContain('Må ikke');
    await press('ArrowDown');
    expect(verdict()).toContain('Ida Iversen, man. 2/2 07:00–15:00');
    expect(verdict()).toContain('Reglerne tillader det. Koster 1.600 kr.');
    await press('ArrowDown');
    expect(verdict()).toContain('Der mangler 3 timers hvile.');
    await press('ArrowUp');
    await press('Space');
    await waitFor(() => expect(heard.drafted[0]?.employmentId).toBe('e-8'));
    expect(await screen.findByText('Kladde for Fjorden: 1 ændring')).toBeTruthy();
    expect(await bar(/^Ida Iversen, man. 2\/2 07:00–15:00, .*Kladde: flyttet hertil/)).toBeTruthy();
    expect(await bar(/^Bo Berg, man. 2\/2 07:00–15:00, .*Kladde: flyttes herfra/)).toBeTruthy();
  });
  it('is no change any more when it is put back to where it stands', async () => {
    const { transport, world } = town();
    show(<RosterPage />, transport);
    await lift(BO);
    await press('ArrowDown');
    await press('Space');
    const moved = /^Ida Iversen, man. 2\/2 07:00–15:00, .*Kladde: flyttet hertil/;
    await bar(moved);
    expect(world.diffs).toHaveLength(1);
    await lift(moved);
    await press('ArrowUp');
    await press('Space');
    expect(await bar(BO)).toBeTruthy();
    expect(world.diffs).toHaveLength(0);
  });
  it('moves in time by a quarter or, with shift, an hour, and is judged at that time', async () => {
    const { transport, heard } = town();
    show(<RosterPage />, transport);
    await lift(BO);
    await press('ArrowRight', { shiftKey: true });
    await press('ArrowRight');
    expect(verdict()).toContain('Bo Berg, man. 2/2 08:15–16:15');
    await waitFor(() =>
      expect(millis(heard.judged.at(-1)?.interval?.startTime)).toBe(atClock('2026-02-02', '08:15')),
    );
    await press('Enter');
    await waitFor(() => expect(heard.drafted).toHaveLength(1));
    expect(millis(heard.drafted[0]?.interval?.endTime)).toBe(atClock('2026-02-02', '16:15'));
    expect(heard.drafted[0]?.employmentId).toBe('e-7');
  });
  it('changes nothing when put back', async () => {
    const { transport, heard } = town();
    show(<RosterPage />, transport);
    await lift(BO);
    await press('ArrowDown');
    await press('Escape');
    expect(verdict()).toBe('');
    expect(heard.drafted).toHaveLength(0);
    expect(await screen.findByText('Lagt tilbage.')).toBeTruthy();
  });
  it('has one shift that Tab leads to, and arrows to the others', async () => {
    show(<RosterPage />, town().transport);
    const vacant = await bar(VACANT);
    const tabbed = () =>
      [...document.querySelectorAll('.bar')].filter((one) => one.getAttribute('tabindex') === '0');
    expect(tabbed()).toEqual([vacant]);
    vacant.focus();
    await press('ArrowDown');
    expect(document.activeElement).toBe(await bar(BO));
    expect(tabbed()).toHaveLength(1);
  });
});

describe('a shift moved by hand', () => {
  it('goes to the person it is let go over', async () => {
    const { transport, heard } = town();
    show(<RosterPage />, transport);
    const held = await bar(BO);
    fireEvent.mouseDown(held, { button: 0, clientX: 100, clientY: 100 });
    fireEvent.mouseMove(document, { clientX: 103, clientY: 120 });
    await act(() => new Promise((idle) => setTimeout(idle, 0)));
    fireEvent.mouseMove(document, { clientX: 105, clientY: 148 });
    await waitFor(() => expect(verdict()).toContain('Ida Iversen, man. 2/2 07:00–15:00'));
    fireEvent.mouseUp(document);
    await waitFor(() => expect(heard.drafted[0]?.employmentId).toBe('e-8'));
    expect(millis(heard.drafted[0]?.interval?.startTime)).toBe(atClock('2026-02-02', '07:00'));
  });
});

describe('what is done at once', () => {
  it('is asked about first, with a reason, and sent once', async () => {
    const user = userEvent.setup();
    const { transport, heard } = town();
    show(<RosterPage />, transport);
    await user.click(await screen.findByRole('switch', { name: /Udfør med det samme/ }));
    await lift(VACANT);
    await press('ArrowDown');
    await press('ArrowDown');
    await press('Space');
    const panel = await screen.findByRole('dialog');
    expect(await within(panel).findByText(/Ida Iversen får vagten/)).toBeTruthy();
    expect(heard.assigned).toHaveLength(0);
    await user.selectOptions(within(panel).getByLabelText('Grund'), 'Aftalt med medarbejderen');
    await user.click(within(panel).getByRole('button', { name: 'Udfør nu' }));
    expect(await within(panel).findByText('Det er gjort.')).toBeTruthy();
    expect(heard.assigned).toHaveLength(1);
    expect(heard.assigned[0]).toMatchObject({ shiftId: 's-2', employmentId: 'e-8', reason: 1 });
  });
  it('is all there is for a shift that somebody is missing on', async () => {
    const { transport, heard } = town();
    show(<RosterPage />, transport);
    await lift(VACANT);
    await press('ArrowDown');
    await press('ArrowDown');
    await press('Space');
    const panel = await screen.findByRole('dialog');
    expect(await within(panel).findByRole('button', { name: 'Udfør nu' })).toBeTruthy();
    expect(within(panel).queryByRole('button', { name: 'Læg i kladden' })).toBeNull();
    expect(heard.drafted).toHaveLength(0);
  });
  it('is not what happens to a shift that somebody has: that is for the draft', async () => {
    const user = userEvent.setup();
    show(<RosterPage />, town().transport);
    await user.click(await screen.findByRole('switch', { name: /Udfør med det samme/ }));
    await lift(BO);
    await press('ArrowDown');
    await press('Space');
    const panel = await screen.findByRole('dialog');
    expect(await within(panel).findByText(/Vagten har allerede nogen/)).toBeTruthy();
    expect(within(panel).queryByRole('button', { name: 'Udfør nu' })).toBeNull();
  });
});
