// Balance: planned against contracted time, week by week, as bars with their numbers.
import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { WeekBalance } from '../gen/vagtbro/roster/v1/plan_service_pb';
import { language } from '../i18n';
import { day, millis } from '../time/copenhagen';

// "37,5".
export function hours(minutes: number): string {
  const number = new Intl.NumberFormat(language() === 'da' ? 'da-DK' : 'en-GB', {
    maximumFractionDigits: 1,
  });
  return number.format(minutes / 60);
}

export function Balance({ weeks }: { weeks: WeekBalance[] }) {
  const { t } = useTranslation();
  const top = Math.max(60, ...weeks.flatMap((w) => [w.plannedMinutes, w.contractedMinutes]));
  if (weeks.length === 0) return <Text>{t('person.noBalance')}</Text>;
  return (
    <ul className="balance">
      {weeks.map((week) => {
        const from = millis(week.interval?.startTime);
        const over = week.plannedMinutes - week.contractedMinutes;
        const share = (minutes: number) => `${(100 * minutes) / top}%`;
        return (
          <li key={from}>
            <span className="balance-week">{day(from, language())}</span>
            <svg className="balance-bar" aria-hidden="true" width="100%" height="14">
              <rect width={share(week.plannedMinutes)} height="14" rx="3" />
              {week.contractedMinutes > 0 && (
                <line
                  x1={share(week.contractedMinutes)}
                  x2={share(week.contractedMinutes)}
                  y1="0"
                  y2="14"
                />
              )}
            </svg>
            <span>
              {week.contractedMinutes > 0
                ? t('person.ofHours', {
                    planned: hours(week.plannedMinutes),
                    contracted: hours(week.contractedMinutes),
                  })
                : t('person.hours', { planned: hours(week.plannedMinutes) })}
              {week.contractedMinutes > 0 &&
                over > 0 &&
                ` · ${t('person.over', { hours: hours(over) })}`}
              {week.nights > 0 && ` · ${t('person.nights', { count: week.nights })}`}
              {week.coverMinutes > 0 &&
                ` · ${t('person.extra', { hours: hours(week.coverMinutes) })}`}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
