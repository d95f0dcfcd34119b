// Candidates: who was looked at, in the order they are asked, and why others were not.
import { Anchor, Button, Group, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNames } from '../api/use-names';
import type { BoardGap } from '../gen/vagtbro/pool/v1/board_pb';
import { Rung } from '../gen/vagtbro/pool/v1/pool_events_pb';
import type { CandidateEvaluation } from '../gen/vagtbro/pool/v1/pool_facts_pb';
import { language } from '../i18n';
import { AssignButton } from './assign-button';
import { Story, useExplanation } from './story';

const SHOWN = 25;

// Who stays longer or is off can be put on it, if the law allows. Whoever is on duty elsewhere gives
// up that shift only by their own yes; an agency sends whom it chooses.
const MAY_BE_PUT_ON = new Set([
  Rung.EXTENSION,
  Rung.OWN_OFF_DUTY,
  Rung.SISTER_UNITS,
  Rung.SUBSTITUTE_POOL,
  Rung.TEAM_HEAD_START,
]);

function useReason(): (one: CandidateEvaluation, asked: boolean) => string {
  const { t, i18n } = useTranslation();
  return (one, asked) => {
    if (asked) return t('why.asked');
    if (one.eligible) return t(MAY_BE_PUT_ON.has(one.rung) ? 'why.fits' : 'why.fitsIfYes');
    const broken = one.verdict?.results.find((result) => !result.passed);
    const law = language() === 'da' ? broken?.sentenceDa : broken?.sentenceEn;
    if (one.rejection === 'LAW' && law) return law;
    const key = `rejected.${one.rejection}`;
    return one.rejection && i18n.exists(key) ? t(key as never) : t('why.notAsked');
  };
}

// The first in line first, then those who may not be asked.
function inOrder(all: CandidateEvaluation[]): CandidateEvaluation[] {
  const place = (rank: number) => (rank === 0 ? Number.MAX_SAFE_INTEGER : rank);
  return [...all].sort((a, b) => place(a.rank) - place(b.rank));
}

interface Props {
  gap: BoardGap;
  // Whether the one who looks may put somebody on the shift.
  mayAssign: boolean;
}

export function Candidates({ gap, mayAssign }: Props) {
  const { t } = useTranslation();
  const nameOf = useNames();
  const reasonOf = useReason();
  const explanation = useExplanation(gap, '');
  const [person, setPerson] = useState('');
  const [all, showAll] = useState(false);
  useEffect(() => {
    setPerson('');
    showAll(false);
  }, [gap.gapId]);
  const evaluations = inOrder(explanation.data?.evaluations ?? []);
  const asked = new Set(explanation.data?.offers.map((one) => one.offer?.employmentId));
  if (!explanation.data) return null;
  if (evaluations.length === 0) return <Text size="sm">{t('why.none')}</Text>;
  const row = (one: CandidateEvaluation) => {
    const open = person === one.employmentId;
    const name = nameOf(one.employmentId);
    return (
      <li key={`${one.employmentId} ${one.rung}`} className="candidate">
        <Group gap="xs">
          <Anchor
            component="button"
            type="button"
            size="sm"
            onClick={() => setPerson(open ? '' : one.employmentId)}
            aria-expanded={open}
          >
            {name}
          </Anchor>
          <Text size="sm" c="dimmed">
            {t(`rung.${one.rung}` as never)}
          </Text>
          <Text size="sm">{reasonOf(one, asked.has(one.employmentId))}</Text>
        </Group>
        {open && <Story gap={gap} employmentId={person} />}
        {mayAssign && gap.open && one.eligible && MAY_BE_PUT_ON.has(one.rung) && (
          <AssignButton gap={gap} employmentId={one.employmentId} name={name} />
        )}
      </li>
    );
  };
  return (
    <>
      <ul className="plain">{(all ? evaluations : evaluations.slice(0, SHOWN)).map(row)}</ul>
      {!all && evaluations.length > SHOWN && (
        <Button variant="default" size="compact-sm" mt="xs" onClick={() => showAll(true)}>
          {t('queue.more', { count: evaluations.length - SHOWN })}
        </Button>
      )}
    </>
  );
}
