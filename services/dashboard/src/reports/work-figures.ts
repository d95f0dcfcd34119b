// Work figures: planned and lost time, time over contract and service levels, week by week.
import type { TFunction } from 'i18next';
import type { WorkWeek } from '../gen/vagtbro/roster/v1/plan_service_pb';
import { dayOf, few } from './cover-figures';
import type { Sheet } from './sheet';

const hours = (minutes: bigint) => Number(minutes) / 60;

// Per cent of the planned time that was lost to absence; undefined: not to be told, or nothing planned.
export function absence(week: WorkWeek): number | undefined {
  if (week.suppressed || week.plannedMinutes === 0n) return undefined;
  return (100 * Number(week.lostMinutes)) / Number(week.plannedMinutes);
}

// Per cent of the time at each level: A, B, C, below C.
export function levelShares(week: WorkWeek): number[] {
  const minutes = week.levelMinutes.map(Number);
  const all = minutes.reduce((sum, one) => sum + one, 0);
  return all === 0 ? [] : minutes.map((one) => (100 * one) / all);
}

export function workSheet(weeks: WorkWeek[], t: TFunction): Sheet {
  return {
    name: t('reports.work'),
    columns: ['from', 'people', 'planned', 'lost', 'absence', 'over'].map((key) =>
      t(`reports.${key}`),
    ),
    rows: weeks.map((week) => [
      dayOf(week),
      ...(week.suppressed
        ? few(5, t)
        : [
            week.people,
            hours(week.plannedMinutes),
            hours(week.lostMinutes),
            absence(week),
            hours(week.overContractMinutes),
          ]),
    ]),
  };
}

export function levelSheet(weeks: WorkWeek[], t: TFunction): Sheet {
  return {
    name: t('reports.levels'),
    columns: [t('reports.from'), ...[1, 2, 3, 4].map((level) => t(`levelLong.${level}`))],
    rows: weeks.map((week) => {
      if (week.suppressed) return [dayOf(week), ...few(4, t)];
      const shares = levelShares(week);
      return [dayOf(week), ...[0, 1, 2, 3].map((level) => shares[level])];
    }),
  };
}
