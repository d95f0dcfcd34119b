// useNames: what people are called; only the directory knows, and only some may ask it.
import { useQuery } from '@tanstack/react-query';
import { useClients } from './clients';
import { useSession } from './use-session';
import type { Employment } from '../gen/vagtbro/directory/v1/directory_service_pb';

const PAGE = 5000;

// The name, or the id where the name is not known.
export function useNames(): (employmentId: string) => string {
  const people = useEveryone();
  const byId = people.data;
  return (employmentId) => byId?.get(employmentId)?.name || employmentId;
}

export function useEveryone() {
  const { directory } = useClients();
  const { tenant, units } = useSession();
  return useQuery({
    queryKey: ['employments', tenant, units],
    staleTime: 300_000,
    queryFn: async () => {
      const all = new Map<string, Employment>();
      // Whoever may not look at all units asks for their own, one by one.
      for (const unitId of units.includes('*') ? [''] : units) {
        let pageToken = '';
        do {
          const page = await directory.listEmployments({
            tenantId: tenant,
            unitId,
            pageSize: PAGE,
            pageToken,
          });
          for (const one of page.employments) {
            if (one.facts) all.set(one.facts.employmentId, one);
          }
          pageToken = page.nextPageToken;
        } while (pageToken);
      }
      return all;
    },
  });
}
