// Why offer: why I got a shift or did not: the story of the search as it was for me, what the rules
// said, and how whoever has the shift was placed. Nobody else is named.
import { List, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useClients } from '../api/clients';
import { useSession } from '../api/use-session';
import type { ExplainResponse } from '../gen/vagtbro/pool/v1/pool_service_pb';
import { language } from '../i18n';
import { Loaded } from './loaded';

export function WhyOffer({ gapId }: { gapId: string }) {
  const { tenant, employmentId } = useSession();
  const { pool } = useClients();
  const why = useQuery({
    queryKey: ['why', tenant, gapId, employmentId],
    queryFn: () => pool.explain({ tenantId: tenant, gapId, employmentId }),
  });
  return <Loaded query={why}>{(said) => <Story said={said} />}</Loaded>;
}

function Story({ said }: { said: ExplainResponse }) {
  const { t } = useTranslation();
  const { employmentId } = useSession();
  const danish = language() === 'da';
  const lines = danish ? said.storyDa : said.storyEn;
  const own = said.evaluations.find((one) => one.eligible) ?? said.evaluations[0];
  const rules = (own?.verdict?.results ?? []).filter((rule) =>
    danish ? rule.sentenceDa : rule.sentenceEn,
  );
  return (
    <Stack gap="xs" mt="xs">
      <Title order={3} size="h5">
        {t('me.story')}
      </Title>
      <List spacing={4}>
        {lines.map((line, at) => (
          <List.Item key={at}>{line}</List.Item>
        ))}
      </List>
      {said.winner && said.gap?.coveredByEmploymentId !== employmentId && (
        <Text>
          {said.winner.rank > 0
            ? t('me.winner', {
                rank: said.winner.rank,
                rung: t(`rung.${said.winner.rung}` as never),
              })
            : t('me.winnerChosen')}
        </Text>
      )}
      {rules.length > 0 && (
        <details>
          <summary>{t('me.rules')}</summary>
          <List spacing={4}>
            {rules.map((rule) => (
              <List.Item key={rule.rule}>
                <strong>{t(rule.passed ? 'me.rulePassed' : 'me.ruleBroken')}</strong>{' '}
                {danish ? rule.sentenceDa : rule.sentenceEn}
              </List.Item>
            ))}
          </List>
        </details>
      )}
    </Stack>
  );
}
