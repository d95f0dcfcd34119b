// Board page: open gaps by the time left, what asks for a human first and loudest.
import {
  Alert,
  Anchor,
  Badge,
  Card,
  Checkbox,
  Group,
  SimpleGrid,
  Stack,
  Text,
  Title,
} from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClients } from '../api/clients';
import { useNames } from '../api/use-names';
import { useSession } from '../api/use-session';
import type { BoardGap } from '../gen/vagtbro/pool/v1/pool_service_pb';
import { language } from '../i18n';
import { clock, millis, span } from '../time/copenhagen';
import { useServerNow } from '../time/server-clock';
import { closedGaps, isCovered, needsHuman, openGaps } from './board-state';
import { GapCard } from './gap-card';
import { useAlerts } from './use-alerts';
import { useBoard } from './use-board';
import { WhyPanel } from './why-panel';

const SOON = 2 * 3_600_000;

function Figure({ label, value, color }: { label: string; value: number; color?: string }) {
  return (
    <Card withBorder padding="sm">
      <Text size="sm" c="dimmed">
        {label}
      </Text>
      <Text size="xl" fw={700} className="tabular" {...(color && value > 0 ? { c: color } : {})}>
        {value}
      </Text>
    </Card>
  );
}

export function BoardPage() {
  const { t } = useTranslation();
  const { tenant, units } = useSession();
  const clients = useClients();
  const board = useBoard(clients, tenant, units);
  const now = useServerNow();
  const nameOf = useNames();
  const [why, setWhy] = useState<BoardGap>();
  const [sound, setSound] = useLocalStorage({ key: 'vagtbro.sound', defaultValue: false });
  const news = useAlerts(board, sound);

  const open = openGaps(board);
  const closed = closedGaps(board);
  const human = open.filter(needsHuman);
  const soon = open.filter((gap) => millis(gap.interval?.startTime) - now < SOON);
  return (
    <Stack>
      <Group justify="space-between">
        <Title order={1}>{t('board.title')}</Title>
        <Group gap="sm">
          <Checkbox
            label={t('board.sound')}
            checked={sound}
            onChange={(event) => {
              setSound(event.currentTarget.checked);
              // The browser asks once; a notice of the desktop goes with the sound.
              if (event.currentTarget.checked && typeof Notification !== 'undefined') {
                void Notification.requestPermission();
              }
            }}
          />
          <Anchor href="/?wall" size="sm">
            {t('nav.wall')}
          </Anchor>
          {board.connection === 'live' && (
            <Badge color="#1b6e30" variant="filled">
              {t('board.live')}
            </Badge>
          )}
        </Group>
      </Group>
      <div role="status" aria-live="assertive" className="heard">
        {news}
      </div>
      {board.connection === 'stale' && (
        <Alert color="orange" role="alert">
          {t('board.stale', { time: clock(board.boardTime) })}
        </Alert>
      )}
      {board.connection === 'connecting' && <Text role="status">{t('board.loading')}</Text>}
      <SimpleGrid cols={{ base: 2, sm: 4 }}>
        <Figure label={t('board.human')} value={human.length} color="red.8" />
        <Figure label={t('board.open')} value={open.length} />
        <Figure label={t('board.soon')} value={soon.length} />
        <Figure label={t('board.covered')} value={closed.filter(isCovered).length} />
      </SimpleGrid>
      {board.connection === 'live' && open.length === 0 && <Text>{t('board.none')}</Text>}
      <Stack
        gap="sm"
        component="ul"
        p={0}
        m={0}
        style={{ listStyle: 'none' }}
        aria-label={t('board.open')}
      >
        {open.map((gap) => (
          <li key={gap.gapId}>
            <GapCard gap={gap} now={now} nameOf={nameOf} onWhy={() => setWhy(gap)} />
          </li>
        ))}
      </Stack>
      {closed.length > 0 && (
        <section aria-labelledby="closed">
          <Title order={2} size="h4" id="closed" mb="xs">
            {t('board.recently')}
          </Title>
          <Stack gap={4}>
            {closed.map((gap) => (
              <Group key={gap.gapId} gap="sm">
                <Text size="sm" className="tabular">
                  {span(gap.interval, language())}
                </Text>
                <Text size="sm" fw={500}>
                  {gap.place}
                </Text>
                <Text size="sm">{t(`closed.${gap.closeReason}` as never)}</Text>
                {gap.coveredByEmploymentId && (
                  <Text size="sm">
                    {t('board.who', { name: nameOf(gap.coveredByEmploymentId) })}
                  </Text>
                )}
                <button
                  type="button"
                  className="linkish"
                  onClick={() => setWhy(gap)}
                  aria-label={`${t('board.why')} ${gap.place} ${span(gap.interval, language())}`}
                >
                  {t('board.why')}
                </button>
              </Group>
            ))}
          </Stack>
        </section>
      )}
      <WhyPanel gap={why} onClose={() => setWhy(undefined)} />
    </Stack>
  );
}
