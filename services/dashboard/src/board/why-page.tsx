// Why page: for whoever watches that the search is fair: each search of the last hours, with its
// story and how each person was judged. Nothing can be done here.
import './board.css';
import { Stack, Text, Title } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClients } from '../api/clients';
import { useSession } from '../api/use-session';
import { language } from '../i18n';
import { span } from '../time/copenhagen';
import { againOf, closedGaps, openGaps } from './board-state';
import { DetailPlace } from './detail-place';
import { StaleAlert } from './freshness';
import { GapDetail } from './gap-detail';
import { useBoard } from './use-board';

export function WhyPage() {
  const { t } = useTranslation();
  const { tenant, units } = useSession();
  const board = useBoard(useClients(), tenant, units);
  const wide = useMediaQuery('(min-width: 75em)') ?? false;
  const [selected, select] = useState<string>();
  const gap = board.gaps.get(selected ?? '');
  const all = [...openGaps(board), ...closedGaps(board)];
  return (
    <Stack>
      <Title order={1}>{t('nav.why')}</Title>
      <Text>{t('fairness.intro')}</Text>
      <StaleAlert board={board} />
      {board.connection === 'connecting' && <Text role="status">{t('board.loading')}</Text>}
      {board.boardTime > 0 && all.length === 0 && <Text>{t('fairness.none')}</Text>}
      <div className="board" data-wide={wide || undefined}>
        <Stack component="ul" gap={6} p={0} m={0} className="plain">
          {all.map((one) => (
            <li key={one.gapId}>
              <button
                type="button"
                className="linkish"
                aria-expanded={one.gapId === selected}
                onClick={() => select(one.gapId)}
              >
                {one.place}, {span(one.interval, language())}
              </button>{' '}
              <Text span size="sm">
                {one.open
                  ? t(`rung.${one.rung}` as never)
                  : t(`closed.${one.closeReason}` as never)}
              </Text>
            </li>
          ))}
        </Stack>
        <DetailPlace wide={wide} place={gap?.place} onClose={() => select(undefined)}>
          {gap && (
            <GapDetail gap={gap} mayAct={false} again={againOf(board, gap)} onAgain={select} />
          )}
        </DetailPlace>
      </div>
    </Stack>
  );
}
