// Undo button: takes an act back, if the services still can; says in words why not.
import { Button, Group, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useClients } from '../api/clients';
import { refusalOf } from '../api/refusal';
import { useRefusal } from '../api/use-refusal';
import { useSession } from '../api/use-session';
import { useAct } from './use-act';

// Said by the services of an act that nobody can take back any more.
const GONE = new Set(['CHANGED_SINCE', 'NOTHING_TO_UNDO']);

interface Props {
  // What is undone, in words.
  what: string;
  // One of the two.
  gapId?: string;
  shiftId?: string;
  onUndone?: () => void;
}

export function UndoButton({ what, gapId, shiftId, onUndone }: Props) {
  const { t } = useTranslation();
  const say = useRefusal();
  const queries = useQueryClient();
  const { desk, plan } = useClients();
  const { tenant: tenantId } = useSession();
  const undo = useAct({
    send: async (_: void, requestId) => {
      if (gapId) await desk.undoSteer({ tenantId, requestId, gapId });
      else await plan.undoAct({ tenantId, requestId, shiftId: shiftId ?? '' });
    },
    onDone: () => {
      onUndone?.();
      void queries.invalidateQueries({ queryKey: ['shift-act'] });
    },
  });
  if (undo.isSuccess)
    return (
      <Text size="sm" role="status">
        {t('undo.undone', { what })}
      </Text>
    );
  const gone = undo.error !== null && GONE.has(refusalOf(undo.error).reason);
  return (
    <Group gap="xs">
      {!gone && (
        <Button
          size="compact-sm"
          variant="default"
          aria-label={t('undo.goWhat', { what })}
          loading={undo.isPending}
          onClick={() => undo.mutate()}
        >
          {t('undo.go')}
        </Button>
      )}
      {undo.error && (
        <Text size="sm" role="alert" className="bad">
          {t('act.failed', { why: say(undo.error) })}
        </Text>
      )}
    </Group>
  );
}
