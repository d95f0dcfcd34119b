// useJudgements: what the law would say if these people had the shift, asked again as the time it
// would have is moved, once the hand rests.
import { timestampFromMs } from '@bufbuild/protobuf/wkt';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useClients } from '../api/clients';
import { useSession } from '../api/use-session';
import { language } from '../i18n';
import { sayJudgement, type Said } from './verdict';

export const MOST = 100; // people in one question
const REST = 200;

export interface Question {
  shiftId: string;
  people: string[];
  // Another time; absent: as it is.
  start?: number;
  end?: number;
}

export interface Judgements {
  of: (employmentId: string) => Said | undefined; // absent: not known for this time
  asking: boolean;
  error: Error | null;
}

export function useJudgements(question: Question | undefined): Judgements {
  const { plan } = useClients();
  const { tenant } = useSession();
  const key = question && JSON.stringify(question);
  const [settled] = useDebouncedValue(key, REST, { leading: true });
  const asked = useMemo(() => (settled ? (JSON.parse(settled) as Question) : undefined), [settled]);
  const answer = useQuery({
    queryKey: ['judge', tenant, settled],
    enabled: asked !== undefined && asked.people.length > 0 && asked.shiftId !== '',
    staleTime: 15_000,
    queryFn: async () => {
      const { shiftId = '', people = [], start, end } = asked ?? {};
      const moved = start !== undefined && end !== undefined;
      const { judgements } = await plan.judgeShift({
        tenantId: tenant,
        shiftId,
        employmentIds: people.slice(0, MOST),
        ...(moved && {
          interval: { startTime: timestampFromMs(start), endTime: timestampFromMs(end) },
        }),
      });
      return judgements;
    },
  });
  const spoken = language();
  const said = useMemo(
    () => new Map(answer.data?.map((one) => [one.employmentId, sayJudgement(one, spoken)])),
    [answer.data, spoken],
  );
  // The answer for another time is no answer.
  const current = key === settled;
  return {
    of: (employmentId) => (current ? said.get(employmentId) : undefined),
    asking: question !== undefined && (!current || answer.isFetching),
    error: answer.error,
  };
}
