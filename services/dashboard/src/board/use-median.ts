// useMedian: half of today's gaps were covered in at most so many minutes; null: too few to tell.
import { timestampFromMs } from '@bufbuild/protobuf/wkt';
import { useQuery } from '@tanstack/react-query';
import { useClients } from '../api/clients';
import { useSession } from '../api/use-session';
import { addDays, isoDay, startOfDay } from '../time/copenhagen';

export function useMedian(now: number, known: boolean): number | null {
  const { desk } = useClients();
  const { tenant: tenantId, units } = useSession();
  const today = isoDay(now);
  const report = useQuery({
    queryKey: ['median', tenantId, today],
    enabled: known,
    refetchInterval: 60_000,
    queryFn: () =>
      desk.getCoverReport({
        tenantId,
        unitIds: units.includes('*') ? [] : units,
        interval: {
          startTime: timestampFromMs(startOfDay(today)),
          endTime: timestampFromMs(startOfDay(addDays(today, 1))),
        },
      }),
  });
  return report.data?.total?.medianMinutes ?? null;
}
