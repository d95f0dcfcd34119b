// Tasks: whom the leader is to ring, by when; overdue ones first and in words.
import { Alert, Anchor, Badge, Button, Card, Group, Stack, Text, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { newRequestId, useClients } from '../api/clients';
import { useNames } from '../api/use-names';
import { useRefusal } from '../api/use-refusal';
import { useSession } from '../api/use-session';
import type { CallBack } from '../gen/vagtbro/ivr/v1/ivr_service_pb';
import { language } from '../i18n';
import { clock, day, millis } from '../time/copenhagen';
import { serverNow } from '../time/server-clock';

const AGAIN = 60_000;

// What is to be done first comes first; what has no time, last.
export function byDue(tasks: CallBack[]): CallBack[] {
  const due = (task: CallBack) => millis(task.dueTime) || Infinity;
  return [...tasks].sort((a, b) => due(a) - due(b));
}

export function Tasks() {
  const { t } = useTranslation();
  const say = useRefusal();
  const { ivr } = useClients();
  const { tenant, employmentId } = useSession();
  const queries = useQueryClient();
  const key = ['call-backs', tenant, employmentId];
  const tasks = useQuery({
    queryKey: key,
    refetchInterval: AGAIN,
    queryFn: () => ivr.listCallBacks({ tenantId: tenant, leaderEmploymentId: employmentId }),
  });
  const done = useMutation({
    mutationFn: (taskId: string) =>
      ivr.finishCallBack({
        tenantId: tenant,
        requestId: newRequestId(),
        taskId,
        leaderEmploymentId: employmentId,
      }),
    onSettled: () => queries.invalidateQueries({ queryKey: key }),
  });
  return (
    <section aria-label={t('leader.tasks')}>
      <Title order={2} size="h4" mb="xs">
        {t('leader.tasks')}
      </Title>
      {tasks.isPending && <Text role="status">{t('leader.loading')}</Text>}
      {(tasks.error ?? done.error) && (
        <Alert color="red" role="alert">
          {say(tasks.error ?? done.error)}
        </Alert>
      )}
      {tasks.data?.callBacks.length === 0 && <Text role="status">{t('leader.noTasks')}</Text>}
      <Stack gap="sm">
        {byDue(tasks.data?.callBacks ?? []).map((task) => (
          <Task key={task.taskId} task={task} done={() => done.mutate(task.taskId)} />
        ))}
      </Stack>
    </section>
  );
}

function Task({ task, done }: { task: CallBack; done: () => void }) {
  const { t } = useTranslation();
  const name = useNames();
  const due = millis(task.dueTime);
  const late = due > 0 && due < serverNow();
  const who = task.employmentId ? name(task.employmentId) : t('leader.stranger');
  const when = (at: number) => `${day(at, language())} ${clock(at)}`;
  return (
    <Card withBorder component="article" aria-label={t('leader.ring', { who })}>
      <Group justify="space-between">
        <div>
          <Group gap="xs">
            <Text fw={600}>{t('leader.ring', { who })}</Text>
            {late && <Badge color="red.9">{t('leader.late')}</Badge>}
          </Group>
          <Text size="sm">
            {t('leader.since', { when: when(millis(task.wantTime)) })}
            {due > 0 && ` · ${t('leader.due', { when: when(due) })}`}
          </Text>
          {task.receiptNo && (
            <Text size="sm">{t('leader.receiptIs', { receipt: task.receiptNo })}</Text>
          )}
          {task.number && (
            <Anchor className="tabular" href={`tel:${task.number}`}>
              {task.number}
            </Anchor>
          )}
        </div>
        <Button variant="default" onClick={done} disabled={task.reportWaits}>
          {t('leader.done')}
        </Button>
      </Group>
    </Card>
  );
}
