// Level view: a unit's week, hour by hour.
import { Alert, Text, Title } from '@mantine/core';
import { timestampFromMs } from '@bufbuild/protobuf/wkt';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useClients } from '../api/clients';
import { useRefusal } from '../api/use-refusal';
import { useSession } from '../api/use-session';
import { addDays, startOfDay } from '../time/copenhagen';
import { heatRows } from './heat-cells';
import { HeatMap } from './heat-map';
import type { Unit } from './use-units';

const WEEK = 7;

export function LevelView({ unit, monday }: { unit: Unit; monday: string }) {
  const { t } = useTranslation();
  const { roster } = useClients();
  const { tenant } = useSession();
  const say = useRefusal();
  const interval = {
    startTime: timestampFromMs(startOfDay(monday)),
    endTime: timestampFromMs(startOfDay(addDays(monday, WEEK))),
  };
  const levels = useQuery({
    queryKey: ['levels', tenant, unit.id, monday],
    queryFn: () => roster.getServiceLevel({ tenantId: tenant, unitId: unit.id, interval }),
  });
  const caption = `${t('roster.levels')}, ${unit.name}`;
  return (
    <>
      <Title order={2} size="h4">
        {caption}
      </Title>
      {levels.error && (
        <Alert color="red" role="alert">
          {t('roster.failed', { message: say(levels.error) })}
        </Alert>
      )}
      {levels.isLoading && <Text role="status">{t('roster.loading')}</Text>}
      {levels.data && (
        <>
          <Text size="sm">{t('roster.legendHours')}</Text>
          <HeatMap rows={heatRows(levels.data.stretches, monday, WEEK)} caption={caption} />
        </>
      )}
    </>
  );
}
