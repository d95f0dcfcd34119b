// Gap detail: everything about one gap, beside the list: what to do, what is out, what happened.
import { Alert, Badge, Button, Group, Stack, Text, Title } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useNames } from '../api/use-names';
import type { BoardGap } from '../gen/vagtbro/pool/v1/board_pb';
import { language } from '../i18n';
import { span } from '../time/copenhagen';
import { ActBar } from './act-bar';
import { AssignPicker } from './assign-picker';
import { Candidates } from './candidates';
import { StartsIn } from './countdown';
import { isCovered, startOf } from './board-state';
import type { DeskAct } from './desk-acts';
import { useDone } from './done-context';
import { InFlight } from './in-flight';
import { Slot } from './slot';
import { Story } from './story';
import { Undoable } from './undoable';

interface Props {
  gap: BoardGap;
  // Whether the one who looks may act; a shop steward reads.
  mayAct?: boolean;
  wanted?: DeskAct | undefined;
  // Where somebody is searched for again, after this one was closed; absent: nowhere.
  again?: BoardGap | undefined;
  // Goes there.
  onAgain?: ((gapId: string) => void) | undefined;
}

function Facts({ gap, stands }: { gap: BoardGap; stands: boolean }) {
  const { t } = useTranslation();
  const nameOf = useNames();
  return (
    <Stack gap={4}>
      <Text className="tabular">{span(gap.interval, language())}</Text>
      {gap.open && <Slot gap={gap} />}
      {gap.open && <StartsIn at={startOf(gap)} />}
      <Group gap="xs">
        {!isCovered(gap) && <Badge variant="outline">{t(`levelLong.${gap.level}` as never)}</Badge>}
        <Badge variant="light" c="var(--mantine-color-text)">
          {gap.open ? t(`rung.${gap.rung}` as never) : t(`closed.${gap.closeReason}` as never)}
        </Badge>
      </Group>
      {stands && gap.coveredByEmploymentId && (
        <Text size="sm">{t('board.who', { name: nameOf(gap.coveredByEmploymentId) })}</Text>
      )}
      {gap.leaderEmploymentId && (
        <Text size="sm">{t('board.told', { name: nameOf(gap.leaderEmploymentId) })}</Text>
      )}
    </Stack>
  );
}

// What closes under somebody's hand says so: an act they had begun goes with it.
function ClosedMeanwhile({ gap }: { gap: BoardGap }) {
  const { t } = useTranslation();
  const wasOpen = useRef(gap.open);
  const { done } = useDone();
  // Whoever closed it by an act on the shift knows.
  const own = done.some((one) => one.gap.gapId === gap.gapId && one.steer === undefined);
  if (!wasOpen.current || gap.open || own) return null;
  const how = t(`closed.${gap.closeReason}` as never);
  return (
    <Alert color="blue" role="alert">
      {t('queue.closedHere', { how })}
    </Alert>
  );
}

function Again({ again, onAgain }: Pick<Props, 'again' | 'onAgain'>) {
  const { t } = useTranslation();
  if (!again) return null;
  return (
    <Alert color="orange" role="status" title={t('queue.again')}>
      {onAgain && (
        <Button size="compact-md" variant="default" onClick={() => onAgain(again.gapId)}>
          {t('queue.toAgain')}
        </Button>
      )}
    </Alert>
  );
}

export function GapDetail({ gap, mayAct = true, wanted, again, onAgain }: Props) {
  const { t } = useTranslation();
  const title = useRef<HTMLHeadingElement>(null);
  // Whoever opens another gap begins to read at its top.
  useEffect(() => title.current?.focus({ preventScroll: true }), [gap.gapId]);
  return (
    <Stack gap="md">
      <Title order={2} size="h4" tabIndex={-1} ref={title}>
        {gap.place}
      </Title>
      {again ? (
        <Again again={again} onAgain={onAgain} />
      ) : (
        <ClosedMeanwhile key={gap.gapId} gap={gap} />
      )}
      <Facts gap={gap} stands={!again} />
      {mayAct && gap.open && <ActBar gap={gap} wanted={wanted} />}
      {mayAct && !again && <Undoable gap={gap} />}
      {mayAct && gap.open && (
        <AssignPicker
          key={gap.gapId}
          gap={gap}
          wanted={wanted?.kind === 'assign' ? wanted : undefined}
        />
      )}
      {gap.open && (
        <section aria-labelledby="flight">
          <Title order={3} size="h5" id="flight" mb={4}>
            {t('flight.title')}
          </Title>
          <InFlight gap={gap} />
        </section>
      )}
      <section aria-labelledby="story">
        <Title order={3} size="h5" id="story" mb={4}>
          {t('why.story')}
        </Title>
        <Story gap={gap} employmentId="" />
      </section>
      <section aria-labelledby="people">
        <Title order={3} size="h5" id="people" mb={4}>
          {t('why.people')}
        </Title>
        <Candidates gap={gap} mayAssign={mayAct} />
      </section>
    </Stack>
  );
}
