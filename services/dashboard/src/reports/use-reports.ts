// useReports: the figures of the services for a choice of units and of time.
import { timestampFromMs } from '@bufbuild/protobuf/wkt';
import { useQuery } from '@tanstack/react-query';
import { useClients } from '../api/clients';
import { useSession } from '../api/use-session';
import { ReportPeriod } from '../gen/vagtbro/pool/v1/desk_service_pb';
import { mondayOf } from '../time/local';
import { addDays, isoDay, startOfDay } from '../time/copenhagen';

const WEEKS = 8; // as long as the roster answers at once
const MONTHS = 12;

export interface Choice {
  unitIds: string[]; // empty: all
  months: boolean; // otherwise weeks
}

const between = (from: string, to: string) => ({
  startTime: timestampFromMs(startOfDay(from)),
  endTime: timestampFromMs(startOfDay(to)),
});

// The first of the month so many months before.
export function monthsBefore(day: string, months: number): string {
  const [year = 0, month = 1] = day.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1 - months, 1)).toISOString().slice(0, 10);
}

export function useReports({ unitIds, months }: Choice, now: number) {
  const { tenant } = useSession();
  const { desk, plan } = useClients();
  const today = isoDay(now);
  const first = addDays(mondayOf(today), -7 * (WEEKS - 1));
  const weeks = between(first, addDays(first, 7 * WEEKS));
  const cover = useQuery({
    queryKey: ['report', 'cover', tenant, unitIds, months, today],
    queryFn: () =>
      desk.getCoverReport({
        tenantId: tenant,
        unitIds,
        period: months ? ReportPeriod.MONTH : ReportPeriod.WEEK,
        interval: months
          ? between(monthsBefore(today, MONTHS - 1), monthsBefore(today, -1))
          : weeks,
      }),
  });
  const work = useQuery({
    queryKey: ['report', 'work', tenant, unitIds, today],
    queryFn: async () => {
      // Week by week, so that a sick call never waits for a report of all units.
      const told = [];
      for (let week = 0; week < WEEKS; week += 1) {
        const interval = between(addDays(first, 7 * week), addDays(first, 7 * (week + 1)));
        const answer = await plan.getWorkReport({ tenantId: tenant, unitIds, interval });
        told.push(...answer.weeks);
      }
      return { weeks: told };
    },
  });
  return { cover, work };
}
