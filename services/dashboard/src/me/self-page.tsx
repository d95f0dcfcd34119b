// Self page: how I am reached and asked, my PIN, this telephone, and who has looked at my data.
import { Button, List, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { language, setLanguage } from '../i18n';
import { clock, millis } from '../time/copenhagen';
import { Contact } from './contact';
import { Install } from './install';
import { Loaded } from './loaded';
import { Looks } from './looks';
import { Pin } from './pin';
import { PushDevices } from './push-devices';
import { Section } from './section';
import { useContacts } from './use-contacts';

export function SelfPage() {
  const { t } = useTranslation();
  return (
    <Stack>
      <Title order={1}>{t('self.title')}</Title>
      <Contact />
      <PushDevices />
      <Install />
      <Section title={t('self.language')}>
        <Text mb="sm">{t('self.languageHelp')}</Text>
        <Button
          size="md"
          variant="default"
          lang={language() === 'da' ? 'en' : 'da'}
          onClick={() => void setLanguage(language() === 'da' ? 'en' : 'da')}
        >
          {t('nav.language')}
        </Button>
      </Section>
      <Pin />
      <Asked />
      <Looks />
    </Stack>
  );
}

function Asked() {
  const { t } = useTranslation();
  const contacts = useContacts();
  return (
    <Section title={t('me.contacts')}>
      <Loaded query={contacts}>
        {(said) => (
          <List size="sm">
            <List.Item>{t('me.day', { count: said.day, limit: said.dayLimit })}</List.Item>
            <List.Item>{t('me.weekCount', { count: said.week, limit: said.weekLimit })}</List.Item>
            <List.Item>{t('me.covers', { count: said.covers })}</List.Item>
            {said.medianFortnight !== undefined && (
              <List.Item>
                {t('me.median', { count: said.medianFortnight, mine: said.fortnight })}
              </List.Item>
            )}
            {said.notBeforeTime && (
              <List.Item>{t('me.silent', { time: clock(millis(said.notBeforeTime)) })}</List.Item>
            )}
          </List>
        )}
      </Loaded>
    </Section>
  );
}
