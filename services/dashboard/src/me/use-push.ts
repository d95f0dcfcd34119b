// usePush: whether this telephone is told, the telephones that are, and the acts on them.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { newRequestId, useClients } from '../api/clients';
import { useSession } from '../api/use-session';
import { ownKeys, pushState, subscribe, unsubscribe } from '../pwa/push';

// Names the subscription of this browser, so that it can be ended from here.
const ID = 'vagtbro.push';

export function usePush() {
  const { tenant, employmentId } = useSession();
  const { push } = useClients();
  const queries = useQueryClient();
  const about = { tenantId: tenant, employmentId };
  const onSettled = () => void queries.invalidateQueries({ queryKey: ['push'] });
  const devices = useQuery({
    queryKey: ['push', tenant, employmentId, 'devices'],
    queryFn: async () => (await push.listPush(about)).devices,
  });
  const state = useQuery({ queryKey: ['push', 'state'], queryFn: pushState, staleTime: 0 });
  const turnOn = useMutation({
    mutationFn: async () => {
      const key = await push.getPushKey({ tenantId: tenant });
      const keys = await subscribe(key.publicKey);
      if (!keys) return;
      const said = await push.registerPush({ ...about, requestId: newRequestId(), ...keys });
      localStorage.setItem(ID, said.pushId);
    },
    onSettled,
  });
  const remove = useMutation({
    retry: 2,
    mutationFn: async ({ pushId, requestId }: { pushId: string; requestId: string }) => {
      if (pushId === ownId()) await forget();
      await push.removePush({ ...about, requestId, pushId });
    },
    onSettled,
  });
  const turnOff = useMutation({
    mutationFn: async () => {
      // Without its name the service is asked for it: the same endpoint again is the same one.
      const keys = await ownKeys();
      let pushId = ownId();
      if (!pushId && keys) {
        pushId = (await push.registerPush({ ...about, requestId: newRequestId(), ...keys })).pushId;
      }
      await forget();
      if (pushId) await push.removePush({ ...about, requestId: newRequestId(), pushId });
    },
    onSettled,
  });
  return { devices, state, turnOn, turnOff, remove };
}

export const ownId = () => localStorage.getItem(ID) ?? '';

async function forget(): Promise<void> {
  await unsubscribe();
  localStorage.removeItem(ID);
}
