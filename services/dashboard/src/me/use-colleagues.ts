// useColleagues: what those one works with are called; nobody else's name is told here.
import { useQuery } from '@tanstack/react-query';
import { useClients } from '../api/clients';
import { useSession } from '../api/use-session';

// The name, or what the caller gives for those who are not known.
export function useColleagues(): (employmentId: string, unknown: string) => string {
  const { tenant, employmentId } = useSession();
  const { own } = useClients();
  const all = useQuery({
    queryKey: ['colleagues', tenant, employmentId],
    staleTime: 300_000,
    queryFn: async () => {
      const said = await own.listColleagues({ tenantId: tenant, employmentId });
      return new Map(said.colleagues.map((one) => [one.employmentId, one.name]));
    },
  });
  return (id, unknown) => all.data?.get(id) || unknown;
}
