// useContacts: how often somebody has been asked, and until when they have asked for peace.
import { useQuery } from '@tanstack/react-query';
import { useClients } from '../api/clients';
import { useSession } from '../api/use-session';

export function useContacts() {
  const { tenant, employmentId } = useSession();
  const { pool } = useClients();
  return useQuery({
    queryKey: ['contacts', tenant, employmentId],
    queryFn: () => pool.getContacts({ tenantId: tenant, employmentId }),
  });
}
