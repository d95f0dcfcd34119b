// The queue without a mouse, and the switch that turns the letters off.
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { SearchAct } from '../gen/vagtbro/pool/v1/desk_facts_pb';
import { gap } from '../testing/gaps';
import { show } from '../testing/stage';
import { town } from '../testing/town';
import { BoardPage } from './board-page';

beforeEach(() => localStorage.clear());

async function board() {
  const user = userEvent.setup();
  const acts = { possibleActs: [SearchAct.TAKE, SearchAct.EXTEND, SearchAct.TELL_LEADER] };
  const services = town({ gaps: [gap('a', 2, acts), gap('b', 3, acts)] });
  show(<BoardPage />, services.transport);
  await screen.findByRole('article', { name: /Hus b/ });
  return { user, services };
}
const focused = () => document.activeElement?.getAttribute('data-gap');

describe('keys', () => {
  it('go down and up the queue and open a gap', async () => {
    const { user } = await board();
    await user.keyboard('j');
    expect(focused()).toBe('a');
    await user.keyboard('jj');
    expect(focused()).toBe('b');
    await user.keyboard('k');
    expect(focused()).toBe('a');
    await user.keyboard('{Enter}');
    expect(await screen.findByRole('dialog', { name: 'Detaljer: Hus a' })).toBeTruthy();
  });
  it('take a gap at once, and ask why before they search on', async () => {
    const { user, services } = await board();
    await user.keyboard('jt');
    await screen.findByText(/Venter på, at tavlen viser det/);
    expect(services.calls('steerSearch')).toMatchObject([{ gapId: 'a', act: SearchAct.TAKE }]);
    await user.keyboard('o');
    expect(await screen.findByRole('group', { name: 'Søg videre' })).toBeTruthy();
    expect(services.calls('steerSearch')).toHaveLength(1);
  });
  it('are letters again where somebody types', async () => {
    const { user } = await board();
    await user.keyboard('/');
    const find = screen.getByRole('textbox', { name: 'Find sted' });
    expect(document.activeElement).toBe(find);
    await user.keyboard('jot');
    expect((find as HTMLInputElement).value).toBe('jot');
  });
  it('are listed, switched off, and stay off', async () => {
    const { user } = await board();
    await user.keyboard('?');
    expect(screen.getByText('næste hul')).toBeTruthy();
    await user.click(screen.getByRole('switch', { name: /Brug genvejstaster/ }));
    (document.activeElement as HTMLElement).blur();
    await user.keyboard('j');
    expect(focused() ?? null).toBeNull();
    expect(localStorage.getItem('vagtbro.keys')).toBe('false');
  });
});
