// What was known stays readable when the connection fails, and says how old it is.
import { createRouterTransport } from '@connectrpc/connect';
import { useQuery } from '@tanstack/react-query';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { expectAccessible } from '../testing/accessible';
import { show } from '../testing/stage';
import { Loaded } from './loaded';

function Page({ ask }: { ask: () => Promise<string[]> }) {
  const query = useQuery({ queryKey: ['page'], queryFn: ask });
  return (
    <>
      <button type="button" onClick={() => void query.refetch()}>
        hent
      </button>
      <Loaded query={query} isEmpty={(all) => all.length === 0} empty="Intet her.">
        {(all) => <p>{all.join()}</p>}
      </Loaded>
    </>
  );
}

const nobody = () => createRouterTransport(() => {});

describe('what a service said', () => {
  it('is on its way, then there', async () => {
    let answer: (all: string[]) => void = () => {};
    show(<Page ask={() => new Promise((resolve) => (answer = resolve))} />, nobody());
    expect(screen.getByRole('status').textContent).toBe('Henter …');
    answer(['en vagt']);
    expect(await screen.findByText('en vagt')).toBeTruthy();
  });
  it('is said to be nothing when it is', async () => {
    show(<Page ask={async () => []} />, nobody());
    expect(await screen.findByText('Intet her.')).toBeTruthy();
  });
  it('stays, marked as old, when it cannot be had again, until it can', async () => {
    const user = userEvent.setup();
    let up = true;
    const ask = async () => {
      if (!up) throw new TypeError('fetch failed');
      return ['en vagt'];
    };
    const { container } = show(<Page ask={ask} />, nobody());
    await screen.findByText('en vagt');
    up = false;
    await user.click(screen.getByRole('button', { name: 'hent' }));
    expect(await screen.findByText(/Du ser, hvad vi vidste kl\. \d\d:\d\d/)).toBeTruthy();
    expect(screen.getByText('en vagt')).toBeTruthy();
    await expectAccessible(container);
    up = true;
    await user.click(screen.getByRole('button', { name: 'Prøv igen' }));
    await screen.findByText('en vagt');
    expect(screen.queryByText(/Du ser, hvad vi vidste/)).toBeNull();
  });
});
