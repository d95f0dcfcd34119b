// Undoable: the latest act on a gap or its shift, by whomever, and the way to take it back.
import { Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useClients } from '../api/clients';
import { useNames } from '../api/use-names';
import { useSession } from '../api/use-session';
import type { BoardGap } from '../gen/vagtbro/pool/v1/board_pb';
import { SearchAct } from '../gen/vagtbro/pool/v1/desk_facts_pb';
import { UndoButton } from './undo-button';

function Line(props: { what: string; actor: string; gapId?: string; shiftId?: string }) {
  const { t } = useTranslation();
  const nameOf = useNames();
  const name = props.actor ? nameOf(props.actor) : t('undo.house');
  const what = t('undo.by', { what: props.what, name });
  return (
    <Group gap="sm">
      <Text size="sm">{what}</Text>
      <UndoButton
        what={what}
        {...(props.gapId ? { gapId: props.gapId } : { shiftId: props.shiftId ?? '' })}
      />
    </Group>
  );
}

// What a planner did to the shift of a closed gap: the roster knows whether it can be undone.
function ShiftAct({ gap }: { gap: BoardGap }) {
  const { t } = useTranslation();
  const { roster } = useClients();
  const { tenant: tenantId } = useSession();
  const act = useQuery({
    queryKey: ['shift-act', tenantId, gap.shiftId, gap.closeReason],
    staleTime: 0,
    queryFn: async () => {
      const unitId = gap.unitIds[0] ?? '';
      const interval = gap.interval ?? {};
      const { shifts } = await roster.getRoster({ tenantId, unitId, interval });
      return shifts.find((one) => one.shift?.shiftId === gap.shiftId)?.undoableAct ?? null;
    },
  });
  if (!act.data) return null;
  return (
    <Line
      what={t(`undo.acts.${act.data.kind}` as never)}
      actor={act.data.actorEmploymentId}
      shiftId={gap.shiftId}
    />
  );
}

export function Undoable({ gap }: { gap: BoardGap }) {
  const { t } = useTranslation();
  if (!gap.open) return gap.shiftId ? <ShiftAct gap={gap} /> : null;
  if (gap.undoableAct === SearchAct.UNSPECIFIED) return null;
  return (
    <Line
      // Another act is another button, with nothing said of the one before.
      key={gap.undoableAct}
      what={t(`act.done.${gap.undoableAct}` as never)}
      actor={gap.undoableActorEmploymentId}
      gapId={gap.gapId}
    />
  );
}
