// Swap options: colleagues' shifts that one of mine could be swapped with, and what the law says to
// both; those it lets both do come first.
import { Badge, Button, List, Stack, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClients } from '../api/clients';
import { useSession } from '../api/use-session';
import type { SwapOption } from '../gen/vagtbro/roster/v1/swap_service_pb';
import type { Verdict } from '../gen/vagtbro/types/v1/work_pb';
import { language } from '../i18n';
import { span } from '../time/copenhagen';
import { Confirm } from './confirm';
import { Loaded } from './loaded';
import { Said } from './said';
import { useColleagues } from './use-colleagues';

const FIRST = 8;

export function SwapOptions({ shiftId }: { shiftId: string }) {
  const { t } = useTranslation();
  const { tenant, employmentId } = useSession();
  const { swaps } = useClients();
  const queries = useQueryClient();
  const [shown, setShown] = useState(FIRST);
  const nameOf = useColleagues();
  const options = useQuery({
    queryKey: ['swap-options', tenant, employmentId, shiftId],
    queryFn: async () =>
      (await swaps.listSwapOptions({ tenantId: tenant, employmentId, shiftId })).options,
  });
  const propose = useMutation({
    retry: 2,
    mutationFn: ({ withShiftId, requestId }: { withShiftId: string; requestId: string }) =>
      swaps.proposeSwap({ tenantId: tenant, requestId, employmentId, shiftId, withShiftId }),
    onSettled: () => {
      void queries.invalidateQueries({ queryKey: ['swaps'] });
      void queries.invalidateQueries({ queryKey: ['swap-options'] });
    },
  });
  return (
    <>
      <Said done={propose.data && t('swap.proposed')} error={propose.error} />
      <Loaded query={options} isEmpty={(all) => all.length === 0} empty={t('swap.noOption')}>
        {(all) => (
          <Stack gap="lg">
            {all.slice(0, shown).map((option) => {
              const name = nameOf(option.employmentId, t('swap.colleague'));
              const about = `${name}, ${span(option.shift?.interval, language())}`;
              const both = option.own?.allowed === true && option.theirs?.allowed === true;
              return (
                <article key={option.shift?.shiftId} aria-label={about}>
                  <Text fw={600}>{name}</Text>
                  <Text className="tabular">{span(option.shift?.interval, language())}</Text>
                  <Laws option={option} />
                  {both && (
                    <Confirm
                      ask={t('swap.propose')}
                      yes={t('swap.proposeSure')}
                      question={t('swap.proposeQuestion', { name })}
                      about={about}
                      pending={propose.isPending}
                      act={(requestId) =>
                        propose.mutate({ withShiftId: option.shift?.shiftId ?? '', requestId })
                      }
                    />
                  )}
                </article>
              );
            })}
            {all.length > shown && (
              <Button variant="default" onClick={() => setShown(shown + FIRST)}>
                {t('me.more')}
              </Button>
            )}
          </Stack>
        )}
      </Loaded>
    </>
  );
}

function Laws({ option }: { option: SwapOption }) {
  const { t } = useTranslation();
  return (
    <List listStyleType="none" spacing={4} my="xs">
      <List.Item>
        <Law who={t('swap.forMe')} verdict={option.own} />
      </List.Item>
      <List.Item>
        <Law who={t('swap.forThem')} verdict={option.theirs} />
      </List.Item>
    </List>
  );
}

// What the law says to one of the two: a word, and the sentences of the rules that say no.
function Law({ who, verdict }: { who: string; verdict: Verdict | undefined }) {
  const { t } = useTranslation();
  const allowed = verdict?.allowed === true;
  const broken = (verdict?.results ?? []).filter((rule) => !rule.passed);
  return (
    <>
      <Text component="span" size="sm">
        {who}{' '}
      </Text>
      <Badge color={allowed ? 'bridge' : 'red.9'}>{t(allowed ? 'swap.may' : 'swap.mayNot')}</Badge>
      {broken.map((rule) => (
        <Text key={rule.rule} size="sm">
          {language() === 'da' ? rule.sentenceDa : rule.sentenceEn}
        </Text>
      ))}
    </>
  );
}
