// Reports page: how the searches went, week by week, for a unit or for all.
import { Alert, Button, Group, NativeSelect, Stack, Table, Text, Title } from '@mantine/core';
import { timestampFromMs } from '@bufbuild/protobuf/wkt';
import { useQueries } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClients } from '../api/clients';
import { useSession } from '../api/use-session';
import { language } from '../i18n';
import { mondayOf } from '../roster/heat-cells';
import { useUnits } from '../roster/use-units';
import { addDays, isoDay, startOfDay } from '../time/copenhagen';
import { serverNow } from '../time/server-clock';
import { useClock } from '../time/use-clock';
import { Bars } from './bars';
import { csv, weekOf, type Week } from './figures';

const WEEKS = 8;

function download(name: string, text: string) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}

export function ReportsPage() {
  return useClock() ? <Weeks /> : null;
}

function Weeks() {
  const { t } = useTranslation();
  const { tenant, units: own } = useSession();
  const everywhere = own.includes('*');
  const { pool } = useClients();
  const units = useUnits();
  const [unitId, setUnitId] = useState(everywhere ? '' : (own[0] ?? ''));
  const [last] = useState(() => mondayOf(isoDay(serverNow())));
  const mondays = Array.from({ length: WEEKS }, (_, i) => addDays(last, -7 * (WEEKS - 1 - i)));
  const answers = useQueries({
    queries: mondays.map((monday) => ({
      queryKey: ['report', tenant, unitId, monday],
      queryFn: () =>
        pool.comparePolicies({
          tenantId: tenant,
          unitId,
          interval: {
            startTime: timestampFromMs(startOfDay(monday)),
            endTime: timestampFromMs(startOfDay(addDays(monday, 7))),
          },
        }),
    })),
  });
  const failed = answers.find((answer) => answer.error)?.error;
  const weeks = mondays.map((monday, i) => weekOf(monday, answers[i]?.data?.results ?? []));
  const columns: Array<[string, (week: Week) => number | undefined]> = [
    [t('reports.gaps'), (week) => week.gaps],
    [t('reports.fill'), (week) => week.covered],
    [t('reports.median'), (week) => week.median],
    [t('reports.p95'), (week) => week.p95],
    [t('reports.contacts'), (week) => week.contacts],
    [t('reports.told'), (week) => week.escalated],
    [t('reports.familiar'), (week) => week.familiar],
    [t('reports.cost'), (week) => week.kroner],
  ];
  const number = new Intl.NumberFormat(language() === 'da' ? 'da-DK' : 'en-GB', {
    maximumFractionDigits: 1,
  });
  const shown = (value: number | undefined) => (value === undefined ? '–' : number.format(value));
  const short = (monday: string) => `${Number(monday.slice(8))}/${Number(monday.slice(5, 7))}`;
  return (
    <Stack>
      <Title order={1}>{t('reports.title')}</Title>
      <Group align="flex-end">
        <NativeSelect
          label={t('reports.unit')}
          value={unitId}
          onChange={(event) => setUnitId(event.currentTarget.value)}
          data={[
            ...(everywhere ? [{ value: '', label: t('reports.all') }] : []),
            ...units.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
        <Button
          variant="default"
          onClick={() =>
            download(
              `vagtbro-${last}.csv`,
              csv(
                [t('reports.week'), ...columns.map(([name]) => name)],
                weeks.filter((week) => week !== undefined),
              ),
            )
          }
        >
          {t('reports.csv')}
        </Button>
      </Group>
      {failed && (
        <Alert color="red" role="alert">
          {t('reports.failed', { message: failed.message })}
        </Alert>
      )}
      {answers.some((answer) => answer.isPending) && (
        <Text role="status">{t('reports.loading')}</Text>
      )}
      {!failed && (
        <>
          <Title order={2} size="h4">
            {t('reports.weeks')}
          </Title>
          <Bars
            label={t('reports.chart')}
            values={mondays.map((monday, i) => ({ name: short(monday), value: weeks[i]?.covered }))}
          />
          <Table.ScrollContainer
            minWidth={640}
            type="native"
            tabIndex={0}
            role="region"
            aria-label={t('reports.weeks')}
          >
            <Table striped>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{t('reports.week')}</Table.Th>
                  {columns.map(([name]) => (
                    <Table.Th key={name}>{name}</Table.Th>
                  ))}
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {mondays.map((monday, i) => {
                  const week = weeks[i];
                  return (
                    <Table.Tr key={monday}>
                      <Table.Td className="tabular">{short(monday)}</Table.Td>
                      {week ? (
                        columns.map(([name, value]) => (
                          <Table.Td key={name} className="tabular">
                            {shown(value(week))}
                          </Table.Td>
                        ))
                      ) : (
                        <Table.Td colSpan={columns.length}>{t('reports.few')}</Table.Td>
                      )}
                    </Table.Tr>
                  );
                })}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
        </>
      )}
    </Stack>
  );
}
