// Unit heat: the worst service level of each unit on each of 14 days; letter and number in every
// cell, so that colour is not the only sign.
import { Alert, Text } from '@mantine/core';
import { timestampFromMs } from '@bufbuild/protobuf/wkt';
import { useQueries } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClients } from '../api/clients';
import { useRefusal } from '../api/use-refusal';
import { useSession } from '../api/use-session';
import { ServiceLevel } from '../gen/vagtbro/roster/v1/roster_events_pb';
import { language } from '../i18n';
import { addDays, day as dayWords, startOfDay } from '../time/copenhagen';
import { dayCells } from './heat-cells';
import type { Unit } from './use-units';

export const DAYS = 14;
const AT_ONCE = 6;

export function UnitHeat({ units, first }: { units: Unit[]; first: string }) {
  const { t } = useTranslation();
  const { roster } = useClients();
  const { tenant } = useSession();
  const say = useRefusal();
  const interval = {
    startTime: timestampFromMs(startOfDay(first)),
    endTime: timestampFromMs(startOfDay(addDays(first, DAYS))),
  };
  // A few at a time: the gateway bears with a browser only so far.
  const [asked, setAsked] = useState(AT_ONCE);
  const levels = useQueries({
    queries: units.map((unit, index) => ({
      enabled: index < asked,
      queryKey: ['levels', tenant, unit.id, first, DAYS],
      queryFn: () => roster.getServiceLevel({ tenantId: tenant, unitId: unit.id, interval }),
    })),
  });
  const answered = levels.filter((one) => one.data || one.error).length;
  useEffect(() => setAsked((now) => Math.max(now, answered + AT_ONCE)), [answered]);
  const failed = levels.find((one) => one.error)?.error;
  const days = Array.from({ length: DAYS }, (_, index) => addDays(first, index));
  const short = (level: ServiceLevel) =>
    level === ServiceLevel.BELOW_C ? '!' : (t(`level.${level}` as never) as string);
  return (
    <>
      {failed && (
        <Alert color="red" role="alert">
          {t('roster.failed', { message: say(failed) })}
        </Alert>
      )}
      {levels.some((one) => one.isLoading) && <Text role="status">{t('roster.loading')}</Text>}
      <Text size="sm">{t('roster.legendDays')}</Text>
      <div className="sideways" tabIndex={0} role="region" aria-label={t('roster.levelDays')}>
        <table className="heat heat-days">
          <caption className="heard">{t('roster.levelDays')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('roster.unit')}</th>
              {days.map((day) => (
                <th scope="col" key={day}>
                  {dayWords(startOfDay(day), language())}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {units.map((unit, index) => (
              <tr key={unit.id}>
                <th scope="row">{unit.name}</th>
                {dayCells(levels[index]?.data?.stretches ?? [], first, DAYS).map((cell) => (
                  <td
                    key={cell.start}
                    data-level={cell.level}
                    title={t('roster.levelDay', {
                      unit: unit.name,
                      day: dayWords(cell.start, language()),
                      level: t(`levelLong.${cell.level}` as never) as string,
                      heads: cell.heads,
                    })}
                  >
                    {short(cell.level)} {cell.level > 0 && cell.heads}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
