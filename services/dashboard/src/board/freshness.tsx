// Freshness: whether the picture is live, and in words how old it is when it is not.
import { Alert, Badge } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { clock } from '../time/copenhagen';
import { useBrowserTime } from '../time/server-clock';
import { freshness, type Board } from './board-state';

const COLORS = { fresh: 'yellow', late: 'orange', old: 'red' };

// By this browser's own clock: that of the services says nothing while they are silent.
export function useFreshness(board: Board) {
  const now = useBrowserTime(1000);
  return freshness(board, now);
}

export function LiveBadge({ board }: { board: Board }) {
  const { t } = useTranslation();
  const fresh = useFreshness(board);
  if (board.connection !== 'live' || fresh !== 'fresh') return null;
  return (
    <Badge color="#1b6e30" variant="filled">
      {t('fresh.live')}
    </Badge>
  );
}

export function StaleAlert({ board }: { board: Board }) {
  const { t } = useTranslation();
  const fresh = useFreshness(board);
  if (board.boardTime === 0 || (board.connection === 'live' && fresh === 'fresh')) return null;
  const time = clock(board.boardTime);
  const said = fresh === 'fresh' ? t('board.stale', { time }) : t(`fresh.${fresh}`, { time });
  return (
    <Alert color={COLORS[fresh]} role="alert" data-age={fresh} className="stale">
      {said}
    </Alert>
  );
}
