// News: who of the own units has reported absence in the last 24 hours, so that the leader can ring.
// Never the kind: that stands under Absence.
import { Alert, Table, Text, Title } from '@mantine/core';
import { timestampFromMs } from '@bufbuild/protobuf/wkt';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useClients } from '../api/clients';
import { useNames } from '../api/use-names';
import { useRefusal } from '../api/use-refusal';
import { useSession } from '../api/use-session';
import type { Absence } from '../gen/vagtbro/sickness/v1/sickness_service_pb';
import { language } from '../i18n';
import { useUnits } from '../roster/use-units';
import { WideTable } from '../shell/wide-table';
import { clock, day, millis } from '../time/copenhagen';
import { serverNow } from '../time/server-clock';

const AGAIN = 60_000;
const DAY = 86_400_000;
// How far ahead an absence may begin and be found here all the same.
const AHEAD = 15 * DAY;

// The latest first; each once, although somebody may be of two units.
export function newOnes(absences: Absence[], now: number): Absence[] {
  const each = new Map(absences.map((one) => [one.absenceId, one]));
  return [...each.values()]
    .filter((one) => millis(one.reportTime) > now - DAY)
    .sort((a, b) => millis(b.reportTime) - millis(a.reportTime));
}

function useNews() {
  const { sickness } = useClients();
  const { tenant, units } = useSession();
  const own = useUnits().map(({ id }) => id);
  // Nobody rings the people of all units.
  const unitIds = units.includes('*') ? [] : own;
  return useQuery({
    queryKey: ['absences', tenant, 'news', unitIds],
    refetchInterval: AGAIN,
    enabled: unitIds.length > 0,
    queryFn: async () => {
      const now = serverNow();
      const interval = {
        startTime: timestampFromMs(now - 2 * DAY),
        endTime: timestampFromMs(now + AHEAD),
      };
      const said = await Promise.all(
        unitIds.map((unitId) => sickness.listAbsences({ tenantId: tenant, unitId, interval })),
      );
      return newOnes(
        said.flatMap((one) => one.absences),
        now,
      );
    },
  });
}

export function News() {
  const { t } = useTranslation();
  const say = useRefusal();
  const name = useNames();
  const news = useNews();
  const written = (at: number) => `${day(at, language())} ${clock(at)}`;
  const until = ({ interval, openEnded, fitFromTime }: Absence) => {
    if (fitFromTime) return t('leader.fit', { when: day(millis(fitFromTime), language()) });
    const when = day(millis(interval?.endTime), language());
    return openEnded ? t('leader.openEnded', { when }) : when;
  };
  return (
    <section aria-label={t('leader.news')}>
      <Title order={2} size="h4" mb="xs">
        {t('leader.news')}
      </Title>
      <Text size="sm" mb="xs">
        {t('leader.newsHelp')}
      </Text>
      {news.isLoading && <Text role="status">{t('leader.loading')}</Text>}
      {news.isError && (
        <Alert color="red" role="alert">
          {say(news.error)}
        </Alert>
      )}
      {news.data?.length === 0 && <Text>{t('leader.noNews')}</Text>}
      {news.data && news.data.length > 0 && (
        <WideTable
          label={t('leader.news')}
          columns={['reported', 'name', 'from', 'until', 'receipt'].map((column) =>
            t(`leader.${column}` as never),
          )}
        >
          {news.data.map((one) => (
            <Table.Tr key={one.absenceId}>
              <Table.Td className="tabular">{written(millis(one.reportTime))}</Table.Td>
              <Table.Th scope="row" fw={400}>
                {name(one.employmentId)}
              </Table.Th>
              <Table.Td>{day(millis(one.interval?.startTime), language())}</Table.Td>
              <Table.Td>{until(one)}</Table.Td>
              <Table.Td className="tabular">{one.receiptNo}</Table.Td>
            </Table.Tr>
          ))}
        </WideTable>
      )}
    </section>
  );
}
