// Countdown: how long until an instant, anew each second; nothing around it is drawn again.
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { left } from '../time/left';
import { useServerNow } from '../time/server-clock';

interface Props {
  at: number;
  // What is said once the instant has passed; absent: how long ago it was.
  over?: string;
}

export const Countdown = memo(function Countdown({ at, over }: Props) {
  const { t } = useTranslation();
  const away = at - useServerNow();
  if (away < 0 && over !== undefined) return <span className="tabular">{over}</span>;
  return <span className="tabular">{left(Math.abs(away), t('board.hour'))}</span>;
});

// "Begins in 40 min", "Began 3 min ago".
export const StartsIn = memo(function StartsIn({ at }: { at: number }) {
  const { t } = useTranslation();
  const away = at - useServerNow();
  return (
    <span className="starts">
      <span className="quiet">{away >= 0 ? t('board.starts') : t('board.started')}</span>{' '}
      <b className="tabular">{left(Math.abs(away), t('board.hour'))}</b>
    </span>
  );
});
