// Plan notes: what could not be loaded, and how old what one sees is.
import { Alert, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useRefusal } from '../api/use-refusal';
import { clock } from '../time/copenhagen';
import { serverNow } from '../time/server-clock';
import type { Loaded } from './use-roster';

interface Props {
  shifts: Loaded<unknown>;
  awayError: Error | null;
  draftError: Error | null;
}

export function PlanNotes({ shifts, awayError, draftError }: Props) {
  const { t } = useTranslation();
  const say = useRefusal();
  // Loaded by the browser's clock, told by the services'.
  const since = shifts.since && clock(shifts.since + serverNow() - Date.now());
  return (
    <>
      {draftError && (
        <Text size="sm" role="status">
          {t('draft.failed', { message: say(draftError) })}
        </Text>
      )}
      {shifts.error && (
        <Alert color={since ? 'yellow' : 'red'} role="alert">
          {since
            ? t('roster.stale', { time: since, message: say(shifts.error) })
            : t('roster.failed', { message: say(shifts.error) })}
        </Alert>
      )}
      {awayError && (
        <Text size="sm" role="status">
          {t('roster.awayFailed', { message: say(awayError) })}
        </Text>
      )}
    </>
  );
}
