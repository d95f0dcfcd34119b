// Shift step: one act on a shift, chosen and then confirmed.
import { Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNames } from '../api/use-names';
import { ShiftState } from '../gen/vagtbro/roster/v1/roster_facts_pb';
import type { ActReason } from '../gen/vagtbro/types/v1/act_pb';
import { language } from '../i18n';
import { clock, day } from '../time/copenhagen';
import { serverNow } from '../time/server-clock';
import { ActButtons } from './act-buttons';
import { canDraft, isHeld, type Bar } from './bars';
import { MoveForm } from './move-form';
import { TimeForm, type Times } from './time-form';
import { changed, type Act, type Acts } from './use-acts';
import type { Said } from './verdict';
import { useVerdictWords } from './verdict-panel';

export type Step = 'facts' | 'move' | 'time' | 'cancel' | 'remove' | 'undo' | 'sure';

// What is to become of the shift; what is absent stays.
export interface Plan extends Partial<Times> {
  employmentId?: string;
  said?: Said; // what the rules said of it, if they were asked
}

type AtOnce = (reason: ActReason) => Act;

// What can be done at once; otherwise the words why it cannot.
function atOnce(bar: Bar, plan: Plan): AtOnce | 'held' | 'covered' | 'both' | 'empty' | 'drafted' {
  const { shiftId, employmentId: holder } = bar.shift;
  const { employmentId, start, end } = plan;
  if (bar.drafted !== 'no') return 'drafted';
  if (employmentId !== undefined && start !== undefined) return 'both';
  if (start !== undefined && end !== undefined)
    return (reason) => ({ kind: 'time', shiftId, start, end, reason });
  if (employmentId === '')
    return bar.state === ShiftState.COVERED
      ? () => ({ kind: 'release', shiftId, employmentId: holder })
      : 'empty';
  if (isHeld(bar)) return bar.state === ShiftState.COVERED ? 'covered' : 'held';
  return (reason) => ({ kind: 'assign', shiftId, employmentId: employmentId ?? '', reason });
}

interface Props {
  step: Step;
  bar: Bar;
  unitId: string;
  plan?: Plan;
  now: boolean;
  acts: Acts;
  onBack: () => void;
}

export function ShiftStep({ step, bar, unitId, plan, now, acts, onBack }: Props) {
  const { t } = useTranslation();
  const nameOf = useNames();
  const words = useVerdictWords();
  const [chosen, setChosen] = useState('');
  const [times, setTimes] = useState<Times>();
  const { shiftId } = bar.shift;
  const draftable = canDraft(bar, serverNow());
  const primary = now || !draftable ? 'now' : 'draft';
  const common = { acts, primary, onBack } as const;
  const when = ({ start = bar.start, end = bar.end }: Plan) =>
    `${day(start, language())} ${clock(start)}–${clock(end)}`;

  if (step === 'cancel')
    return (
      <ActButtons
        {...common}
        sentence={t('shift.sureCancel')}
        draft={draftable ? { kind: 'draft', unitId, shift: bar.shift, cancel: true } : undefined}
        atOnce={
          bar.drafted === 'no' ? (reason) => ({ kind: 'cancel', shiftId, reason }) : undefined
        }
      />
    );
  if (step === 'undo') {
    const what = t(`undo.acts.${bar.roster?.undoableAct?.kind ?? 6}` as never) as string;
    return (
      <ActButtons
        {...common}
        sentence={t('undo.goWhat', { what })}
        atOnce={() => ({ kind: 'undo', shiftId })}
        plain
      />
    );
  }
  const wanted: Plan | undefined =
    step === 'remove'
      ? { employmentId: '' }
      : step === 'sure'
        ? plan
        : step === 'time'
          ? times
          : chosen
            ? { employmentId: chosen }
            : undefined;
  const sentences = (to: Plan) => [
    ...(to.employmentId === '' ? [t('shift.sureRemove')] : []),
    ...(to.employmentId
      ? [t('shift.sureMove', { who: nameOf(to.employmentId), when: when(to) })]
      : []),
    ...(to.employmentId === undefined ? [t('shift.sureTime', { when: when(to) })] : []),
    ...(to.said ? [words(to.said)] : []),
  ];
  const possible = wanted && atOnce(bar, wanted);
  const can = typeof possible === 'function' ? possible : undefined;
  return (
    <Stack>
      {step === 'move' && <MoveForm bar={bar} value={chosen} onChange={setChosen} />}
      {step === 'time' && <TimeForm bar={bar} onChange={setTimes} />}
      {wanted && (
        <ActButtons
          {...common}
          sentence={sentences(wanted).join(' ')}
          draft={
            draftable ? { kind: 'draft', unitId, shift: changed(bar.shift, wanted) } : undefined
          }
          atOnce={can}
          whyNot={
            typeof possible === 'string' && possible !== 'drafted'
              ? t(`drag.${possible}`)
              : undefined
          }
          plain={can !== undefined && wanted.employmentId === ''}
        />
      )}
    </Stack>
  );
}
