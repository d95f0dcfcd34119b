// useWishes: somebody's wishes about times to come, and the two acts on them.
import { timestampFromMs } from '@bufbuild/protobuf/wkt';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useClients } from '../api/clients';
import { useSession } from '../api/use-session';
import type { WishKind } from '../gen/vagtbro/pool/v1/desk_facts_pb';

export interface NewWish {
  kind: WishKind;
  start: number;
  end: number;
  requestId: string;
}

export function useWishes() {
  const { tenant, employmentId } = useSession();
  const { wishes } = useClients();
  const queries = useQueryClient();
  const onSettled = () => void queries.invalidateQueries({ queryKey: ['wishes'] });
  const all = useQuery({
    queryKey: ['wishes', tenant, employmentId],
    queryFn: async () => (await wishes.listWishes({ tenantId: tenant, employmentId })).wishes,
  });
  const set = useMutation({
    retry: 2,
    mutationFn: (wish: NewWish) =>
      wishes.setWish({
        tenantId: tenant,
        requestId: wish.requestId,
        employmentId,
        kind: wish.kind,
        interval: {
          startTime: timestampFromMs(wish.start),
          endTime: timestampFromMs(wish.end),
        },
      }),
    onSettled,
  });
  const drop = useMutation({
    retry: 2,
    mutationFn: (dropped: { wishId: string; requestId: string }) =>
      wishes.dropWish({ tenantId: tenant, employmentId, ...dropped }),
    onSettled,
  });
  return { all, set, drop };
}
