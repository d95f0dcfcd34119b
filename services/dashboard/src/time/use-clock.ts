// useClock: asks the services what time it is, for pages that begin with "this week" and for
// countdowns. True once it is known, or cannot be: then the browser's clock has to do.
import { useQuery } from '@tanstack/react-query';
import { useClients } from '../api/clients';
import { millis } from './copenhagen';
import { serverSaid } from './server-clock';

// A browser that slept is told anew.
const AGAIN = 300_000;

export function useClock(): boolean {
  const { clock } = useClients();
  const said = useQuery({
    queryKey: ['clock'],
    staleTime: AGAIN,
    refetchInterval: AGAIN,
    refetchOnWindowFocus: true,
    retry: false,
    queryFn: async () => {
      serverSaid(millis((await clock.getClock({})).clockTime));
      return true;
    },
  });
  return !said.isPending;
}
