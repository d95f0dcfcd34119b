// Contact form: numbers in the order they are tried, agreements one by one, own quiet hours.
import { Button, Group, Radio, Stack, Switch, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { minutesOf } from '../time/local';
import type { OwnContact } from './contact';

const MOST_PHONES = 5;
const AGREEMENTS = ['smsOffers', 'nightSmsOffers', 'voiceOffers', 'standby'] as const;

interface Props {
  contact: OwnContact;
  pending: boolean;
  save: (contact: OwnContact) => void;
}

export function ContactForm({ contact, pending, save }: Props) {
  const { t } = useTranslation();
  const [form, setForm] = useState(contact);
  const [tried, setTried] = useState(false);
  const change = (part: Partial<OwnContact>) => setForm({ ...form, ...part });
  const phones = (at: number, phone: string) =>
    change({ phones: form.phones.map((one, i) => (i === at ? phone : one)) });
  const times = [form.quietStart, form.quietEnd].map(minutesOf);
  const badQuiet = form.quiet && (times.some(Number.isNaN) || times[0] === times[1]);
  const badPhone = (phone: string) => phone.trim() !== '' && !/^\+?[\d ]{8,20}$/.test(phone.trim());
  const wrong = badQuiet || form.phones.some(badPhone);
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (!wrong) save(form);
      }}
    >
      <Stack gap="md">
        {form.phones.map((phone, at) => (
          <Group key={at} align="flex-end" gap="sm">
            <TextInput
              type="tel"
              inputMode="tel"
              autoComplete="tel"
              label={t('self.phone', { at: at + 1 })}
              value={phone}
              error={tried && badPhone(phone) ? t('self.badPhone') : undefined}
              onChange={(event) => phones(at, event.currentTarget.value)}
            />
            <Button
              variant="default"
              aria-label={t('self.dropPhone', { at: at + 1 })}
              onClick={() => change({ phones: form.phones.filter((_, i) => i !== at) })}
            >
              {t('self.drop')}
            </Button>
          </Group>
        ))}
        {form.phones.length === 0 && <Text>{t('self.noPhone')}</Text>}
        {form.phones.length < MOST_PHONES && (
          <Button
            variant="default"
            style={{ alignSelf: 'flex-start' }}
            onClick={() => change({ phones: [...form.phones, ''] })}
          >
            {t('self.addPhone')}
          </Button>
        )}
        <Radio.Group
          label={t('self.spoken')}
          value={form.language}
          onChange={(value) => change({ language: value })}
        >
          <Group gap="lg" mt={4}>
            <Radio size="md" value="da" label="Dansk" lang="da" />
            <Radio size="md" value="en" label="English" lang="en" />
          </Group>
        </Radio.Group>
        {AGREEMENTS.map((key) => (
          <Switch
            key={key}
            size="md"
            label={t(`self.${key}`)}
            description={t(`self.${key}Help`)}
            checked={form[key]}
            onChange={(event) => change({ [key]: event.currentTarget.checked })}
          />
        ))}
        <Switch
          size="md"
          label={t('self.quiet')}
          description={t('self.quietHelp')}
          checked={form.quiet}
          onChange={(event) => change({ quiet: event.currentTarget.checked })}
        />
        {form.quiet && (
          <Group gap="sm" align="flex-end">
            <TextInput
              type="time"
              label={t('self.quietStart')}
              value={form.quietStart}
              error={tried && badQuiet}
              onChange={(event) => change({ quietStart: event.currentTarget.value })}
            />
            <TextInput
              type="time"
              label={t('self.quietEnd')}
              value={form.quietEnd}
              error={tried && badQuiet}
              onChange={(event) => change({ quietEnd: event.currentTarget.value })}
            />
          </Group>
        )}
        {tried && badQuiet && <Text role="alert">{t('self.badQuiet')}</Text>}
        <Button type="submit" size="md" loading={pending} style={{ alignSelf: 'flex-start' }}>
          {t('self.save')}
        </Button>
      </Stack>
    </form>
  );
}
