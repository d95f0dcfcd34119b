// Offers page: what a person is asked right now, with two big buttons, and what they were asked before.
import { Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AnswerOfferResponse, Offer } from '../gen/vagtbro/pool/v1/pool_service_pb';
import { language } from '../i18n';
import { span } from '../time/copenhagen';
import { EarlierOffers } from './earlier-offers';
import { Loaded } from './loaded';
import { OfferCard } from './offer-card';
import { Said } from './said';
import { Section } from './section';
import { useAnswer, useOpenOffers, type OwnAnswer } from './use-offers';

export function OffersPage() {
  const { t } = useTranslation();
  const open = useOpenOffers();
  const answer = useAnswer();
  const [about, setAbout] = useState<Offer>();
  const pending = about?.offer?.offerId ?? '';
  const say = (own: OwnAnswer) => {
    setAbout(own.offer);
    answer.mutate(own);
  };
  return (
    <Stack>
      <Title order={1}>{t('me.part.offers')}</Title>
      <Section title={t('me.offers')}>
        <Said done={answer.data && outcome(t, answer.data, about)} error={answer.error} />
        <Loaded query={open} isEmpty={(all) => all.length === 0} empty={t('me.noOffers')}>
          {(all) => (
            <Stack gap="lg">
              {all.map((offer) => (
                <OfferCard
                  key={offer.offer?.offerId}
                  offer={offer}
                  pending={answer.isPending && pending === offer.offer?.offerId}
                  say={say}
                />
              ))}
            </Stack>
          )}
        </Loaded>
        <Text size="sm" c="dimmed" mt="sm">
          {t('me.offersHelp')}
        </Text>
      </Section>
      <EarlierOffers pending={answer.isPending ? pending : ''} say={say} />
    </Stack>
  );
}

// What became of an answer, and which shift it was about.
function outcome(
  t: ReturnType<typeof useTranslation>['t'],
  said: AnswerOfferResponse,
  about: Offer | undefined,
): string {
  const why = language() === 'da' ? said.refusalDa : said.refusalEn;
  const words = t(`me.answered.${said.outcome}` as never, { why }) as string;
  const shift = about?.offer;
  return shift ? `${shift.place}, ${span(shift.interval, language())}: ${words}` : words;
}
