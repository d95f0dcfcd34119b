// Cover figures: what a report shows of the searches, period by period and way by way.
import type { TFunction } from 'i18next';
import type { CoverPeriod, WayReport } from '../gen/vagtbro/pool/v1/desk_service_pb';
import { isoDay, millis } from '../time/copenhagen';
import type { Cell, Sheet } from './sheet';

const share = (part: number, whole: number) => (whole === 0 ? undefined : (100 * part) / whole);
const kroner = (ore: bigint) => Number(ore) / 100;

export const dayOf = (period: { interval?: CoverPeriod['interval'] }) =>
  isoDay(millis(period.interval?.startTime));

// What stands instead of figures that would tell of single people, in files too.
export const few = (cells: number, t: TFunction): Cell[] => [
  t('reports.few'),
  ...Array.from({ length: cells - 1 }, () => undefined),
];

export function fillRate(period: CoverPeriod): number | undefined {
  return period.suppressed ? undefined : share(period.covered, period.gaps);
}

export function coverSheet(periods: CoverPeriod[], t: TFunction): Sheet {
  return {
    name: t('reports.cover'),
    columns: ['from', 'gaps', 'fill', 'median', 'p90', 'contacts', 'told'].map((key) =>
      t(`reports.${key}`),
    ),
    rows: periods.map((period) => [
      dayOf(period),
      ...(period.suppressed
        ? few(6, t)
        : [
            period.gaps,
            fillRate(period),
            period.medianMinutes,
            period.p90Minutes,
            period.gaps === 0 ? undefined : period.contacts / period.gaps,
            period.escalated,
          ]),
    ]),
  };
}

// How the gaps of the whole time were filled, and what each way cost.
export function waySheet(total: CoverPeriod | undefined, t: TFunction): Sheet {
  const ways = total?.suppressed ? [] : (total?.ways ?? []);
  const covered = total?.covered ?? 0;
  const row = (name: string, way: Pick<WayReport, 'gaps' | 'costOre'>) => {
    const cost = way.costOre === undefined ? undefined : kroner(way.costOre);
    return [name, way.gaps, share(way.gaps, covered), cost, cost && cost / way.gaps];
  };
  const rows = ways.map((way) => row(t(`reports.way.${way.rung}`), way));
  if (total && !total.suppressed && total.waysUnknown > 0) {
    const unknown = [total.waysUnknown, share(total.waysUnknown, covered)];
    rows.push([t('reports.wayUnknown'), ...unknown, undefined, undefined]);
  }
  return {
    name: t('reports.ways'),
    columns: ['by', 'gaps', 'share', 'kroner', 'cost'].map((key) => t(`reports.${key}`)),
    rows,
  };
}
