// Board head: the title, whether the picture is live, and what this screen shall do.
import { ActionIcon, Anchor, Checkbox, Group, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Board } from './board-state';
import { LiveBadge } from './freshness';

interface Props {
  board: Board;
  sound: boolean;
  onSound: (on: boolean) => void;
  help: boolean;
  onHelp: () => void;
}

export function BoardHead({ board, sound, onSound, help, onHelp }: Props) {
  const { t } = useTranslation();
  return (
    <Group justify="space-between">
      <Group gap="sm">
        <Title order={1}>{t('board.title')}</Title>
        <LiveBadge board={board} />
      </Group>
      <Group gap="sm">
        <Checkbox
          label={t('board.sound')}
          checked={sound}
          onChange={(event) => {
            onSound(event.currentTarget.checked);
            // The browser asks once; a notice of the desktop goes with the sound.
            if (event.currentTarget.checked && typeof Notification !== 'undefined') {
              void Notification.requestPermission();
            }
          }}
        />
        <Anchor href="/?wall" size="sm">
          {t('nav.wall')}
        </Anchor>
        <ActionIcon
          variant="default"
          aria-label={t('keys.help')}
          title={t('keys.help')}
          aria-expanded={help}
          onClick={onHelp}
        >
          <span aria-hidden="true">?</span>
        </ActionIcon>
      </Group>
    </Group>
  );
}
