// Absences: who of one's own people is away, with the kind, which only their leaders may know.
import { Alert, NativeSelect, Table, Text, Title } from '@mantine/core';
import { timestampFromMs } from '@bufbuild/protobuf/wkt';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClients } from '../api/clients';
import { useNames } from '../api/use-names';
import { useRefusal } from '../api/use-refusal';
import { useSession } from '../api/use-session';
import type { Absence } from '../gen/vagtbro/sickness/v1/sickness_service_pb';
import { language } from '../i18n';
import { useUnits } from '../roster/use-units';
import { addDays, day, isoDay, millis, startOfDay } from '../time/copenhagen';
import { serverNow } from '../time/server-clock';
import { AbsenceBars } from './absence-bars';
import { WideTable } from '../shell/wide-table';

// Two weeks back and two ahead.
const DAYS = 14;

export function Absences() {
  const { t } = useTranslation();
  const say = useRefusal();
  const { sickness } = useClients();
  const { tenant } = useSession();
  const units = useUnits();
  const [picked, setPicked] = useState('');
  const unitId = picked || (units[0]?.id ?? '');
  const [today] = useState(() => isoDay(serverNow()));
  const from = startOfDay(addDays(today, -DAYS));
  const to = startOfDay(addDays(today, DAYS));
  const absences = useQuery({
    queryKey: ['absences', tenant, unitId, today],
    enabled: unitId !== '',
    queryFn: () =>
      sickness.listAbsences({
        tenantId: tenant,
        unitId,
        interval: { startTime: timestampFromMs(from), endTime: timestampFromMs(to) },
      }),
  });
  const found = absences.data?.absences ?? [];
  return (
    <section aria-label={t('leader.absences')}>
      <Title order={2} size="h4" mb="xs">
        {t('leader.absences')}
      </Title>
      <NativeSelect
        label={t('leader.unit')}
        maw={320}
        mb="sm"
        value={unitId}
        onChange={(event) => setPicked(event.currentTarget.value)}
        data={units.map(({ id, name }) => ({ value: id, label: name }))}
      />
      {absences.isError && (
        <Alert color="red" role="alert">
          {say(absences.error)}
        </Alert>
      )}
      {absences.isPending && unitId && <Text role="status">{t('leader.loading')}</Text>}
      {absences.data && found.length === 0 && <Text role="status">{t('leader.nobodyAway')}</Text>}
      {found.length > 0 && (
        <>
          <AbsenceBars absences={found} from={from} to={to} now={serverNow()} />
          <AbsenceTable absences={found} />
        </>
      )}
    </section>
  );
}

function AbsenceTable({ absences }: { absences: Absence[] }) {
  const { t } = useTranslation();
  const name = useNames();
  const end = (absence: Absence) => {
    if (absence.fitFromTime) {
      return t('leader.fit', { when: day(millis(absence.fitFromTime), language()) });
    }
    const until = day(millis(absence.interval?.endTime), language());
    return absence.openEnded ? t('leader.openEnded', { when: until }) : until;
  };
  return (
    <WideTable
      label={t('leader.absenceTable')}
      columns={['name', 'kind', 'from', 'until', 'receipt'].map((column) =>
        t(`leader.${column}` as never),
      )}
    >
      {absences.map((absence) => (
        <Table.Tr key={absence.absenceId}>
          <Table.Th scope="row" fw={400}>
            {name(absence.employmentId)}
          </Table.Th>
          <Table.Td>{t(`leader.kinds.${absence.kind}` as never)}</Table.Td>
          <Table.Td>{day(millis(absence.interval?.startTime), language())}</Table.Td>
          <Table.Td>{end(absence)}</Table.Td>
          <Table.Td className="tabular">{absence.receiptNo}</Table.Td>
        </Table.Tr>
      ))}
    </WideTable>
  );
}
