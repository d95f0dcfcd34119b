// Story: what happened to a gap, or how one person was judged, in the sentences of the pool.
import { Alert, List, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useClients } from '../api/clients';
import { useRefusal } from '../api/use-refusal';
import { useSession } from '../api/use-session';
import type { BoardGap } from '../gen/vagtbro/pool/v1/board_pb';
import { language } from '../i18n';

// Asked anew when the board says that the gap has changed; the old answer stays until then.
export function useExplanation(gap: BoardGap, employmentId: string) {
  const { pool } = useClients();
  const { tenant: tenantId } = useSession();
  const stands = `${gap.open} ${gap.rung} ${gap.offers} ${gap.openOffers} ${gap.undoableAct}`;
  return useQuery({
    queryKey: ['explain', tenantId, gap.gapId, employmentId, stands],
    staleTime: 0,
    placeholderData: (old, query) => (query?.queryKey[2] === gap.gapId ? old : undefined),
    queryFn: () => pool.explain({ tenantId, gapId: gap.gapId, employmentId }),
  });
}

export function Story({ gap, employmentId }: { gap: BoardGap; employmentId: string }) {
  const { t } = useTranslation();
  const say = useRefusal();
  const explanation = useExplanation(gap, employmentId);
  if (explanation.isPending) return <Text role="status">{t('why.loading')}</Text>;
  if (explanation.isError)
    return (
      <Alert color="red" role="alert">
        {t('why.failed', { message: say(explanation.error) })}
      </Alert>
    );
  const story = language() === 'da' ? explanation.data.storyDa : explanation.data.storyEn;
  return (
    <List spacing={4} size="sm">
      {story.map((line, index) => (
        <List.Item key={index}>{line}</List.Item>
      ))}
    </List>
  );
}
