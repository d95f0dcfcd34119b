// Sick report: the same questions as on the telephone, and no other: what kind, how long, sure?
import { Group, NativeSelect, Text } from '@mantine/core';
import { timestampFromMs } from '@bufbuild/protobuf/wkt';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClients } from '../api/clients';
import { useSession } from '../api/use-session';
import { AbsenceKind, ReportChannel } from '../gen/vagtbro/sickness/v1/sickness_facts_pb';
import { language } from '../i18n';
import { addDays, isoDay, millis, span, startOfDay } from '../time/copenhagen';
import { serverNow } from '../time/server-clock';
import { Confirm } from './confirm';
import { Receipt } from './receipt';
import { Said } from './said';
import { Section } from './section';
import { useSickAct } from './use-absences';
import { useColleagues } from './use-colleagues';

const MOST_DAYS = 9;
const KINDS = [1, 2, 3, 4, 5, 6];

// Fit again at the end of the last day away; counted from the day of the first shift missed.
export function endAfter(days: number, firstShift: number): number {
  return startOfDay(addDays(isoDay(firstShift), days));
}

export function SickReport({ reported }: { reported?: () => void }) {
  const { t } = useTranslation();
  const { tenant, employmentId } = useSession();
  const { sickness, roster } = useClients();
  const [kind, setKind] = useState(AbsenceKind.OWN_ILLNESS);
  const [days, setDays] = useState(0);
  const next = useQuery({
    queryKey: ['next-shifts', tenant, employmentId, 'first'],
    queryFn: () => roster.nextShifts({ tenantId: tenant, employmentId, limit: 1 }),
  });
  const first = next.data?.shifts[0];
  const begins = millis(first?.interval?.startTime) || serverNow();
  const report = useSickAct(async (requestId: string) => {
    const said = await sickness.reportSick({
      tenantId: tenant,
      requestId,
      employmentId,
      kind,
      channel: ReportChannel.APP,
      startTime: timestampFromMs(begins),
      ...(days > 0 ? { endTime: timestampFromMs(endAfter(days, begins)) } : {}),
    });
    reported?.();
    return said;
  });
  return (
    <Section title={t('me.report')}>
      <Said
        done={report.data && t(report.data.alreadyReported ? 'me.already' : 'me.reported')}
        error={report.error}
      />
      {report.data ? (
        <>
          <Receipt number={report.data.absence?.receiptNo ?? ''} />
          <WhoSeesIt />
        </>
      ) : (
        <>
          <Text mb="sm">
            {first
              ? t('me.firstShift', { shift: span(first.interval, language()) })
              : t('me.noShift')}
          </Text>
          <Group align="flex-end">
            <NativeSelect
              label={t('me.what')}
              size="md"
              value={kind}
              onChange={(event) => setKind(Number(event.currentTarget.value))}
              data={KINDS.map((value) => ({
                value: String(value),
                label: t(`me.kinds.${value}` as never) as string,
              }))}
            />
            <NativeSelect
              label={t('me.days')}
              size="md"
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
            <Confirm
              ask={t('me.report')}
              yes={t('me.reportSure')}
              question={t('me.confirm')}
              color="red.9"
              pending={report.isPending}
              disabled={next.isPending}
              act={report.mutate}
            />
          </Group>
        </>
      )}
    </Section>
  );
}

// Who sees the report. Nobody is promised to ring: only a report by telephone makes a task of it.
function WhoSeesIt() {
  const { t } = useTranslation();
  const { tenant, employmentId } = useSession();
  const { sickness } = useClients();
  const nameOf = useColleagues();
  const said = useQuery({
    queryKey: ['leader-contact', tenant, employmentId],
    queryFn: () => sickness.getLeaderContact({ tenantId: tenant, employmentId }),
  });
  const name = nameOf(said.data?.leaderEmploymentId ?? '', '');
  return <Text mb="sm">{name ? t('me.leaderSees', { name }) : t('me.leaderSeesIt')}</Text>;
}
