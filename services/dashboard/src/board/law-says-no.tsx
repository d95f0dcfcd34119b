// Law says no: the broken rules in words, and, where a rule can be answered for, the way to do so.
import { Alert, Button, Checkbox, List, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClients } from '../api/clients';
import { brokenRules, type Refusal } from '../api/refusal';
import { useSession } from '../api/use-session';
import { ActReason } from '../gen/vagtbro/types/v1/act_pb';
import type { Verdict } from '../gen/vagtbro/types/v1/work_pb';
import { language } from '../i18n';
import { ReasonSelect } from './reason-select';

// Nobody is in two places, and nobody who is away is at work: these no manager can answer for.
const NEVER = new Set(['OVERLAP', 'AWAY', 'SICK']);

const REASONS = [
  ActReason.LIFE_AND_HEALTH,
  ActReason.AGREED_WITH_EMPLOYEE,
  ActReason.NOBODY_LEFT,
  ActReason.SHORT_OF_TIME,
  ActReason.OTHER,
];

interface Props {
  shiftId: string;
  employmentId: string;
  name: string;
  refusal: Refusal;
  sending: boolean;
  onOverride: (reason: ActReason) => void;
}

function useVerdict(shiftId: string, employmentId: string) {
  const { plan } = useClients();
  const { tenant: tenantId } = useSession();
  return useQuery({
    queryKey: ['judge', tenantId, shiftId, employmentId],
    staleTime: 0,
    queryFn: async () => {
      const said = await plan.judgeShift({ tenantId, shiftId, employmentIds: [employmentId] });
      return said.judgements[0]?.verdict ?? null;
    },
  });
}

function Sentences({ rules, verdict }: { rules: string[]; verdict: Verdict | null | undefined }) {
  const { t, i18n } = useTranslation();
  const said = new Map(
    verdict?.results.map((one) => [
      one.rule,
      language() === 'da' ? one.sentenceDa : one.sentenceEn,
    ]),
  );
  const inWords = (rule: string) => {
    const general = `refusal.rule.${rule}`;
    return said.get(rule) || (i18n.exists(general) ? t(general as never) : rule);
  };
  return (
    <List size="sm" spacing={4}>
      {rules.map((rule) => (
        <List.Item key={rule}>{inWords(rule)}</List.Item>
      ))}
    </List>
  );
}

export function LawSaysNo({ shiftId, employmentId, name, refusal, sending, onOverride }: Props) {
  const { t } = useTranslation();
  const { employmentId: self } = useSession();
  const verdict = useVerdict(shiftId, employmentId).data;
  const [reason, setReason] = useState(ActReason.UNSPECIFIED);
  const [answers, setAnswers] = useState(false);
  const rules = brokenRules(refusal);
  const never = rules.some((rule) => NEVER.has(rule)) || self === '' || self === employmentId;
  const variant = verdict?.nearestLegal;
  return (
    <Alert color="red" role="alert" title={t('override.title', { name })}>
      <Stack gap="xs">
        <Text size="sm">{t('override.told', { name })}</Text>
        <Sentences rules={rules} verdict={verdict} />
        {variant && (
          <Text size="sm">
            {t('override.variant', {
              name,
              sentence: language() === 'da' ? variant.sentenceDa : variant.sentenceEn,
            })}
          </Text>
        )}
        {verdict && verdict.costOre > 0n && (
          <Text size="sm">
            {t('override.cost', { kr: Math.round(Number(verdict.costOre) / 100) })}
          </Text>
        )}
        {never ? (
          <Text size="sm">{t('override.never')}</Text>
        ) : (
          <>
            <Text size="sm">{t('override.may', { name })}</Text>
            <ReasonSelect reasons={REASONS} value={reason} onChange={setReason} required />
            <Checkbox
              label={t('override.sure')}
              checked={answers}
              onChange={(event) => setAnswers(event.currentTarget.checked)}
            />
            <Button
              size="compact-md"
              color="red.9"
              style={{ alignSelf: 'flex-start' }}
              loading={sending}
              disabled={!answers || reason === ActReason.UNSPECIFIED}
              onClick={() => onOverride(reason)}
            >
              {t('override.go')}
            </Button>
          </>
        )}
      </Stack>
    </Alert>
  );
}
