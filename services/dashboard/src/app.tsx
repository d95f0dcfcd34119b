// App: who is signed in, then the pages.
import { Alert, Button, Center, Loader, MantineProvider, Stack, Text, Title } from '@mantine/core';
import { Code, ConnectError, type Transport } from '@connectrpc/connect';
import { QueryCache, QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TransportContext } from './api/clients';
import { loadSession } from './api/session';
import { SessionContext } from './api/use-session';
import { makeRouter } from './shell/router';
import { cssVariables, theme } from './theme';

function SignIn() {
  const { t } = useTranslation();
  return (
    <Center mih="100vh" component="main">
      <Stack align="center" maw={420} p="md">
        <img src="/icon.svg" alt="" width={72} height={72} />
        <Title order={1}>{t('app.name')}</Title>
        <Text ta="center">{t('signIn.text')}</Text>
        <Button component="a" href="/auth/login" size="md">
          {t('signIn.go')}
        </Button>
      </Stack>
    </Center>
  );
}

function Unreachable({ again }: { again: () => void }) {
  const { t } = useTranslation();
  return (
    <Center mih="100vh" component="main">
      <Alert color="red" title={t('app.name')} role="alert" maw={480}>
        <Text mb="sm">{t('signIn.failed')}</Text>
        <Button onClick={again} variant="default">
          {t('signIn.again')}
        </Button>
      </Alert>
    </Center>
  );
}

function Pages() {
  const session = useQuery({ queryKey: ['session'], queryFn: loadSession, retry: 1 });
  const [router] = useState(makeRouter);
  if (session.isPending)
    return (
      <Center mih="100vh">
        <Loader aria-label="Vagtbro" />
      </Center>
    );
  if (session.isError) return <Unreachable again={() => void session.refetch()} />;
  if (!session.data.signedIn) return <SignIn />;
  return (
    <SessionContext.Provider value={session.data}>
      <RouterProvider router={router} />
    </SessionContext.Provider>
  );
}

// The gateway writes a nonce of this answer into the page; only styles that carry it count.
function styleNonce(): string {
  return document.querySelector('meta[name="csp-nonce"]')?.getAttribute('content') ?? '';
}

// What keeps the page still behind a dialog writes a style too, and looks for the nonce there.
Object.assign(globalThis, { __webpack_nonce__: styleNonce() });

function makeQueries(): QueryClient {
  const queries: QueryClient = new QueryClient({
    // A session that has ended leads to the sign-in page, wherever it is noticed.
    queryCache: new QueryCache({
      onError: (error) => {
        if (ConnectError.from(error).code === Code.Unauthenticated) {
          void queries.invalidateQueries({ queryKey: ['session'] });
        }
      },
    }),
    defaultOptions: { queries: { retry: 1, staleTime: 30_000, refetchOnWindowFocus: false } },
  });
  return queries;
}

export function App({ transport }: { transport: Transport }) {
  const queries = useMemo(makeQueries, []);
  return (
    <MantineProvider
      theme={theme}
      defaultColorScheme="auto"
      cssVariablesResolver={cssVariables}
      getStyleNonce={styleNonce}
    >
      <TransportContext.Provider value={transport}>
        <QueryClientProvider client={queries}>
          <Pages />
        </QueryClientProvider>
      </TransportContext.Provider>
    </MantineProvider>
  );
}
