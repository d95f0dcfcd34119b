// What a shop steward sees: every search explained, and nothing to act with.
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { SearchAct } from '../gen/vagtbro/pool/v1/desk_facts_pb';
import { GapCloseReason } from '../gen/vagtbro/roster/v1/roster_events_pb';
import { expectAccessible } from '../testing/accessible';
import { gap } from '../testing/gaps';
import { PLANNER, show } from '../testing/stage';
import { town } from '../testing/town';
import { WhyPage } from './why-page';

describe('the why page', () => {
  it('explains open and closed searches and offers no act', async () => {
    const user = userEvent.setup();
    const closed = { open: false, closeReason: GapCloseReason.COVERED };
    const gaps = [gap('a', 1, { possibleActs: [SearchAct.EXTEND] }), gap('b', 2, closed)];
    const { container } = show(<WhyPage />, town({ gaps }).transport, {
      ...PLANNER,
      roles: ['auditor'],
    });
    expect(await screen.findByRole('button', { name: /Hus b/ })).toBeTruthy();
    await expectAccessible(container);
    await user.click(screen.getByRole('button', { name: /Hus a/ }));
    expect(await screen.findByText('Kl. 05:41 blev tre spurgt.')).toBeTruthy();
    expect(screen.getByText('Har hviletid')).toBeTruthy();
    for (const name of [/Søg videre/, /Sæt på/, /Aflys/, /Fortryd/]) {
      expect(screen.queryByRole('button', { name })).toBeNull();
    }
    await expectAccessible(screen.getByRole('dialog'));
  });
});
