// Contacts: how often somebody was asked, and what became of the latest offers.
import { Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Offer } from '../gen/vagtbro/pool/v1/pool_service_pb';
import type { GetContactsResponse } from '../gen/vagtbro/pool/v1/pool_trial_pb';
import { language } from '../i18n';
import { clock, day, millis, span } from '../time/copenhagen';

export function Contacts({ contacts, offers }: { contacts: GetContactsResponse; offers: Offer[] }) {
  const { t } = useTranslation();
  const quiet = millis(contacts.notBeforeTime);
  return (
    <Stack gap="xs">
      <Text size="sm">
        {t('person.day', { count: contacts.day, limit: contacts.dayLimit })} ·{' '}
        {t('person.week', { count: contacts.week, limit: contacts.weekLimit })} ·{' '}
        {t('person.covers', { count: contacts.covers })}
      </Text>
      {quiet > 0 && (
        <Text size="sm">
          {t('person.quiet', { when: `${day(quiet, language())} ${clock(quiet)}` })}
        </Text>
      )}
      {offers.length > 0 && (
        <ul className="plain" aria-label={t('person.offers')}>
          {offers.map(({ offer, state }) => (
            <li key={offer?.offerId}>
              <span className="tabular">{span(offer?.interval, language())}</span> {offer?.place}:{' '}
              {t(`person.offerState.${state}` as never)}
            </li>
          ))}
        </ul>
      )}
    </Stack>
  );
}
