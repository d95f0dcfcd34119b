// Offer card: one question to one person. A yes is asked for twice, a no once.
import { Badge, Button, Group, SimpleGrid, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { newRequestId } from '../api/clients';
import type { Offer } from '../gen/vagtbro/pool/v1/pool_service_pb';
import { language } from '../i18n';
import { clock, millis, span } from '../time/copenhagen';
import { left } from '../time/left';
import { useServerNow } from '../time/server-clock';
import { Confirm } from './confirm';
import type { OwnAnswer } from './use-offers';

const URGENT = 10 * 60_000;

// How long the answer is waited for, by the services' clock. Only it is drawn anew each second, and
// it is not read out: the time of day beside it is.
function Countdown({ until }: { until: number }) {
  const { t } = useTranslation();
  const away = until - useServerNow();
  if (away <= 0) return <Badge color="gray.8">{t('me.late')}</Badge>;
  return (
    <Badge color={away < URGENT ? 'red.9' : 'bridge'} className="tabular" aria-hidden="true">
      {t('me.left', { time: left(away, t('board.hour')) })}
    </Badge>
  );
}

interface Props {
  offer: Offer;
  pending: boolean;
  say: (answer: OwnAnswer) => void;
}

export function OfferCard({ offer, pending, say }: Props) {
  const { t } = useTranslation();
  const shift = offer.offer;
  if (!shift) return null;
  const when = span(shift.interval, language());
  const about = `${shift.place}, ${when}`;
  const lapse = millis(shift.lapseTime);
  return (
    <article aria-label={about}>
      <Group justify="space-between" gap="xs">
        <Title order={3} size="h5">
          {shift.place}
        </Title>
        <Countdown until={lapse} />
      </Group>
      <Text className="tabular" fw={600}>
        {when}
      </Text>
      <Text>{t(`me.kind.${shift.kind}` as never) as string}</Text>
      {shift.releaseShiftId && <Text>{t('me.releases')}</Text>}
      <Text size="sm" mb="xs">
        {t('me.until', { time: clock(lapse) })}
      </Text>
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        <Confirm
          ask={t('me.accept')}
          yes={t('me.sure')}
          question={t('me.sureQuestion', { shift: about })}
          about={about}
          pending={pending}
          act={(requestId) => say({ offer, accept: true, requestId })}
        />
        <Button
          size="md"
          variant="default"
          disabled={pending}
          aria-label={`${t('me.decline')}: ${about}`}
          onClick={() => say({ offer, accept: false, requestId: newRequestId() })}
        >
          {t('me.decline')}
        </Button>
      </SimpleGrid>
    </article>
  );
}
