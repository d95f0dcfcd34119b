// Calendar link: an address that a calendar program reads my shifts from; told once, and ended at will.
import { Alert, Button, CopyButton, Group, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { newRequestId, useClients } from '../api/clients';
import { useSession } from '../api/use-session';
import type { GetCalendarLinkResponse } from '../gen/vagtbro/gateway/v1/gateway_service_pb';
import { language } from '../i18n';
import { clock, day, millis } from '../time/copenhagen';
import { Confirm } from './confirm';
import { Loaded } from './loaded';
import { Said } from './said';
import { Section } from './section';

export function CalendarLink() {
  const { t } = useTranslation();
  const { tenant, employmentId } = useSession();
  const { gateway } = useClients();
  const queries = useQueryClient();
  const look = () => void queries.invalidateQueries({ queryKey: ['calendar-link'] });
  const link = useQuery({
    queryKey: ['calendar-link', tenant, employmentId],
    queryFn: () => gateway.getCalendarLink({ tenantId: tenant, employmentId }),
  });
  // Not sent again by itself: each sending makes a new address.
  const create = useMutation({
    mutationFn: (requestId: string) =>
      gateway.createCalendarLink({ tenantId: tenant, requestId, employmentId }),
    onSettled: look,
  });
  const revoke = useMutation({
    retry: 2,
    mutationFn: (requestId: string) =>
      gateway.revokeCalendarLink({ tenantId: tenant, requestId, employmentId }),
    onSettled: () => {
      create.reset();
      look();
    },
  });
  return (
    <Section title={t('me.calendar')}>
      <Text mb="sm">{t('me.calendarHelp')}</Text>
      <Said
        done={revoke.data && !create.data ? t('me.calendarEnded') : undefined}
        error={create.error ?? revoke.error}
      />
      {create.data && <Address url={create.data.url} />}
      <Loaded query={link}>
        {(said) => (
          <Stack gap="sm">
            <Text className="tabular">{words(t, said)}</Text>
            <Group gap="sm">
              {said.createTime ? (
                <>
                  <Confirm
                    ask={t('me.calendarNew')}
                    yes={t('me.calendarNewSure')}
                    question={t('me.calendarNewQuestion')}
                    variant="default"
                    pending={create.isPending}
                    act={create.mutate}
                  />
                  <Confirm
                    ask={t('me.calendarEnd')}
                    yes={t('me.calendarEndSure')}
                    question={t('me.calendarEndQuestion')}
                    color="red.9"
                    variant="outline"
                    pending={revoke.isPending}
                    act={revoke.mutate}
                  />
                </>
              ) : (
                <Button
                  size="md"
                  variant="default"
                  loading={create.isPending}
                  onClick={() => create.mutate(newRequestId())}
                >
                  {t('me.calendarMake')}
                </Button>
              )}
            </Group>
          </Stack>
        )}
      </Loaded>
    </Section>
  );
}

function words(t: ReturnType<typeof useTranslation>['t'], said: GetCalendarLinkResponse): string {
  const when = (at: number) => `${day(at, language())} ${clock(at)}`;
  if (!said.createTime) return t('me.calendarNone');
  const made = t('me.calendarMade', { time: when(millis(said.createTime)) });
  const read = said.readTime
    ? t('me.calendarRead', { time: when(millis(said.readTime)) })
    : t('me.calendarUnread');
  return `${made} ${read}`;
}

function Address({ url: told }: { url: string }) {
  const { t } = useTranslation();
  // Only a path where the house does not know its own address.
  const url = new URL(told, window.location.href).href;
  return (
    <Alert color="bridge" mb="sm" role="status">
      <TextInput
        label={t('me.calendarUrl')}
        description={t('me.calendarOnce')}
        value={url}
        readOnly
        onFocus={(event) => event.currentTarget.select()}
      />
      <CopyButton value={url} timeout={60_000}>
        {({ copied, copy }) => (
          <Button mt="sm" mr="sm" size="md" onClick={copy}>
            {t(copied ? 'me.copied' : 'me.copy')}
          </Button>
        )}
      </CopyButton>
      <Button
        mt="sm"
        size="md"
        variant="default"
        component="a"
        href={url.replace(/^https?:/, 'webcal:')}
      >
        {t('me.calendarOpen')}
      </Button>
    </Alert>
  );
}
