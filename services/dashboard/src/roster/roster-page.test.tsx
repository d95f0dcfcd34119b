// The roster page, with services of the test behind it, whose clock is not the browser's.
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { describe, expect, it } from 'vitest';
import { PLANNER, show } from '../testing/stage';
import { millis, startOfDay } from '../time/copenhagen';
import { sizes } from './page-size';
import { RosterPage } from './roster-page';
import { town, WEEK } from './town';

sizes();

// The shift with this name, once it is there.
const bar = (name: RegExp) => screen.findByRole('button', { name });
const BO = /Bo Berg, man. 2\/2 07:00–15:00, Almindelig vagt, Planlagt/;

describe('the roster page', () => {
  it('begins with the week that the services are in, and goes on from there', async () => {
    const user = userEvent.setup();
    const { transport, heard } = town();
    show(<RosterPage />, transport);
    expect(await screen.findByText('Uge 6, fra man. 2/2')).toBeTruthy();
    expect(await bar(BO)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Næste' }));
    expect(await screen.findByText('Uge 7, fra man. 9/2')).toBeTruthy();
    expect(await screen.findByText('Ingen vagter i perioden.')).toBeTruthy();
    const starts = heard.rosters.map((one) => millis(one.interval?.startTime));
    expect(starts).toEqual([startOfDay('2026-02-02'), startOfDay('2026-02-09')]);
  });
  it('says in words what is vacant, and who is away without why', async () => {
    show(<RosterPage />, town().transport);
    expect(await bar(/Ubesat, man. 2\/2 15:00–23:00, .*Mangler nogen/)).toBeTruthy();
    const ase = (await screen.findByRole('rowheader', { name: 'Åse Ås' })).closest<HTMLElement>(
      '[role="row"]',
    )!;
    expect(await within(ase).findByText('Fraværende')).toBeTruthy();
    expect(within(ase).queryByText(/syg|ferie|orlov/i)).toBeNull();
  });
  it('has no barrier that axe can find, in any of its views', async () => {
    const user = userEvent.setup();
    const { container } = show(<RosterPage />, town().transport);
    await bar(BO);
    const barriers = async () => {
      const found = await axe.run(container, {
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'],
      });
      return found.violations.map((one) => `${one.id}: ${one.nodes[0]?.html}`);
    };
    expect(await barriers()).toEqual([]);
    await user.click(screen.getByRole('radio', { name: 'Niveau, 14 dage' }));
    await screen.findAllByRole('cell', { name: 'B 2' });
    expect(await barriers()).toEqual([]);
  });
  it('shows a letter in each of its 168 hours, and letter and number for 14 days of each unit', async () => {
    const user = userEvent.setup();
    show(<RosterPage />, town().transport);
    await bar(BO);
    await user.click(screen.getByRole('radio', { name: 'Niveau, uge' }));
    expect(await screen.findAllByRole('cell', { name: 'B' })).toHaveLength(168);
    await user.click(screen.getByRole('radio', { name: 'Niveau, 14 dage' }));
    expect(await screen.findAllByRole('cell', { name: 'B 2' })).toHaveLength(28);
    expect(screen.getAllByRole('rowheader').map((one) => one.textContent)).toEqual([
      'Fjorden',
      'Skoven',
    ]);
  });
  it('shows all units at once, and loads those that are not folded', async () => {
    const user = userEvent.setup();
    const { transport, heard } = town();
    show(<RosterPage />, transport);
    await bar(BO);
    await user.selectOptions(screen.getByLabelText('Afdeling'), 'Alle mine afdelinger');
    const head = await screen.findByRole('button', { name: /Fjorden/ });
    expect(head.getAttribute('aria-expanded')).toBe('true');
    expect(await screen.findByText('1 mangler nogen')).toBeTruthy();
    await user.click(head);
    expect(screen.queryByRole('button', { name: BO })).toBeNull();
    expect([...new Set(heard.rosters.map((one) => one.unitId))]).toEqual(['u-1', 'u-2']);
  });
  it('loads of all units only those that have been in sight', async () => {
    const user = userEvent.setup();
    const { transport, heard } = town(WEEK, 20);
    show(<RosterPage />, transport);
    await bar(BO);
    await user.selectOptions(screen.getByLabelText('Afdeling'), 'Alle mine afdelinger');
    await user.click(await screen.findByRole('button', { name: 'Fold alle ud' }));
    await waitFor(() => expect(heard.rosters.length).toBeGreaterThan(2));
    const asked = new Set(heard.rosters.map((one) => one.unitId));
    expect(screen.getByRole('grid').getAttribute('aria-rowcount')).toBe('48');
    expect(asked.size).toBeLessThan(15);
  });
  it('shows a person week by week', async () => {
    const user = userEvent.setup();
    const { transport, heard } = town();
    show(<RosterPage />, transport);
    await bar(BO);
    await user.click(screen.getByRole('combobox', { name: 'Medarbejder' }));
    await user.click(await screen.findByRole('option', { name: 'Ida Iversen' }));
    expect(await screen.findByRole('rowheader', { name: /Uge 6/ })).toBeTruthy();
    expect(await bar(/Ida Iversen, tirs. 3\/2 07:00–15:00/)).toBeTruthy();
    await waitFor(() => expect(heard.rosters.at(-1)?.employmentId).toBe('e-8'));
    expect(heard.rosters.at(-1)?.unitId).toBe('');
  });
  it('offers only the units somebody may look at', async () => {
    show(<RosterPage />, town().transport, { ...PLANNER, units: ['u-2'] });
    expect(await screen.findByRole('option', { name: 'Skoven' })).toBeTruthy();
    expect(screen.queryByRole('option', { name: 'Fjorden' })).toBeNull();
  });
  it('says in Danish why it could not be loaded', async () => {
    const { transport, world } = town();
    world.broken = true;
    show(<RosterPage />, transport);
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain('Kunne ikke hentes');
    expect(alert.textContent).not.toContain('english');
  });
});
