// New version: offers to load the app anew; never by itself, for somebody may be in the middle of it.
import { Button, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { takeOver, useNewVersion } from './worker';

export function NewVersion() {
  const { t } = useTranslation();
  const ready = useNewVersion();
  return (
    <div role="status">
      {ready && (
        <Group gap="sm" mb="sm">
          <Text>{t('pwa.newVersion')}</Text>
          <Button size="md" variant="default" onClick={takeOver}>
            {t('pwa.reload')}
          </Button>
        </Group>
      )}
    </div>
  );
}
