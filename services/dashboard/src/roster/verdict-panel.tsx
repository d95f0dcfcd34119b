// Verdict panel: what a bar that is being dragged would become, and what the rules say about it;
// read aloud too.
import { Paper, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useRefusal } from '../api/use-refusal';
import { language } from '../i18n';
import { clock, day } from '../time/copenhagen';
import type { Aim } from './aim';
import type { Judgements } from './use-judgements';
import { kroner, type Said } from './verdict';

// All of it in whole sentences.
export function useVerdictWords(): (said: Said) => string {
  const { t } = useTranslation();
  return (said) => {
    if (!said.employed) return t('verdict.notEmployed');
    const parts = [said.allowed ? t('verdict.allowedLong') : said.sentence || t('verdict.refused')];
    if (said.allowed && said.warning) parts.push(t('verdict.warned', { sentence: said.warning }));
    if (!said.allowed && said.nearest) parts.push(t('verdict.nearest', { sentence: said.nearest }));
    if (said.allowed && said.ore !== undefined)
      parts.push(t('verdict.cost', { amount: kroner(said.ore, language()) }));
    return parts.join(' ');
  };
}

export function VerdictPanel({ aim, judgements }: { aim?: Aim; judgements: Judgements }) {
  const { t } = useTranslation();
  const say = useRefusal();
  const words = useVerdictWords();
  const said = aim && judgements.of(aim.employmentId);
  const verdict = () => {
    if (!aim?.employmentId) return t('verdict.nobody');
    if (said) return words(said);
    if (judgements.asking) return t('verdict.asking');
    if (judgements.error) return t('verdict.unknown', { message: say(judgements.error) });
    return t('verdict.unasked');
  };
  // Always there, so that what is written into it is read aloud.
  return (
    <div role="status" className={aim ? 'verdict' : 'heard'}>
      {aim && (
        <Paper withBorder shadow="md" p="sm" data-judged={said && (said.allowed ? 'yes' : 'no')}>
          <Text fw={600} size="sm">
            {said && <span aria-hidden="true">{said.allowed ? '✓ ' : '✕ '}</span>}
            {aim.row.who}, {day(aim.start, language())} {clock(aim.start)}–{clock(aim.end)}
          </Text>
          <Text size="sm">{verdict()}</Text>
        </Paper>
      )}
    </div>
  );
}
