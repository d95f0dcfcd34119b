// Roster page: a unit's week: how it stands hour by hour, and who works when.
import {
  Alert,
  Badge,
  Button,
  Group,
  NativeSelect,
  Stack,
  Table,
  Text,
  Title,
} from '@mantine/core';
import { timestampFromMs } from '@bufbuild/protobuf/wkt';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClients } from '../api/clients';
import { useNames } from '../api/use-names';
import { useSession } from '../api/use-session';
import { ShiftState } from '../gen/vagtbro/roster/v1/roster_facts_pb';
import { language } from '../i18n';
import { addDays, day as dayWords, span, startOfDay } from '../time/copenhagen';
import { serverNow } from '../time/server-clock';
import { useClock } from '../time/use-clock';
import { HeatMap } from './heat-map';
import { heatRows, mondayOf, today } from './heat-cells';
import { useUnits } from './use-units';

const WEEK = 7;

export function RosterPage() {
  return useClock() ? <Week /> : null;
}

function Week() {
  const { t } = useTranslation();
  const { tenant } = useSession();
  const { roster } = useClients();
  const nameOf = useNames();
  const units = useUnits();
  const [chosen, setChosen] = useState('');
  const [monday, setMonday] = useState(() => mondayOf(today(serverNow())));
  const unitId = chosen || (units[0]?.id ?? '');
  const interval = {
    startTime: timestampFromMs(startOfDay(monday)),
    endTime: timestampFromMs(startOfDay(addDays(monday, WEEK))),
  };
  const key = [tenant, unitId, monday];
  const shifts = useQuery({
    queryKey: ['roster', ...key],
    enabled: unitId !== '',
    queryFn: () => roster.getRoster({ tenantId: tenant, unitId, interval }),
  });
  const levels = useQuery({
    queryKey: ['levels', ...key],
    enabled: unitId !== '',
    queryFn: () => roster.getServiceLevel({ tenantId: tenant, unitId, interval }),
  });
  const failed = shifts.error ?? levels.error;
  return (
    <Stack>
      <Title order={1}>{t('roster.title')}</Title>
      <Group align="flex-end">
        <NativeSelect
          label={t('roster.unit')}
          value={unitId}
          onChange={(event) => setChosen(event.currentTarget.value)}
          data={units.map((unit) => ({ value: unit.id, label: unit.name }))}
        />
        <Button variant="default" onClick={() => setMonday(addDays(monday, -WEEK))}>
          {t('roster.previous')}
        </Button>
        <Button variant="default" onClick={() => setMonday(mondayOf(today(serverNow())))}>
          {t('roster.today')}
        </Button>
        <Button variant="default" onClick={() => setMonday(addDays(monday, WEEK))}>
          {t('roster.next')}
        </Button>
        <Text fw={500} role="status">
          {t('roster.week', { day: dayWords(startOfDay(monday), language()) })}
        </Text>
      </Group>
      {failed && (
        <Alert color="red" role="alert">
          {t('roster.failed', { message: failed.message })}
        </Alert>
      )}
      {(shifts.isLoading || levels.isLoading) && <Text role="status">{t('roster.loading')}</Text>}
      {levels.data && (
        <>
          <Title order={2} size="h4">
            {t('roster.levels')}
          </Title>
          <HeatMap
            rows={heatRows(levels.data.stretches, monday, WEEK)}
            caption={t('roster.levels')}
          />
        </>
      )}
      {shifts.data?.shifts.length === 0 && <Text>{t('roster.none')}</Text>}
      {shifts.data && shifts.data.shifts.length > 0 && (
        <Table striped>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('roster.time')}</Table.Th>
              <Table.Th>{t('roster.holder')}</Table.Th>
              <Table.Th>{t('roster.state')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {shifts.data.shifts.map(({ shift, state }) => (
              <Table.Tr key={shift?.shiftId}>
                <Table.Td className="tabular">{span(shift?.interval, language())}</Table.Td>
                <Table.Td>
                  {shift?.employmentId ? nameOf(shift.employmentId) : t('roster.vacant')}
                </Table.Td>
                <Table.Td>
                  {state > ShiftState.PLANNED && (
                    <Badge
                      variant={state === ShiftState.OPEN ? 'filled' : 'light'}
                      color={state === ShiftState.OPEN ? 'red.8' : 'gray'}
                      c={state === ShiftState.OPEN ? undefined : 'var(--mantine-color-text)'}
                    >
                      {t(`roster.states.${state}` as never)}
                    </Badge>
                  )}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </Stack>
  );
}
