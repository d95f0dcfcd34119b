// Reports page: how covering went, and what the time was worth, for a unit or for all.
import {
  Alert,
  Button,
  Group,
  NativeSelect,
  SegmentedControl,
  Stack,
  Text,
  Title,
} from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRefusal } from '../api/use-refusal';
import { useSession } from '../api/use-session';
import { useUnits } from '../roster/use-units';
import { isoDay } from '../time/copenhagen';
import { serverNow } from '../time/server-clock';
import { useClock } from '../time/use-clock';
import { Bars } from './bars';
import { coverSheet, dayOf, fillRate, waySheet } from './cover-figures';
import { FigureTable } from './figure-table';
import { download, workbook } from './sheet';
import { Stacks } from './stacks';
import { useReports } from './use-reports';
import { absence, levelSheet, levelShares, workSheet } from './work-figures';

export function ReportsPage() {
  return useClock() ? <Figures /> : null;
}

const short = (day: string) => `${Number(day.slice(8))}/${Number(day.slice(5, 7))}`;

function Figures() {
  const { t } = useTranslation();
  const say = useRefusal();
  const { units: own, roles } = useSession();
  const everywhere =
    own.includes('*') || roles.some((role) => role === 'auditor' || role === 'administrator');
  const units = useUnits();
  const [unitId, setUnitId] = useState('');
  const [period, setPeriod] = useState('weeks');
  const [now] = useState(serverNow);
  const chosen = unitId ? [unitId] : everywhere ? [] : own;
  const { cover, work } = useReports({ unitIds: chosen, months: period === 'months' }, now);
  const periods = cover.data?.periods ?? [];
  const weeks = work.data?.weeks ?? [];
  const sheets = [
    coverSheet(periods, t),
    waySheet(cover.data?.total, t),
    workSheet(weeks, t),
    levelSheet(weeks, t),
  ] as const;
  const [covers, ways, works, levels] = sheets;
  const file = `vagtbro-${isoDay(now)}`;
  const failed = cover.error ?? work.error;
  const pending = cover.isPending || work.isPending;
  return (
    <Stack gap="lg">
      <Title order={1}>{t('reports.title')}</Title>
      <Group align="flex-end">
        <NativeSelect
          label={t('reports.unit')}
          value={unitId}
          onChange={(event) => setUnitId(event.currentTarget.value)}
          data={[
            { value: '', label: everywhere ? t('reports.all') : t('reports.own') },
            ...units.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
        <SegmentedControl
          aria-label={t('reports.period')}
          value={period}
          onChange={setPeriod}
          data={[
            { value: 'weeks', label: t('reports.weeks') },
            { value: 'months', label: t('reports.months') },
          ]}
        />
        <Button
          variant="default"
          disabled={pending}
          onClick={() => void workbook([...sheets]).then((book) => download(`${file}.xlsx`, book))}
        >
          {t('reports.xlsx')}
        </Button>
      </Group>
      {failed && (
        <Alert color="red" role="alert">
          {say(failed)}
        </Alert>
      )}
      {pending && <Text role="status">{t('reports.loading')}</Text>}
      {cover.data && (
        <>
          <FigureTable sheet={covers} file={`${file}-1`} note={t('reports.coverNote')}>
            <Bars
              label={t('reports.chart')}
              values={periods.map((one) => ({ name: short(dayOf(one)), value: fillRate(one) }))}
            />
          </FigureTable>
          <FigureTable sheet={ways} file={`${file}-2`} note={t('reports.wayNote')}>
            {ways.rows.length === 0 && <Text>{t('reports.few')}</Text>}
          </FigureTable>
        </>
      )}
      {work.data && (
        <>
          <FigureTable sheet={works} file={`${file}-3`} note={t('reports.workNote')}>
            <Bars
              label={t('reports.absenceChart')}
              most={20}
              values={weeks.map((week) => ({ name: short(dayOf(week)), value: absence(week) }))}
            />
          </FigureTable>
          <FigureTable sheet={levels} file={`${file}-4`} note={t('reports.levelNote')}>
            <Stacks
              label={t('reports.levelChart')}
              parts={['A', 'B', 'C', t('level.4')]}
              columns={weeks.map((week) => ({
                name: short(dayOf(week)),
                shares: levelShares(week),
              }))}
            />
          </FigureTable>
        </>
      )}
    </Stack>
  );
}
