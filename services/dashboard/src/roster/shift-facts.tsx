// Shift facts: what a shift is, who has it and where it stands, in words.
import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useNames } from '../api/use-names';
import { language } from '../i18n';
import { clock, day, millis } from '../time/copenhagen';
import type { Bar } from './bars';
import { useBarWords } from './timeline-bar';
import { useUnitNames } from './use-units';

export function ShiftFacts({ bar }: { bar: Bar }) {
  const { t } = useTranslation();
  const nameOf = useNames();
  const unitOf = useUnitNames();
  const words = useBarWords();
  const { employmentId, kind, tier, unitIds } = bar.shift;
  const who = employmentId ? nameOf(employmentId) : t('roster.vacant');
  const act = bar.roster?.undoableAct;
  const actTime = millis(act?.actTime);
  const facts: Array<[string, string]> = [
    [t('roster.holder'), who],
    [t('roster.unit'), unitIds.map(unitOf).join(', ')],
    [
      t('roster.tier'),
      `${t(`roster.kinds.${kind}` as never)}, ${t(`roster.tiers.${tier}` as never)}`,
    ],
    [t('roster.state'), words(bar, who).state],
  ];
  if (act) {
    const when = `${day(actTime, language())} ${clock(actTime)}`;
    const done = t(`undo.acts.${act.kind}` as never) as string;
    const why = act.reason ? `, ${t(`actReason.${act.reason}` as never)}` : '';
    facts.push([t('draft.act'), t('shift.undoBy', { act: done, when }) + why]);
  }
  return (
    <dl className="facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <Text component="dt" size="sm" c="dimmed">
            {name}
          </Text>
          <Text component="dd" size="sm">
            {value}
          </Text>
        </div>
      ))}
    </dl>
  );
}
