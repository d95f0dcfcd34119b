// useSwaps: swaps somebody proposed or is asked about, and the word they may say on each.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useClients } from '../api/clients';
import { useSession } from '../api/use-session';
import { SwapState } from '../gen/vagtbro/roster/v1/swap_facts_pb';

// How often it is looked whether somebody has asked or answered.
const LOOK = 30_000;

// "yes" and "no" to a colleague's question; "withdraw" for one's own.
export interface SwapWord {
  swapId: string;
  word: 'yes' | 'no' | 'withdraw';
  requestId: string;
}

// How many colleagues wait for my word.
export function useAsked(): number {
  const { employmentId } = useSession();
  const swaps = useAllSwaps().data ?? [];
  return swaps.filter(
    (one) => one.state === SwapState.OPEN && one.proposed?.withEmploymentId === employmentId,
  ).length;
}

function useAllSwaps() {
  const { tenant, employmentId } = useSession();
  const { swaps } = useClients();
  return useQuery({
    queryKey: ['swaps', tenant, employmentId],
    refetchInterval: LOOK,
    queryFn: async () => (await swaps.listSwaps({ tenantId: tenant, employmentId })).swaps,
  });
}

export function useSwaps() {
  const { tenant, employmentId } = useSession();
  const { swaps } = useClients();
  const queries = useQueryClient();
  const all = useAllSwaps();
  const say = useMutation({
    retry: 2,
    mutationFn: async ({ swapId, word, requestId }: SwapWord) => {
      const about = { tenantId: tenant, employmentId, swapId, requestId };
      if (word === 'withdraw') return (await swaps.withdrawSwap(about)).swap;
      return (await swaps.answerSwap({ ...about, accept: word === 'yes' })).swap;
    },
    onSettled: () => {
      for (const key of ['swaps', 'own-shifts', 'swap-options']) {
        void queries.invalidateQueries({ queryKey: [key] });
      }
    },
  });
  return { all, say };
}
