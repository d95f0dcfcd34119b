// useHeads: how many are at work before and after a draft, where it takes somebody away.
import { timestampFromMs } from '@bufbuild/protobuf/wkt';
import { useQuery } from '@tanstack/react-query';
import { useClients } from '../api/clients';
import { useSession } from '../api/use-session';
import type { DraftDiff } from '../gen/vagtbro/roster/v1/draft_service_pb';
import { millis } from '../time/copenhagen';
import { HOUR } from './axis';
import { headsIn, leftOf, type Heads } from './uncovered';

// The service tells of no more at once; what lies later goes without.
const MOST = 31 * 24 * HOUR;

export function useHeads(
  unitId: string,
  diffs: DraftDiff[],
  version: string,
): (diff: DraftDiff) => Heads | undefined {
  const { roster } = useClients();
  const { tenant } = useSession();
  const taken = diffs.filter((one) => one.before && leftOf(one));
  const from = Math.min(...taken.map((one) => millis(one.before?.interval?.startTime)));
  const to = Math.max(...taken.map((one) => millis(one.before?.interval?.endTime)));
  const levels = useQuery({
    enabled: taken.length > 0,
    queryKey: ['levels', tenant, unitId, 'draft', version, from, to],
    queryFn: () =>
      roster.getServiceLevel({
        tenantId: tenant,
        unitId,
        interval: {
          startTime: timestampFromMs(from),
          endTime: timestampFromMs(Math.min(to, from + MOST)),
        },
      }),
  });
  return (diff) =>
    diff.before && leftOf(diff) && levels.data
      ? headsIn(diff, diffs, levels.data.stretches)
      : undefined;
}
