// Putting somebody on a shift: asked twice, once sent, and what the law says no to.
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { ActReason } from '../gen/vagtbro/types/v1/act_pb';
import { expectAccessible } from '../testing/accessible';
import { gap } from '../testing/gaps';
import { refuse } from '../testing/refuse';
import { show } from '../testing/stage';
import { town, type TownOptions } from '../testing/town';
import { BoardPage } from './board-page';

beforeEach(() => localStorage.clear());

async function asked(options: TownOptions) {
  const user = userEvent.setup();
  const services = town({ gaps: [gap('a', 1, { shiftId: 's-1' })], ...options });
  show(<BoardPage />, services.transport);
  await user.click(await screen.findByRole('button', { name: /Se og handl Hus a/ }));
  await user.click(await screen.findByRole('button', { name: 'Sæt på vagten Ea Eg' }));
  return { user, services };
}
const yes = () => screen.getByRole('button', { name: 'Ja, sæt på' });

describe('assigning', () => {
  it('happens after a second click, once, and only to who may have it', async () => {
    const { user, services } = await asked({});
    expect(screen.queryByRole('button', { name: 'Sæt på vagten Bo Berg' })).toBeNull();
    expect(services.calls('assignShift')).toEqual([]);
    await user.selectOptions(screen.getByRole('combobox', { name: 'Grund' }), '1');
    await user.click(yes());
    expect(await screen.findByText('Ea Eg sat på vagten: Hus a')).toBeTruthy();
    expect(services.calls('assignShift')).toMatchObject([
      { shiftId: 's-1', employmentId: 'e-8', reason: ActReason.AGREED_WITH_EMPLOYEE },
    ]);
    expect(services.calls('assignShift')[0]?.['override']).toBeUndefined();
  });
  it('that the law refuses shows its sentences, and a leader may answer for it', async () => {
    const { user, services } = await asked({
      refused: { assignShift: refuse('roster', 'LAW', { rules: 'REST-11' }) },
      law: { 'REST-11': 'Ea får kun 8 timers hvile før vagten.' },
    });
    await user.click(yes());
    expect(await screen.findByText('Ea får kun 8 timers hvile før vagten.')).toBeTruthy();
    await expectAccessible(screen.getByRole('dialog'));
    const go = screen.getByRole('button', { name: 'Sæt på alligevel' });
    expect(go.hasAttribute('disabled')).toBe(true);
    await user.selectOptions(screen.getByRole('combobox', { name: /Grund/ }), '3');
    await user.click(screen.getByRole('checkbox', { name: /Jeg svarer for/ }));
    await user.click(go);
    await waitFor(() => expect(services.calls('assignShift')).toHaveLength(2));
    expect(services.calls('assignShift')[1]).toMatchObject({
      reason: ActReason.LIFE_AND_HEALTH,
      override: { approverEmploymentId: 'e-1', reasonCode: 'LIFE_AND_HEALTH' },
    });
  });
  it.each(['OVERLAP', 'AWAY', 'SICK', 'REST-11 OVERLAP'])(
    'against %s is for nobody, and names no absence',
    async (rules) => {
      const { user } = await asked({
        refused: { assignShift: refuse('roster', 'LAW', { rules }) },
      });
      await user.click(yes());
      expect(await screen.findByText('Det kan ingen fravige. Find en anden.')).toBeTruthy();
      expect(screen.queryByRole('button', { name: 'Sæt på alligevel' })).toBeNull();
      expect(screen.getByRole('dialog').textContent).not.toMatch(/\bsyg/i);
    },
  );
  it('that fails for another reason says which', async () => {
    const { user } = await asked({ refused: { assignShift: refuse('roster', 'SHIFT_HELD') } });
    await user.click(yes());
    expect(await screen.findByText(/En anden har vagten nu/)).toBeTruthy();
  });
});
