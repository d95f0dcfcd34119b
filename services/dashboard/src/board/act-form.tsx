// Act form: says what an act does, asks why, and is sent once however often it is clicked.
import { Alert, Button, Card, Group, Stack, Text } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRefusal } from '../api/use-refusal';
import type { BoardGap } from '../gen/vagtbro/pool/v1/board_pb';
import { ActReason } from '../gen/vagtbro/types/v1/act_pb';
import { isAtOnce, needsReason, reasonsFor, type DeskAct } from './desk-acts';
import { ReasonSelect } from './reason-select';
import { useActWords } from './use-act-words';
import { useSendAct } from './use-send-act';

interface Props {
  gap: BoardGap;
  act: DeskAct;
  onClose: () => void;
}

// How far it has come, said aloud.
function Progress({ sending, late }: { sending: boolean; late: boolean }) {
  const { t } = useTranslation();
  return (
    <Text size="sm" role="status">
      {t(sending ? 'act.sending' : late ? 'act.late' : 'act.pending')}
    </Text>
  );
}

export function ActForm({ gap, act, onClose }: Props) {
  const { t } = useTranslation();
  const say = useRefusal();
  const words = useActWords(gap, act);
  const [reason, setReason] = useState(ActReason.UNSPECIFIED);
  const [asked, setAsked] = useState(false);
  const { sending, late, send } = useSendAct({ gap, act, what: words.done, onShown: onClose });
  const missing = needsReason(act) && reason === ActReason.UNSPECIFIED;
  const atOnce = isAtOnce(act);
  const form = useRef<HTMLDivElement>(null);
  useEffect(() => {
    form.current?.querySelector<HTMLElement>('select, button')?.focus();
    if (atOnce) send(reason);
    // Once, as the form opens.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);
  const go = () => {
    setAsked(true);
    if (!missing) send(reason);
  };
  return (
    <Card withBorder padding="sm" role="group" aria-label={words.name} ref={form}>
      <Stack gap="xs">
        <Text size="sm" fw={600}>
          {words.name}
        </Text>
        {!atOnce && <Text size="sm">{words.does}</Text>}
        {needsReason(act) && !sending.isSuccess && (
          <ReasonSelect
            reasons={reasonsFor(act)}
            value={reason}
            onChange={setReason}
            required
            error={asked && missing && t('act.reasonNone')}
          />
        )}
        {sending.error && (
          <Alert color="red" role="alert">
            {t('act.failed', { why: say(sending.error) })}
          </Alert>
        )}
        {(sending.isPending || sending.isSuccess) && (
          <Progress sending={sending.isPending} late={late} />
        )}
        {!sending.isSuccess && (
          <Group gap="xs">
            {(!atOnce || sending.isError) && (
              <Button size="compact-md" loading={sending.isPending} onClick={go}>
                {t('act.go')}
              </Button>
            )}
            <Button size="compact-md" variant="default" onClick={onClose}>
              {t('act.back')}
            </Button>
          </Group>
        )}
      </Stack>
    </Card>
  );
}
