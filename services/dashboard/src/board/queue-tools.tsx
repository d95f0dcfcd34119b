// Queue tools: finds a place in the queue, and takes every filter off again.
import { Button, Group, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';

interface Props {
  words: string;
  onWords: (words: string) => void;
  filtered: boolean;
  onAll: () => void;
}

export function QueueTools({ words, onWords, filtered, onAll }: Props) {
  const { t } = useTranslation();
  return (
    <Group gap="sm" align="flex-end">
      <TextInput
        id="queue-filter"
        size="xs"
        label={t('queue.filter')}
        value={words}
        onChange={(event) => onWords(event.currentTarget.value)}
      />
      {filtered && (
        <Button size="xs" variant="default" onClick={onAll}>
          {t('queue.showAll')}
        </Button>
      )}
    </Group>
  );
}
