// Stage: a page with services of a test behind it, for somebody who is signed in.
import { MantineProvider } from '@mantine/core';
import type { Transport } from '@connectrpc/connect';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render } from '@testing-library/react';
import type { ReactNode } from 'react';
import { TransportContext } from '../api/clients';
import { NOBODY, type Session } from '../api/session';
import { SessionContext } from '../api/use-session';
import { theme } from '../theme';

export const PLANNER: Session = {
  ...NOBODY,
  signedIn: true,
  tenant: 'legeby',
  employmentId: 'e-1',
  name: 'Pia Planlægger',
  roles: ['planner'],
  units: ['*'],
};

export function show(page: ReactNode, transport: Transport, session: Session = PLANNER) {
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  return render(
    <MantineProvider theme={theme} env="test">
      <TransportContext.Provider value={transport}>
        <QueryClientProvider client={queries}>
          <SessionContext.Provider value={session}>
            <main>{page}</main>
          </SessionContext.Provider>
        </QueryClientProvider>
      </TransportContext.Provider>
    </MantineProvider>,
  );
}
