// useClock: asks the services what time it is, for pages that begin with "this week". True once it
// is known, or cannot be: then the browser's clock has to do.
import { useQuery } from '@tanstack/react-query';
import { useClients } from '../api/clients';
import { useSession } from '../api/use-session';
import { millis } from './copenhagen';
import { serverSaid } from './server-clock';

export function useClock(): boolean {
  const { pool } = useClients();
  const { tenant, units } = useSession();
  const clock = useQuery({
    queryKey: ['clock', tenant],
    staleTime: Infinity,
    retry: false,
    queryFn: async () => {
      const stop = new AbortController();
      try {
        for await (const first of pool.watchBoard(
          { tenantId: tenant, unitIds: units.includes('*') ? [] : units },
          { signal: stop.signal },
        )) {
          serverSaid(millis(first.boardTime));
          break;
        }
      } finally {
        stop.abort();
      }
      return true;
    },
  });
  return !clock.isPending;
}
