// Act bar: what can be done to a gap now, one click away, and no more than that.
import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../api/use-session';
import type { BoardGap } from '../gen/vagtbro/pool/v1/board_pb';
import { ActForm } from './act-form';
import { actsOf, type DeskAct } from './desk-acts';
import { useActWords } from './use-act-words';
import { useEscape } from './use-escape';

const keyOf = (act: DeskAct) => (act.kind === 'steer' ? `steer${act.act}` : act.kind);

function ActButton(props: { gap: BoardGap; act: DeskAct; on: boolean; onClick: () => void }) {
  const words = useActWords(props.gap, props.act);
  return (
    <Button
      size="compact-md"
      variant={props.on ? 'filled' : 'default'}
      aria-expanded={props.on}
      onClick={props.onClick}
    >
      {words.name}
    </Button>
  );
}

interface Props {
  gap: BoardGap;
  // Asked for from the keyboard; a new object each time.
  wanted?: DeskAct | undefined;
}

export function ActBar({ gap, wanted }: Props) {
  const { t } = useTranslation();
  const [chosen, choose] = useState<DeskAct>();
  const { employmentId: self } = useSession();
  const acts = actsOf(gap, self);
  const close = useCallback(() => choose(undefined), []);
  useEscape(chosen !== undefined, close);
  useEffect(close, [gap.gapId, close]);
  useEffect(() => {
    if (wanted && wanted.kind !== 'assign') choose(wanted);
  }, [wanted]);
  return (
    <Stack gap="xs">
      <Title order={3} size="h5">
        {t('act.title')}
      </Title>
      {acts.length === 0 && <Text size="sm">{t('act.none')}</Text>}
      <Group gap="xs">
        {acts.map((act) => (
          <ActButton
            key={keyOf(act)}
            gap={gap}
            act={act}
            on={chosen !== undefined && keyOf(chosen) === keyOf(act)}
            onClick={() => choose(act)}
          />
        ))}
      </Group>
      {chosen && <ActForm key={keyOf(chosen)} gap={gap} act={chosen} onClose={close} />}
    </Stack>
  );
}
