// Detail place: beside the list where there is room, above it where there is not.
import { Button, Card, Drawer, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface Props {
  wide: boolean;
  // What is shown, by name; absent: nothing is chosen.
  place: string | undefined;
  onClose: () => void;
  // The page hears Escape itself, for it may belong to a form in here.
  ownEscape?: boolean;
  children: ReactNode;
}

export function DetailPlace({ wide, place, onClose, ownEscape = false, children }: Props) {
  const { t } = useTranslation();
  const title = t('queue.detail', { place: place ?? '' });
  if (!wide)
    return (
      <Drawer
        opened={place !== undefined}
        onClose={onClose}
        closeOnEscape={!ownEscape}
        position="right"
        size="lg"
        title={title}
        closeButtonProps={{ 'aria-label': t('queue.close') }}
      >
        {children}
      </Drawer>
    );
  if (place === undefined)
    return (
      <Text c="dimmed" className="board-detail" pt="lg">
        {t('queue.pick')}
      </Text>
    );
  return (
    // It scrolls by itself, so it must be reachable for whoever scrolls with keys.
    <Card withBorder component="section" className="board-detail" aria-label={title} tabIndex={0}>
      <Button
        variant="default"
        size="compact-sm"
        style={{ alignSelf: 'flex-end' }}
        onClick={onClose}
      >
        {t('queue.close')}
      </Button>
      {children}
    </Card>
  );
}
