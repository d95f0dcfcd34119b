// Assign button: a planner puts somebody on a shift; asked twice, and the roster's law has the last
// word. Where the law says no, its reasons are shown, and who may answer for breaking it.
import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { useCallback, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClients } from '../api/clients';
import { refusalOf } from '../api/refusal';
import { useRefusal } from '../api/use-refusal';
import { useSession } from '../api/use-session';
import type { BoardGap } from '../gen/vagtbro/pool/v1/board_pb';
import { ActReason } from '../gen/vagtbro/types/v1/act_pb';
import { useDone } from './done-context';
import { LawSaysNo } from './law-says-no';
import { ReasonSelect } from './reason-select';
import { useAct } from './use-act';
import { useEscape } from './use-escape';
import { useShown } from './use-shown';

const REASONS = [
  ActReason.AGREED_WITH_EMPLOYEE,
  ActReason.AGREED_WITH_LEADER,
  ActReason.SHORT_OF_TIME,
  ActReason.NOBODY_LEFT,
  ActReason.OTHER,
];

interface Order {
  // Unspecified: not said.
  reason: ActReason;
  // True: against the law; whoever is signed in answers for it.
  override?: boolean;
}

function useAssign(gap: BoardGap, employmentId: string, name: string) {
  const { t } = useTranslation();
  const { tenant: tenantId, employmentId: self } = useSession();
  const { roster } = useClients();
  const { note } = useDone();
  return useAct({
    send: ({ reason, override }: Order, requestId) => {
      const request = { tenantId, requestId, shiftId: gap.shiftId, employmentId, reason };
      if (!override) return roster.assignShift(request);
      const signed = { approverEmploymentId: self, reasonCode: ActReason[reason] };
      return roster.assignShift({ ...request, override: signed });
    },
    onDone: (_, { override }, id) => {
      const key = override ? 'act.overrideDone' : 'act.assignDone';
      note({ id, what: t(key, { name }), gap });
    },
  });
}

export function AssignButton(props: { gap: BoardGap; employmentId: string; name: string }) {
  const { gap, employmentId, name } = props;
  const { t } = useTranslation();
  const say = useRefusal();
  const [sure, ask] = useState(false);
  useEscape(
    sure,
    useCallback(() => ask(false), []),
  );
  const [reason, setReason] = useState(ActReason.UNSPECIFIED);
  const assign = useAssign(gap, employmentId, name);
  const before = useRef<BoardGap>(undefined);
  const shown = useShown(assign.isSuccess, gap, before.current);
  const send = (order: Order) => {
    before.current = gap;
    assign.mutate(order);
  };
  if (assign.isSuccess)
    return (
      <Text size="sm" role="status">
        {t(shown === 'yes' ? 'assign.done' : shown === 'late' ? 'act.late' : 'act.pending', {
          name,
        })}
      </Text>
    );
  const refused = assign.error && refusalOf(assign.error);
  return (
    <Stack gap="xs">
      {refused && refused.reason !== 'LAW' && (
        <Alert color="red" role="alert">
          {t('act.failed', { why: say(assign.error) })}
        </Alert>
      )}
      {refused?.reason === 'LAW' && (
        <LawSaysNo
          shiftId={gap.shiftId}
          employmentId={employmentId}
          name={name}
          refusal={refused}
          sending={assign.isPending}
          onOverride={(against) => send({ reason: against, override: true })}
        />
      )}
      {sure ? (
        <Stack gap="xs" role="group" aria-label={t('assign.sure', { name })}>
          <Text size="sm">{t('assign.sure', { name })}</Text>
          <ReasonSelect reasons={REASONS} value={reason} onChange={setReason} />
          <Group gap={4}>
            <Button
              size="compact-sm"
              loading={assign.isPending}
              onClick={() => {
                send({ reason });
                ask(false);
              }}
            >
              {t('assign.yes')}
            </Button>
            <Button size="compact-sm" variant="default" onClick={() => ask(false)}>
              {t('assign.no')}
            </Button>
          </Group>
        </Stack>
      ) : (
        <Button
          size="compact-sm"
          variant="default"
          style={{ alignSelf: 'flex-start' }}
          loading={assign.isPending}
          aria-label={`${t('assign.go')} ${name}`}
          onClick={() => ask(true)}
        >
          {t('assign.go')}
        </Button>
      )}
    </Stack>
  );
}
