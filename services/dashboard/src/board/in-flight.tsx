// In flight: the offers of a gap that are still about something, each with its own countdown.
import { Badge, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useNames } from '../api/use-names';
import type { BoardGap } from '../gen/vagtbro/pool/v1/board_pb';
import { OfferState } from '../gen/vagtbro/pool/v1/pool_facts_pb';
import { millis } from '../time/copenhagen';
import { Countdown } from './countdown';

export function InFlight({ gap }: { gap: BoardGap }) {
  const { t } = useTranslation();
  const nameOf = useNames();
  if (gap.inFlight.length === 0) return gap.open ? <Text size="sm">{t('flight.none')}</Text> : null;
  return (
    <Stack component="ul" gap={4} p={0} m={0} className="plain" aria-label={t('flight.title')}>
      {gap.inFlight.map((offer) => (
        <Group component="li" key={offer.offerId} gap="0 8px">
          <Text size="sm" fw={500}>
            {nameOf(offer.employmentId)}
          </Text>
          <Text size="sm" c="dimmed">
            {t(`rung.${offer.rung}` as never)}
          </Text>
          <Text size="sm">{t(`flight.states.${offer.state}` as never)}</Text>
          {offer.held && <Badge color="grape.8">{t('flight.held')}</Badge>}
          {offer.state === OfferState.OPEN && (
            <Text size="sm">
              {t('flight.lapses')}{' '}
              <Countdown at={millis(offer.lapseTime)} over={t('flight.lapsed')} />
            </Text>
          )}
        </Group>
      ))}
    </Stack>
  );
}
