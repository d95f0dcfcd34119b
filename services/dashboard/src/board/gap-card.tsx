// Gap card: one open gap in one line: how long, where, how far the search is, what happens next.
//
// Drawn again only when its own gap changes; the countdowns in it tick by themselves.
import { Badge, Button } from '@mantine/core';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { BoardGap } from '../gen/vagtbro/pool/v1/board_pb';
import { OfferState } from '../gen/vagtbro/pool/v1/pool_facts_pb';
import { language } from '../i18n';
import { millis, span } from '../time/copenhagen';
import { needsHuman, startOf } from './board-state';
import { Countdown, StartsIn } from './countdown';

interface Props {
  gap: BoardGap;
  urgency: 'human' | 'soon' | 'calm';
  selected: boolean;
  // Who is on it, in words; empty: nobody.
  owner: string;
  // Who has been told; empty: nobody.
  leader: string;
  onOpen: (gapId: string) => void;
}

// When the first offer lapses, if nothing else happens before; absent: the next step is another.
function lapseOf(gap: BoardGap): number | undefined {
  const open = gap.inFlight.filter((one) => one.state === OfferState.OPEN);
  if (open.length === 0) return undefined;
  const lapse = Math.min(...open.map((one) => millis(one.lapseTime)));
  const step = millis(gap.nextStepTime);
  return step === 0 || lapse <= step ? lapse : undefined;
}

function Search({ gap }: { gap: BoardGap }) {
  const { t } = useTranslation();
  const lapse = lapseOf(gap);
  return (
    <div className="gap-search">
      <span>
        {t('board.offers', { count: gap.openOffers })} · {t('board.asked', { count: gap.offers })}
      </span>
      {lapse !== undefined && (
        <span>
          {t('flight.lapses')} <Countdown at={lapse} over={t('flight.lapsed')} />
        </span>
      )}
      {gap.standbys > 0 && <span>{t('board.standbys', { count: gap.standbys })}</span>}
      {gap.openQuestions > 0 && <span>{t('board.questions', { count: gap.openQuestions })}</span>}
      {gap.inFlight.some((one) => one.held) && <Badge color="grape.8">{t('board.held')}</Badge>}
    </div>
  );
}

function Next({ gap, leader }: { gap: BoardGap; leader: string }) {
  const { t } = useTranslation();
  const waits = needsHuman(gap) ? t('board.nextNone') : '';
  // One countdown a card, besides the start: that of the lapse says the same.
  const nextStep = lapseOf(gap) === undefined ? millis(gap.nextStepTime) : 0;
  return (
    <div className="gap-next">
      {leader && <span>{t('board.told', { name: leader })}</span>}
      {gap.escalationReason > 0 && <span>{t(`escalation.${gap.escalationReason}` as never)}</span>}
      {nextStep > 0 ? (
        <span>
          {t('board.next')} <Countdown at={nextStep} over={waits || t('flight.lapsed')} />
        </span>
      ) : (
        waits && <b>{waits}</b>
      )}
    </div>
  );
}

export const GapCard = memo(function GapCard(props: Props) {
  const { gap, urgency, selected, owner, leader, onOpen } = props;
  const { t } = useTranslation();
  const when = span(gap.interval, language());
  if (!gap.open) {
    const how = t(`closed.${gap.closeReason}` as never);
    return (
      <p className="gap-gone">
        {gap.place} {when}. {t('queue.closed', { how })}
      </p>
    );
  }
  return (
    <article
      className="gap"
      data-urgency={urgency}
      data-selected={selected || undefined}
      aria-label={t('board.gap', { place: gap.place, when })}
    >
      <div>
        <StartsIn at={startOf(gap)} />
        {owner && <span className="gap-owner">{owner}</span>}
      </div>
      <div>
        <div className="gap-where">
          <h3>{gap.place}</h3>
          <span className="tabular">{when}</span>
        </div>
        <Search gap={gap} />
        <Next gap={gap} leader={leader} />
      </div>
      <div className="gap-state">
        <Badge variant="outline">{t(`levelLong.${gap.level}` as never)}</Badge>
        <Badge variant="light" c="var(--mantine-color-text)">
          {t(`rung.${gap.rung}` as never)}
        </Badge>
        <Button
          variant={selected ? 'filled' : 'default'}
          size="compact-sm"
          data-gap={gap.gapId}
          aria-expanded={selected}
          onClick={() => onOpen(gap.gapId)}
          aria-label={`${t('queue.open')} ${gap.place} ${when}`}
        >
          {t('queue.open')}
        </Button>
      </div>
    </article>
  );
});
