// Gap card: one open gap: where, when, how far the search is, what happens next.
import { Badge, Button, Card, Group, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { BoardGap } from '../gen/vagtbro/pool/v1/pool_service_pb';
import { language } from '../i18n';
import { millis, span } from '../time/copenhagen';
import { left } from '../time/left';
import { needsHuman } from './board-state';

const SOON = 2 * 3_600_000;

export function urgencyOf(gap: BoardGap, now: number): 'human' | 'soon' | 'calm' {
  if (needsHuman(gap)) return 'human';
  return millis(gap.interval?.startTime) - now < SOON ? 'soon' : 'calm';
}

interface Props {
  gap: BoardGap;
  now: number;
  nameOf: (employmentId: string) => string;
  onWhy: () => void;
}

export function GapCard({ gap, now, nameOf, onWhy }: Props) {
  const { t } = useTranslation();
  const when = span(gap.interval, language());
  const away = millis(gap.interval?.startTime) - now;
  const nextStep = millis(gap.nextStepTime);
  const held = millis(gap.holdEndTime) > now;
  return (
    <Card
      withBorder
      padding="sm"
      className="gap"
      component="article"
      data-urgency={urgencyOf(gap, now)}
      aria-label={t('board.gap', { place: gap.place, when })}
    >
      <Group justify="space-between" align="flex-start">
        <div>
          <Title order={2} size="h4">
            {gap.place}
          </Title>
          <Text className="tabular">{when}</Text>
        </div>
        <div style={{ textAlign: 'end' }}>
          <Text size="sm" c="dimmed">
            {away >= 0 ? t('board.starts') : t('board.started')}
          </Text>
          <Text fw={700} className="tabular">
            {left(Math.abs(away), t('board.hour'))}
          </Text>
        </div>
      </Group>
      <Group gap="xs" mt="xs">
        <Badge variant="outline" title={t(`levelLong.${gap.level}` as never)}>
          {t(`level.${gap.level}` as never)}
        </Badge>
        <Badge variant="light" c="var(--mantine-color-text)">
          {t(`rung.${gap.rung}` as never)}
        </Badge>
        <Text size="sm">{t('board.offers', { count: gap.openOffers })}</Text>
        <Text size="sm">{t('board.asked', { count: gap.offers })}</Text>
        {gap.standbys > 0 && <Text size="sm">{t('board.standbys', { count: gap.standbys })}</Text>}
        {gap.openQuestions > 0 && (
          <Text size="sm">{t('board.questions', { count: gap.openQuestions })}</Text>
        )}
        {held && <Badge color="grape.8">{t('board.held')}</Badge>}
      </Group>
      <Group justify="space-between" mt="xs">
        <Text size="sm">
          {gap.leaderEmploymentId &&
            `${t('board.told', { name: nameOf(gap.leaderEmploymentId) })}. `}
          {gap.escalationReason > 0 && `${t(`escalation.${gap.escalationReason}` as never)}. `}
          {nextStep > now ? (
            <>
              {t('board.next')}{' '}
              <span className="tabular">{left(nextStep - now, t('board.hour'))}</span>
            </>
          ) : (
            needsHuman(gap) && t('board.nextNone')
          )}
        </Text>
        <Button
          variant="default"
          size="compact-sm"
          onClick={onWhy}
          aria-label={`${t('board.why')} ${gap.place} ${when}`}
        >
          {t('board.why')}
        </Button>
      </Group>
    </Card>
  );
}
