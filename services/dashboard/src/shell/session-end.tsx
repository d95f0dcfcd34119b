// Session end: says in good time that the gateway will sign the person out, and how to stay.
import { Alert, Button, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useClients } from '../api/clients';
import { loadSession, type Session } from '../api/session';
import { clock } from '../time/copenhagen';

const WARN = 5 * 60_000;
const LOOK = 60_000;

interface Props {
  // Asking does not move the end.
  load?: () => Promise<Session>;
  now?: () => number;
}

// By the browser's clock: sessions run on real time even where a demo's clock does not.
export function SessionEnd({ load = loadSession, now = Date.now }: Props) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { clock: service } = useClients();
  const session = useQuery({
    queryKey: ['session-end'],
    refetchInterval: LOOK,
    refetchIntervalInBackground: true,
    refetchOnWindowFocus: true,
    queryFn: async () => {
      const said = await load();
      // Over: the pages make room for the sign-in.
      if (!said.signedIn) await queries.invalidateQueries({ queryKey: ['session'] });
      return { end: said.endTime, idle: said.idleEndTime };
    },
  });
  // Any call that somebody's press leads to will do.
  const stay = useMutation({
    mutationFn: () => service.getClock({}),
    onSettled: () => session.refetch(),
  });
  const { end = 0, idle = 0 } = session.data ?? {};
  const soon = (time: number) => time > 0 && time - now() < WARN;
  if (soon(end))
    return (
      <Alert color="yellow" role="alert" title={t('session.title')} mb="md">
        <Text mb="sm">{t('session.ends', { time: clock(end) })}</Text>
        <Button
          component="a"
          href={`/auth/login?to=${encodeURIComponent(window.location.pathname)}`}
          variant="default"
          size="md"
        >
          {t('session.again')}
        </Button>
      </Alert>
    );
  if (!soon(idle)) return null;
  return (
    <Alert color="yellow" role="alert" title={t('session.title')} mb="md">
      <Text mb="sm">{t('session.idle', { time: clock(idle) })}</Text>
      <Button variant="default" size="md" loading={stay.isPending} onClick={() => stay.mutate()}>
        {t('session.stay')}
      </Button>
    </Alert>
  );
}
