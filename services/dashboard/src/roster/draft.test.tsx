// The draft: looked through, dropped from, and published by somebody who has seen who is told.
import { create } from '@bufbuild/protobuf';
import { fireEvent, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { describe, expect, it } from 'vitest';
import { DraftDiffSchema } from '../gen/vagtbro/roster/v1/draft_service_pb';
import { Profession } from '../gen/vagtbro/types/v1/work_pb';
import { show } from '../testing/stage';
import { millis } from '../time/copenhagen';
import { atClock } from '../time/wall';
import { sizes } from './page-size';
import { RosterPage } from './roster-page';
import { town, WEEK } from './town';
import { changed } from './use-acts';

sizes();

const diff = (index: number, employmentId: string, allowed = true) =>
  create(DraftDiffSchema, {
    change: { changeId: `c-${index}`, shift: changed(WEEK[index]!.shift!, { employmentId }) },
    before: WEEK[index]!.shift,
    verdict: {
      allowed,
      results: allowed ? [] : [{ rule: 'REST-11', passed: false, sentenceDa: 'For lidt hvile.' }],
    },
  });

async function opened(world: ReturnType<typeof town>) {
  const user = userEvent.setup();
  const { baseElement } = show(<RosterPage />, world.transport);
  await user.click(await screen.findByRole('button', { name: 'Se ændringer' }));
  return { user, baseElement, panel: await screen.findByRole('dialog') };
}

describe('a draft', () => {
  it('is published once somebody has seen who is told', async () => {
    const services = town();
    services.world.diffs = [diff(0, 'e-8'), diff(1, 'e-9')];
    const { user, panel, baseElement } = await opened(services);
    const row = within(panel).getAllByRole('row')[1]!;
    expect(row.textContent).toContain('Bo Berg');
    expect(row.textContent).toContain('Ida Iversen');
    const found = await axe.run(baseElement, { runOnly: ['wcag2a', 'wcag2aa'] });
    expect(found.violations.map((one) => `${one.id}: ${one.nodes[0]?.html}`)).toEqual([]);
    await user.click(within(panel).getByRole('button', { name: 'Offentliggør …' }));
    expect(within(panel).getByText(/3 får besked .*: Bo Berg, Ida Iversen, Åse Ås/)).toBeTruthy();
    expect(services.heard.published).toEqual([]);
    await user.click(within(panel).getByRole('button', { name: 'Ja, offentliggør' }));
    expect(await within(panel).findByText('Offentliggjort: 2 ændringer.')).toBeTruthy();
    expect(services.heard.published).toEqual(['v2 false']);
  });
  it('that has changed since is shown anew, and asked about again', async () => {
    const services = town();
    services.world.diffs = [diff(0, 'e-8')];
    services.world.changedSince = true;
    const { user, panel } = await opened(services);
    await user.click(within(panel).getByRole('button', { name: 'Offentliggør …' }));
    await user.click(within(panel).getByRole('button', { name: 'Ja, offentliggør' }));
    expect(await within(panel).findByText(/er ændret, siden du så den/)).toBeTruthy();
    // Nobody publishes by a second click what they have not seen.
    await user.click(await within(panel).findByRole('button', { name: 'Offentliggør …' }));
    await user.click(within(panel).getByRole('button', { name: 'Ja, offentliggør' }));
    expect(await within(panel).findByText('Offentliggjort: 1 ændring.')).toBeTruthy();
    expect(services.heard.published).toEqual(['v1 false']);
  });
  it('that breaks a rule says which, and is not published', async () => {
    const services = town();
    services.world.diffs = [diff(0, 'e-9', false)];
    const { panel } = await opened(services);
    expect(within(panel).getByText(/✕ For lidt hvile/)).toBeTruthy();
    const publish = within(panel).getByRole('button', { name: 'Offentliggør …' });
    expect((publish as HTMLButtonElement).disabled).toBe(true);
  });
  it('says how many it leaves the unit without, before it is published', async () => {
    const services = town();
    const cancelled = diff(2, 'e-8');
    cancelled.change!.cancel = true;
    services.world.diffs = [diff(0, ''), cancelled];
    const { user, panel } = await opened(services);
    expect(within(panel).getByText('Ubesat: afdelingen bliver én færre.')).toBeTruthy();
    expect(within(panel).getByText('Aflyst: afdelingen bliver én færre.')).toBeTruthy();
    expect(await within(panel).findAllByText(/2 på arbejde nu, 1 bagefter/)).toHaveLength(2);
    await user.click(within(panel).getByRole('button', { name: 'Offentliggør …' }));
    expect(within(panel).getByText(/^1 vagt bliver ubesat; der søges kun/)).toBeTruthy();
    expect(within(panel).getByText(/^1 vagt med nogen på aflyses/)).toBeTruthy();
  });
  it('loses one change, or all of them after a question', async () => {
    const services = town();
    services.world.diffs = [diff(0, 'e-8'), diff(1, 'e-9')];
    const { user, panel } = await opened(services);
    await user.click(within(panel).getByRole('button', { name: /Tag man. 2\/2 07:00–15:00, Bo/ }));
    expect(await screen.findByText('Kladde for Fjorden: 1 ændring')).toBeTruthy();
    await user.click(within(panel).getByRole('button', { name: 'Smid hele kladden væk' }));
    expect(services.world.diffs).toHaveLength(1);
    await user.click(within(panel).getByRole('button', { name: 'Ja, smid alle ændringer væk' }));
    expect(await within(panel).findByText('Kladden er tom.')).toBeTruthy();
  });
  it('takes in a new shift that says who may have it', async () => {
    const user = userEvent.setup();
    const { transport, heard } = town();
    show(<RosterPage />, transport);
    await user.click(await screen.findByRole('button', { name: 'Ny vagt …' }));
    const panel = await screen.findByRole('dialog');
    const send = within(panel).getByRole<HTMLButtonElement>('button', { name: 'Læg i kladden' });
    expect(send.disabled).toBe(true);
    fireEvent.change(within(panel).getByLabelText('Til'), { target: { value: '07:00' } });
    expect(within(panel).getByText('Slutter dagen efter.')).toBeTruthy();
    fireEvent.change(within(panel).getByLabelText('Til'), { target: { value: '13:30' } });
    await user.click(within(panel).getByLabelText('SOSU-assistent'));
    await user.click(send);
    expect(await within(panel).findByText(/Lagt i kladden/)).toBeTruthy();
    expect(heard.drafted[0]).toMatchObject({ shiftId: '', unitIds: ['u-1'], kind: 1, tier: 1 });
    expect(heard.drafted[0]?.requirement?.professions).toEqual([Profession.SOSU_ASSISTANT]);
    expect(millis(heard.drafted[0]?.interval?.endTime)).toBe(atClock('2026-02-02', '13:30'));
  });
});
