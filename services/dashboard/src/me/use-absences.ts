// useAbsences: what somebody has reported that is not over.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useClients } from '../api/clients';
import { useSession } from '../api/use-session';
import type { Absence } from '../gen/vagtbro/sickness/v1/sickness_service_pb';
import { millis } from '../time/copenhagen';
import { serverNow } from '../time/server-clock';
import { useClock } from '../time/use-clock';

// Enough to hold those that are not over; nobody reports more often.
const LATEST = 20;

export function useAbsences() {
  const { tenant, employmentId } = useSession();
  const { sickness } = useClients();
  const ready = useClock();
  return useQuery({
    queryKey: ['absences', tenant, employmentId],
    enabled: ready,
    queryFn: async () => {
      const said = await sickness.listAbsences({
        tenantId: tenant,
        employmentId,
        pageSize: LATEST,
      });
      return said.absences.filter((one) => !isOver(one, serverNow()));
    },
  });
}

// Fit before it began: it never came to anything.
export function isOver(absence: Absence, now: number): boolean {
  const fit = millis(absence.fitFromTime);
  if (fit > 0 && fit <= millis(absence.interval?.startTime)) return true;
  const end = fit || (absence.openEnded ? 0 : millis(absence.interval?.endTime));
  return end > 0 && end <= now;
}

// An act on one's own absence. Whatever became of it, the pages look again.
export function useSickAct<Input, Output>(act: (input: Input) => Promise<Output>) {
  const queries = useQueryClient();
  return useMutation({
    retry: 2,
    mutationFn: act,
    onSettled: () => {
      for (const key of ['absences', 'own-shifts', 'next-shifts']) {
        void queries.invalidateQueries({ queryKey: [key] });
      }
    },
  });
}
