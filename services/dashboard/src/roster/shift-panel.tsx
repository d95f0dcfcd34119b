// Shift panel: one shift and everything that can be done to it without dragging.
import { Button, Drawer, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { language } from '../i18n';
import { clock, day } from '../time/copenhagen';
import { serverNow } from '../time/server-clock';
import { canMove, type Bar } from './bars';
import { ShiftFacts } from './shift-facts';
import { ShiftStep, type Plan, type Step } from './shift-step';
import { useActs } from './use-acts';

interface Props {
  bar: Bar | undefined;
  unitId: string; // whose draft changes go into
  plan?: Plan; // what a drag at once has proposed
  now: boolean;
  onClose: () => void;
}

export function ShiftPanel({ bar, onClose, ...more }: Props) {
  const { t } = useTranslation();
  const when = bar && `${day(bar.start, language())} ${clock(bar.start)}–${clock(bar.end)}`;
  return (
    <Drawer
      opened={bar !== undefined}
      onClose={onClose}
      position="right"
      size="md"
      title={t('shift.title', { when })}
      closeButtonProps={{ 'aria-label': t('shift.close') }}
    >
      {bar && <Panel key={bar.key} bar={bar} {...more} />}
    </Drawer>
  );
}

function Panel({ bar, unitId, plan, now }: Omit<Props, 'onClose'> & { bar: Bar }) {
  const { t } = useTranslation();
  const acts = useActs();
  const [step, setStep] = useState<Step>(plan ? 'sure' : 'facts');
  const go = (to: Step) => {
    acts.forget();
    setStep(to);
  };
  const { done } = acts;
  if (done)
    return <Text role="status">{t(done.kind === 'draft' ? 'shift.drafted' : 'shift.done')}</Text>;
  if (step !== 'facts')
    return (
      <Stack>
        <ShiftFacts bar={bar} />
        <ShiftStep
          step={step}
          bar={bar}
          unitId={unitId}
          plan={plan}
          now={now}
          acts={acts}
          onBack={() => go('facts')}
        />
      </Stack>
    );
  const { undoableAct } = bar.roster ?? {};
  const changeId = bar.diff?.change?.changeId;
  const frozen = !canMove(bar, serverNow());
  return (
    <Stack>
      <ShiftFacts bar={bar} />
      {bar.drafted !== 'no' && (
        <Text size="sm" c="dimmed">
          {t('shift.isDrafted')}
        </Text>
      )}
      <Group gap="xs">
        {!frozen && (
          <>
            <Button onClick={() => go('move')}>{t('shift.move')}</Button>
            <Button variant="default" onClick={() => go('time')}>
              {t('shift.time')}
            </Button>
            {bar.shift.employmentId && (
              <Button variant="default" onClick={() => go('remove')}>
                {t('shift.remove')}
              </Button>
            )}
            {bar.drafted !== 'new' && (
              <Button variant="default" onClick={() => go('cancel')}>
                {t('shift.cancel')}
              </Button>
            )}
          </>
        )}
        {changeId && (
          <Button
            variant="default"
            loading={acts.pending}
            onClick={() => acts.act({ kind: 'drop', unitId, changeId })}
          >
            {t('shift.drop')}
          </Button>
        )}
        {undoableAct && bar.drafted === 'no' && (
          <Button variant="default" onClick={() => go('undo')}>
            {t('undo.goWhat', { what: t(`undo.acts.${undoableAct.kind}` as never) as string })}
          </Button>
        )}
      </Group>
    </Stack>
  );
}
