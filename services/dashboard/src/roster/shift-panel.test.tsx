// The list instead of dragging: everything that can be done to a shift, for whoever does not drag.
import { create } from '@bufbuild/protobuf';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { describe, expect, it } from 'vitest';
import { PlannerActSchema, ShiftState } from '../gen/vagtbro/roster/v1/roster_facts_pb';
import { show } from '../testing/stage';
import { millis } from '../time/copenhagen';
import { atClock } from '../time/wall';
import { sizes } from './page-size';
import { RosterPage } from './roster-page';
import { shift, town, WEEK } from './town';

sizes();

const bar = (name: RegExp) => screen.findByRole('button', { name });
const BO = /^Bo Berg, man. 2\/2 07:00–15:00, .*Planlagt/;

describe('the list instead of dragging', () => {
  it('names who may first, why others may not, and moves the shift', async () => {
    const user = userEvent.setup();
    const { transport, heard } = town();
    const { baseElement } = show(<RosterPage />, transport);
    await user.click(await bar(BO));
    const panel = await screen.findByRole('dialog');
    await user.click(within(panel).getByRole('button', { name: 'Flyt til …' }));
    expect(await within(panel).findByText(/✕ Der mangler 3 timers hvile/)).toBeTruthy();
    const names = within(panel)
      .getAllByRole('radio')
      .map((one) => one.closest('div[data-size]')?.textContent);
    expect(names[0]).toContain('Ida Iversen');
    const found = await axe.run(baseElement, { runOnly: ['wcag2a', 'wcag2aa'] });
    expect(found.violations.map((one) => `${one.id}: ${one.nodes[0]?.html}`)).toEqual([]);
    await user.click(within(panel).getByRole('radio', { name: 'Ida Iversen' }));
    await user.click(within(panel).getByRole('button', { name: 'Læg i kladden' }));
    expect(await within(panel).findByText('Lagt i kladden.')).toBeTruthy();
    expect(heard.drafted[0]).toMatchObject({ shiftId: 's-1', employmentId: 'e-8' });
  });
  it('changes the time', async () => {
    const user = userEvent.setup();
    const { transport, heard } = town();
    show(<RosterPage />, transport);
    await user.click(await bar(BO));
    const panel = await screen.findByRole('dialog');
    await user.click(within(panel).getByRole('button', { name: 'Skift tid …' }));
    fireEvent.change(within(panel).getByLabelText('Til'), { target: { value: '14:30' } });
    await user.click(await within(panel).findByRole('button', { name: 'Læg i kladden' }));
    await waitFor(() => expect(heard.drafted).toHaveLength(1));
    expect(millis(heard.drafted[0]?.interval?.endTime)).toBe(atClock('2026-02-02', '14:30'));
  });
  it.each([
    ['Fjern fra vagt', 'Vagten bliver ubesat.', { employmentId: '' }, false],
    ['Aflys', /Vagten aflyses/, { employmentId: 'e-7' }, true],
  ])('has %s, into the draft after a question', async (act, sentence, kept, cancel) => {
    const user = userEvent.setup();
    const { transport, heard, world } = town();
    show(<RosterPage />, transport);
    await user.click(await bar(BO));
    const panel = await screen.findByRole('dialog');
    await user.click(within(panel).getByRole('button', { name: act }));
    expect(within(panel).getByText(sentence)).toBeTruthy();
    expect(heard.drafted).toHaveLength(0);
    await user.click(within(panel).getByRole('button', { name: 'Læg i kladden' }));
    await waitFor(() => expect(heard.drafted[0]).toMatchObject(kept));
    expect(world.diffs[0]?.change?.cancel).toBe(cancel);
  });
  it('undoes the latest act, and says what it was', async () => {
    const user = userEvent.setup();
    const undoableAct = create(PlannerActSchema, { kind: 1, reason: 1, shiftId: 's-1' });
    const acted = [shift('s-1', '2026-02-02', '07:00', 'e-7', { undoableAct })];
    const { transport, heard } = town(acted);
    show(<RosterPage />, transport);
    await user.click(await bar(BO));
    const panel = await screen.findByRole('dialog');
    expect(within(panel).getByText(/Sat på vagten, .*, Aftalt med medarbejderen/)).toBeTruthy();
    await user.click(within(panel).getByRole('button', { name: 'Fortryd: Sat på vagten' }));
    await user.click(within(panel).getByRole('button', { name: 'Udfør nu' }));
    expect(await within(panel).findByText('Det er gjort.')).toBeTruthy();
    expect(heard.undone).toEqual(['s-1']);
  });
  it('leaves a cancelled shift alone', async () => {
    const user = userEvent.setup();
    const gone = shift('s-1', '2026-02-02', '07:00', 'e-7', { state: ShiftState.CANCELLED });
    show(<RosterPage />, town([gone, ...WEEK.slice(1)]).transport);
    await user.click(await bar(/^Bo Berg, .*Aflyst/));
    const panel = await screen.findByRole('dialog');
    expect(within(panel).queryByRole('button', { name: 'Flyt til …' })).toBeNull();
  });
});
