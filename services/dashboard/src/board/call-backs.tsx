// Call-backs: whom the telephone could not help; the desk rings them, the longest waiting first.
import { Alert, Anchor, Button, Group, Stack, Text, Title } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useClients } from '../api/clients';
import { may } from '../api/session';
import { useNames } from '../api/use-names';
import { useRefusal } from '../api/use-refusal';
import { useSession } from '../api/use-session';
import type { CallBack } from '../gen/vagtbro/ivr/v1/ivr_service_pb';
import { millis } from '../time/copenhagen';
import { Countdown } from './countdown';
import { useAct } from './use-act';

const EVERY = 20_000;

// Those of the desk; undefined: not known, or not this person's to know.
export function useCallBacks(): CallBack[] | undefined {
  const { ivr } = useClients();
  const session = useSession();
  const tenantId = session.tenant;
  const list = useQuery({
    queryKey: ['call-backs', tenantId],
    enabled: may(session, 'planner', 'coordinator'),
    refetchInterval: EVERY,
    queryFn: () => ivr.listCallBacks({ tenantId }),
  });
  return list.data?.callBacks.filter((one) => one.leaderEmploymentId === '');
}

function Line({ one }: { one: CallBack }) {
  const { t } = useTranslation();
  const say = useRefusal();
  const nameOf = useNames();
  const queries = useQueryClient();
  const { ivr } = useClients();
  const { tenant: tenantId } = useSession();
  const finish = useAct({
    send: (_: void, requestId) => ivr.finishCallBack({ tenantId, requestId, taskId: one.taskId }),
    onDone: () => void queries.invalidateQueries({ queryKey: ['call-backs'] }),
  });
  const keyed = one.employmentNo
    ? t('callBack.unknownCaller', { no: one.employmentNo })
    : t('callBack.unknown');
  const who = one.employmentId ? nameOf(one.employmentId) : keyed;
  return (
    <li className="call-back">
      <Group gap="sm" justify="space-between">
        <div>
          <Text fw={600}>
            {who}{' '}
            {one.number ? (
              <Anchor href={`tel:${one.number}`} underline="always">
                {one.number}
              </Anchor>
            ) : (
              <Text span size="sm" c="dimmed">
                {t('callBack.noNumber')}
              </Text>
            )}
          </Text>
          <Text size="sm">{t(`callBack.causes.${one.cause}` as never)}</Text>
          {one.reportWaits && <Text size="sm">{t('callBack.waits')}</Text>}
          <Text size="sm">
            {t('callBack.waited')} <Countdown at={millis(one.wantTime)} />
            {one.dueTime && (
              <>
                {' · '}
                {t('callBack.due')}{' '}
                <Countdown at={millis(one.dueTime)} over={t('callBack.overdue')} />
              </>
            )}
          </Text>
        </div>
        <Button
          size="compact-md"
          loading={finish.isPending}
          aria-label={`${t('callBack.done')}: ${who}`}
          onClick={() => finish.mutate()}
        >
          {t('callBack.done')}
        </Button>
      </Group>
      {finish.error && (
        <Alert color="red" role="alert" mt="xs">
          {t('act.failed', { why: say(finish.error) })}
        </Alert>
      )}
    </li>
  );
}

export function CallBacks({ callBacks }: { callBacks: CallBack[] | undefined }) {
  const { t } = useTranslation();
  if (!callBacks || callBacks.length === 0) return null;
  return (
    <section aria-labelledby="call-backs">
      <Title order={2} size="h5" id="call-backs" mb={4}>
        {t('callBack.title')} ({callBacks.length})
      </Title>
      <Stack component="ul" gap="xs" p={0} m={0} className="plain">
        {callBacks.map((one) => (
          <Line key={one.taskId} one={one} />
        ))}
      </Stack>
    </section>
  );
}
