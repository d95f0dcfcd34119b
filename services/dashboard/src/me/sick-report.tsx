// Sick report: the same questions as on the telephone, and no other: what kind, how long, sure?
import { Alert, Button, Card, Group, NativeSelect, Text, Title } from '@mantine/core';
import { timestampFromMs } from '@bufbuild/protobuf/wkt';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newRequestId, useClients } from '../api/clients';
import { useSession } from '../api/use-session';
import { AbsenceKind, ReportChannel } from '../gen/vagtbro/sickness/v1/sickness_facts_pb';
import { addDays, isoDay, millis, startOfDay } from '../time/copenhagen';
import { serverNow } from '../time/server-clock';

const MOST_DAYS = 9;

// Fit again at the end of the last day away; counted from the day of the first shift missed.
export function endAfter(days: number, firstShift: number): number {
  return startOfDay(addDays(isoDay(firstShift), days));
}

export function SickReport() {
  const { t } = useTranslation();
  const { tenant, employmentId } = useSession();
  const { sickness, roster } = useClients();
  const queries = useQueryClient();
  const [kind, setKind] = useState(AbsenceKind.OWN_ILLNESS);
  const [days, setDays] = useState(0);
  // Fixed as the question "are you sure" is shown: pressing twice, or a retry, reports once.
  const [requestId, setRequestId] = useState('');
  const next = useQuery({
    queryKey: ['next-shifts', tenant, employmentId, 'first'],
    queryFn: () => roster.nextShifts({ tenantId: tenant, employmentId, limit: 1 }),
  });
  const begins = millis(next.data?.shifts[0]?.interval?.startTime) || serverNow();
  const report = useMutation({
    retry: 2,
    mutationFn: () =>
      sickness.reportSick({
        tenantId: tenant,
        requestId,
        employmentId,
        kind,
        channel: ReportChannel.APP,
        startTime: timestampFromMs(begins),
        ...(days > 0 ? { endTime: timestampFromMs(endAfter(days, begins)) } : {}),
      }),
    onSettled: () => {
      setRequestId('');
      void queries.invalidateQueries({ queryKey: ['next-shifts'] });
    },
  });
  const recover = useMutation({
    retry: 2,
    mutationFn: (id: string) =>
      sickness.reportRecovery({ tenantId: tenant, requestId: id, employmentId }),
    onSettled: () => void queries.invalidateQueries({ queryKey: ['next-shifts'] }),
  });
  const failed = report.error ?? recover.error;
  const receipt = report.data?.absence?.receiptNo ?? '';
  return (
    <Card withBorder component="section" aria-labelledby="sick">
      <Title order={2} size="h4" id="sick" mb="xs">
        {t('me.sick')}
      </Title>
      <div role="status">
        {report.data && (
          <Alert color="bridge" mb="sm">
            {t(report.data.alreadyReported ? 'me.already' : 'me.reported', { receipt })}
          </Alert>
        )}
        {recover.data && (
          <Alert color="bridge" mb="sm">
            {t('me.recovered')}
          </Alert>
        )}
        {failed && (
          <Alert color="red" mb="sm">
            {t('me.refused', { message: failed.message })}
          </Alert>
        )}
      </div>
      <Group align="flex-end">
        <NativeSelect
          label={t('me.kind')}
          value={kind}
          onChange={(event) => setKind(Number(event.currentTarget.value))}
          data={[1, 2, 3, 4, 5, 6].map((value) => ({
            value: String(value),
            label: t(`me.kinds.${value}` as never) as string,
          }))}
        />
        <NativeSelect
          label={t('me.days')}
          value={days}
          onChange={(event) => setDays(Number(event.currentTarget.value))}
          data={[
            { value: '0', label: t('me.unknown') },
            ...Array.from({ length: MOST_DAYS }, (_, i) => ({
              value: String(i + 1),
              label: String(i + 1),
            })),
          ]}
        />
      </Group>
      <Group mt="sm">
        {requestId ? (
          <>
            <Text size="sm" role="alert">
              {t('me.confirm')}
            </Text>
            <Button color="red.8" loading={report.isPending} onClick={() => report.mutate()}>
              {t('me.report')}
            </Button>
            <Button variant="default" onClick={() => setRequestId('')}>
              {t('me.back')}
            </Button>
          </>
        ) : (
          <>
            <Button
              variant="outline"
              disabled={next.isPending}
              onClick={() => setRequestId(newRequestId())}
            >
              {t('me.report')}
            </Button>
            <Button
              variant="default"
              loading={recover.isPending}
              onClick={() => recover.mutate(newRequestId())}
            >
              {t('me.recover')}
            </Button>
          </>
        )}
      </Group>
    </Card>
  );
}
