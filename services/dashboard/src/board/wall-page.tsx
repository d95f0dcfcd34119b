// Wall page: the board for a screen on the wall, read from three metres; names nobody.
import './board.css';
import './wall.css';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useClients } from '../api/clients';
import { useSession } from '../api/use-session';
import type { BoardGap } from '../gen/vagtbro/pool/v1/board_pb';
import { language } from '../i18n';
import { clock, span } from '../time/copenhagen';
import { left } from '../time/left';
import { useBrowserTime, useServerTime } from '../time/server-clock';
import { needsHuman, openGaps, startOf, type Board } from './board-state';
import { Countdown } from './countdown';
import { figuresOf } from './figures';
import { useFreshness } from './freshness';
import { noMarginUnits, realRisks } from './risk-order';
import { RiskLine, useRisks } from './risks';
import { urgencyOf } from './sections';
import { useBoard } from './use-board';
import { useMedian } from './use-median';

const TOP = 8;
const RISKS = 6;

function Figure({ label, value, loud }: { label: string; value: string; loud?: boolean }) {
  return (
    <div className="wall-figure" data-loud={loud || undefined}>
      <b className="tabular">{value}</b>
      <span>{label}</span>
    </div>
  );
}

// So large that nobody acts on an old picture.
function Age({ board }: { board: Board }) {
  const { t } = useTranslation();
  const now = useBrowserTime(1000);
  const fresh = useFreshness(board);
  if (board.heardAt === 0) return <p role="status">{t('board.loading')}</p>;
  if (fresh === 'fresh' && board.connection === 'live') return null;
  return (
    <p className="wall-age" data-age={fresh} role="alert">
      {t('fresh.age', { age: left(now - board.heardAt, t('board.hour')) })}
    </p>
  );
}

function Line({ gap, now }: { gap: BoardGap; now: number }) {
  const { t } = useTranslation();
  return (
    <li className="wall-gap" data-urgency={urgencyOf(gap, now)}>
      <b>
        <Countdown at={startOf(gap)} />
      </b>
      <b>{gap.place}</b>
      <span className="tabular">{span(gap.interval, language())}</span>
      <span>{t(`levelLong.${gap.level}` as never)}</span>
      <span>{needsHuman(gap) ? t('figure.human') : t(`rung.${gap.rung}` as never)}</span>
      <span>
        {gap.ownerEmploymentId
          ? t('queue.ownerOther')
          : t('board.offers', { count: gap.openOffers })}
      </span>
    </li>
  );
}

export function WallPage() {
  const { t } = useTranslation();
  const { tenant, units } = useSession();
  const board = useBoard(useClients(), tenant, units);
  const now = useServerTime(15_000);
  const known = board.boardTime > 0;
  const asked = useRisks(board);
  // What is not known is not zero.
  const all = asked.isError ? undefined : asked.data?.risks;
  const risks = all && realRisks(all);
  const tight = all ? noMarginUnits(all).units : 0;
  const median = useMedian(now, known);
  const figures = figuresOf(board);
  useEffect(() => {
    document.title = `${t('wall.title')} · ${t('app.name')}`;
  }, [t]);
  const open = openGaps(board);
  return (
    <div className="wall-page">
      <header>
        <h1>{t('wall.title')}</h1>
        <b className="tabular">{clock(now)}</b>
      </header>
      <Age board={board} />
      <div className="wall-figures">
        <Figure label={t('figure.human')} value={`${figures.human}`} loud={figures.human > 0} />
        <Figure label={t('figure.open')} value={`${figures.open}`} />
        <Figure label={t('figure.risk')} value={risks ? `${risks.length}` : '–'} />
        <Figure label={t('figure.offers')} value={`${figures.offers}`} />
        <Figure label={t('figure.covered')} value={`${figures.covered}`} />
        <Figure
          label={t('figure.median')}
          value={median === null ? '–' : t('figure.minutes', { count: median })}
        />
      </div>
      <h2>{t('wall.top')}</h2>
      {known && open.length === 0 && <p>{t('wall.none')}</p>}
      <ul className="plain">
        {open.slice(0, TOP).map((gap) => (
          <Line key={gap.gapId} gap={gap} now={now} />
        ))}
      </ul>
      {risks && risks.length > 0 && <h2>{t('risk.title')}</h2>}
      <ul className="plain wall-risks">
        {risks?.slice(0, RISKS).map((risk, index) => (
          <RiskLine key={`${risk.unitId} ${index}`} risk={risk} />
        ))}
      </ul>
      {tight > 0 && <p>{t('risk.noMargin', { count: tight })}</p>}
    </div>
  );
}
