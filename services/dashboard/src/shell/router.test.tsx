// The router: a page by its address, and what stands there when there is none.
import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { render, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { TransportContext } from '../api/clients';
import { SessionContext } from '../api/use-session';
import { expectAccessible } from '../testing/accessible';
import { PLANNER } from '../testing/stage';
import { town } from '../testing/town';
import { PageBroken, PagePending } from './page-states';
import { makeRouter } from './router';

function at(path: string, roles = PLANNER.roles) {
  window.history.replaceState({}, '', path);
  window.scrollTo = () => {};
  return render(
    <MantineProvider env="test">
      <TransportContext.Provider value={town().transport}>
        <QueryClientProvider client={new QueryClient()}>
          <SessionContext.Provider value={{ ...PLANNER, roles }}>
            <RouterProvider router={makeRouter()} />
          </SessionContext.Provider>
        </QueryClientProvider>
      </TransportContext.Provider>
    </MantineProvider>,
  );
}

describe('the router', () => {
  it('loads the board when it is opened', async () => {
    at('/');
    expect(await screen.findByRole('heading', { name: 'Vagttavle' })).toBeTruthy();
    expect(screen.getByRole('navigation', { name: 'Hovedmenu' })).toBeTruthy();
  });
  it('shows the wall without a menu', async () => {
    at('/?wall');
    expect(await screen.findByRole('heading', { name: 'Vagttavle' })).toBeTruthy();
    expect(screen.queryByRole('navigation')).toBeNull();
  });
  it('brings a shop steward to a page of theirs and not to the board', async () => {
    at('/', ['auditor']);
    expect(await screen.findByRole('link', { name: 'Hvorfor' })).toBeTruthy();
    expect(screen.queryByRole('link', { name: 'Vagttavle' })).toBeNull();
  });
  it('says so when a page does not exist, and the way home', async () => {
    const { container } = at('/nowhere');
    expect(await screen.findByRole('heading', { name: 'Den side findes ikke' })).toBeTruthy();
    await expectAccessible(container);
  });
  it('has something to say while a page comes and when it does not', async () => {
    const { container } = render(
      <MantineProvider env="test">
        <PagePending />
        <PageBroken />
      </MantineProvider>,
    );
    expect(screen.getByRole('status').textContent).toBe('Henter siden …');
    expect(screen.getByRole('alert').textContent).toMatch(/er tabt. Hent siden igen/);
    await expectAccessible(container);
  });
});
