// useOffers: what somebody is asked right now, and what they were asked before.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useClients } from '../api/clients';
import { useSession } from '../api/use-session';
import { OfferState } from '../gen/vagtbro/pool/v1/pool_facts_pb';
import type { Offer } from '../gen/vagtbro/pool/v1/pool_service_pb';

// How often it is looked whether there is an offer; the SMS tells sooner.
const LOOK = 5000;
const EARLIER = 60;

export function useOpenOffers() {
  const { tenant, employmentId } = useSession();
  const { pool } = useClients();
  return useQuery({
    queryKey: ['offers', tenant, employmentId, 'open'],
    refetchInterval: LOOK,
    refetchOnWindowFocus: true,
    queryFn: async () => {
      const said = await pool.listOffers({ tenantId: tenant, employmentId, openOnly: true });
      return said.offers.filter((one) => one.offer !== undefined);
    },
  });
}

// All but those that wait for an answer, newest first.
export function useEarlierOffers() {
  const { tenant, employmentId } = useSession();
  const { pool } = useClients();
  return useQuery({
    queryKey: ['offers', tenant, employmentId, 'earlier'],
    refetchInterval: 12 * LOOK,
    queryFn: async () => {
      const said = await pool.listOffers({ tenantId: tenant, employmentId, pageSize: EARLIER });
      return said.offers.filter((one) => one.offer && one.state !== OfferState.OPEN);
    },
  });
}

export interface OwnAnswer {
  offer: Offer;
  accept: boolean;
  requestId: string;
}

export function useAnswer() {
  const { tenant, employmentId } = useSession();
  const { pool } = useClients();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ offer, accept, requestId }: OwnAnswer) =>
      pool.answerOffer({
        tenantId: tenant,
        requestId,
        offerId: offer.offer?.offerId ?? '',
        employmentId,
        accept,
      }),
    // The same request id: a retry is never a second answer.
    retry: 2,
    onSettled: () => {
      void queries.invalidateQueries({ queryKey: ['offers'] });
      void queries.invalidateQueries({ queryKey: ['own-shifts'] });
    },
  });
}
