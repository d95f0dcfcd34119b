// Install: Vagtbro on the home screen: a button where the browser lets us, the way there elsewhere.
import { Button, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { install, useInstall } from '../pwa/install';
import { Section } from './section';

export function Install() {
  const { t } = useTranslation();
  const how = useInstall();
  return (
    <Section title={t('self.install')}>
      <Text mb="sm">{t(`self.installs.${how}`)}</Text>
      {how === 'offered' && (
        <Button size="md" variant="default" onClick={() => void install()}>
          {t('self.installGo')}
        </Button>
      )}
    </Section>
  );
}
