// Earlier offers: what became of each, and why. A yes that comes late still counts while nobody has
// the shift.
import { Badge, Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { OfferState } from '../gen/vagtbro/pool/v1/pool_facts_pb';
import type { Offer } from '../gen/vagtbro/pool/v1/pool_service_pb';
import { language } from '../i18n';
import { millis, span } from '../time/copenhagen';
import { serverNow } from '../time/server-clock';
import { Confirm } from './confirm';
import { Loaded } from './loaded';
import { Section } from './section';
import { useEarlierOffers, type OwnAnswer } from './use-offers';
import { WhyOffer } from './why-offer';

const FIRST = 10;
const COLOURS: Partial<Record<OfferState, string>> = {
  [OfferState.CONFIRMED]: 'bridge',
  [OfferState.PENDING]: 'bridge',
  [OfferState.QUEUED]: 'bridge',
  [OfferState.STANDBY]: 'bridge',
};

interface Props {
  // Id of the offer that is being answered; empty: none.
  pending: string;
  say: (answer: OwnAnswer) => void;
}

export function EarlierOffers({ pending, say }: Props) {
  const { t } = useTranslation();
  const earlier = useEarlierOffers();
  const [shown, setShown] = useState(FIRST);
  return (
    <Section title={t('me.earlier')}>
      <Loaded query={earlier} isEmpty={(all) => all.length === 0} empty={t('me.noEarlier')}>
        {(all) => (
          <Stack gap="lg">
            {all.slice(0, shown).map((offer) => (
              <Earlier
                key={offer.offer?.offerId}
                offer={offer}
                pending={pending !== '' && pending === offer.offer?.offerId}
                say={say}
              />
            ))}
            {all.length > shown && (
              <Button variant="default" onClick={() => setShown(shown + FIRST)}>
                {t('me.more')}
              </Button>
            )}
          </Stack>
        )}
      </Loaded>
    </Section>
  );
}

function Earlier({ offer, pending, say }: { offer: Offer; pending: boolean; say: Props['say'] }) {
  const { t } = useTranslation();
  const [why, setWhy] = useState(false);
  const shift = offer.offer;
  if (!shift) return null;
  const about = `${shift.place}, ${span(shift.interval, language())}`;
  const stillOpen =
    offer.state === OfferState.LAPSED && millis(shift.interval?.startTime) > serverNow();
  return (
    <article aria-label={about}>
      <Group justify="space-between" gap="xs">
        <Text fw={600}>{shift.place}</Text>
        <Badge color={COLOURS[offer.state] ?? 'gray.8'}>
          {t(`me.offerState.${offer.state}` as never) as string}
        </Badge>
      </Group>
      <Text className="tabular">{span(shift.interval, language())}</Text>
      <Text size="sm" mb="xs">
        {t(`me.offerStateLong.${offer.state}` as never) as string}
      </Text>
      <Group gap="sm">
        {stillOpen && (
          <Confirm
            ask={t('me.lateYes')}
            yes={t('me.sure')}
            question={t('me.sureQuestion', { shift: about })}
            about={about}
            variant="outline"
            pending={pending}
            act={(requestId) => say({ offer, accept: true, requestId })}
          />
        )}
        <Button
          size="md"
          variant="subtle"
          aria-expanded={why}
          aria-label={`${t('me.why')}: ${about}`}
          onClick={() => setWhy(!why)}
        >
          {t(offer.state === OfferState.CONFIRMED ? 'me.whyGot' : 'me.why')}
        </Button>
      </Group>
      {why && <WhyOffer gapId={shift.gapId} />}
    </article>
  );
}
