// Roster timeline: rows of shifts along time. Any number of rows: those in sight are in the page.
import { DndContext, type Announcements } from '@dnd-kit/core';
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { language } from '../i18n';
import { clock, day } from '../time/copenhagen';
import { grabOf, neighbour, type Aim } from './aim';
import { HOUR, ticksOf, widthOf, xOf, type Zoom } from './axis';
import type { Bar } from './bars';
import type { Row } from './rows';
import { useBarWords } from './timeline-bar';
import { TimelineRow } from './timeline-row';
import { useDrag } from './use-drag';
import { VerdictPanel } from './verdict-panel';
import type { Said } from './verdict';

const OVERSCAN = 6;
const MORNING = 6 * HOUR;

interface Props {
  rows: Row[];
  zoom: Zoom;
  lane: number;
  onOpen: (bar: Bar) => void;
  onFold: (unitId: string) => void;
  onSight: (unitIds: string[]) => void; // units whose rows are in the page
  onDrop: (bar: Bar, aim: Aim, said: Said | undefined) => void;
}

export function RosterTimeline(props: Props) {
  const { rows, zoom, lane, onOpen, onFold, onSight, onDrop } = props;
  const { t } = useTranslation();
  const words = useBarWords();
  const scroller = useRef<HTMLDivElement>(null);
  const [chosen, setChosen] = useState('');
  const { drag, aim, sensors, judgements, start, move, stop } = useDrag(rows, lane);

  // Tab leads to the bar one was at, or to the first.
  const reached = useMemo(
    () =>
      grabOf(rows, chosen) ? chosen : (rows.find((row) => row.bars.length > 0)?.bars[0]?.key ?? ''),
    [rows, chosen],
  );
  const lifted = drag?.grab.bar.key ?? '';
  const kept = rows.findIndex((row) => row.bars.some((bar) => bar.key === (lifted || reached)));
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => rows[index]?.height ?? 0,
    getItemKey: (index) => rows[index]?.key ?? index,
    overscan: OVERSCAN,
    // What has the focus or is being dragged stays in the page wherever one scrolls.
    rangeExtractor: (range) => {
      const seen = defaultRangeExtractor(range);
      return kept < 0 || seen.includes(kept) ? seen : [...seen, kept].sort((a, b) => a - b);
    },
  });
  useLayoutEffect(() => virtual.measure(), [rows, virtual]);

  const items = virtual.getVirtualItems();
  const drawn = items.flatMap(({ index }) => rows[index] ?? []).filter((row) => !row.folded);
  const sight = [...new Set(drawn.map((row) => row.unitId))].join(' ');
  useEffect(() => onSight(sight.split(' ')), [sight, onSight]);

  // A day is more than a small window is wide: it begins where most days do.
  const begin = rows[0]?.axis;
  useEffect(() => {
    if (zoom === 'hours' && begin)
      scroller.current?.scrollTo({ left: xOf(begin, begin.start + MORNING) });
  }, [zoom, begin?.start]);

  const goTo = useRef('');
  const onArrow = useCallback(
    (bar: Bar, arrow: string) => {
      const next = neighbour(rows, bar.key, arrow);
      if (!next) return;
      goTo.current = next;
      setChosen(next);
    },
    [rows],
  );
  useEffect(() => {
    if (goTo.current !== chosen || !chosen) return;
    goTo.current = '';
    const drawn = scroller.current?.querySelectorAll<HTMLElement>('.bar') ?? [];
    const found = [...drawn].find((one) => one.dataset['bar'] === chosen);
    found?.focus({ preventScroll: true });
    found?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [chosen]);
  const onReach = useCallback((bar: Bar) => setChosen(bar.key), []);

  const end = () => {
    if (drag && aim && (aim.holderMoved || aim.timeMoved))
      onDrop(drag.grab.bar, aim, judgements.of(aim.employmentId));
    stop();
  };
  const announcements: Announcements = {
    onDragStart: ({ active }) => {
      const found = grabOf(rows, String(active.id));
      return found && t('drag.lifted', { bar: words(found.bar, found.row.who).whole });
    },
    // The verdict panel says where it is and what the rules say.
    onDragOver: () => undefined,
    onDragEnd: () =>
      aim &&
      t('drag.dropped', {
        who: aim.row.who,
        when: `${day(aim.start, language())} ${clock(aim.start)}–${clock(aim.end)}`,
      }),
    onDragCancel: () => t('drag.back'),
  };
  const axis = rows[0]?.axis;
  const byWeek = rows[0]?.kind === 'week';
  return (
    <DndContext
      sensors={sensors}
      onDragStart={start}
      onDragMove={move}
      onDragEnd={end}
      onDragCancel={stop}
      accessibility={{
        announcements,
        screenReaderInstructions: { draggable: t('drag.help') },
      }}
    >
      <div
        ref={scroller}
        className="timeline"
        role="grid"
        aria-label={t('roster.timeline')}
        aria-rowcount={rows.length + 1}
        data-zoom={zoom}
        tabIndex={reached ? -1 : 0}
      >
        <div role="row" aria-rowindex={1} className="lane lane-head">
          <div role="columnheader" className="lane-who">
            {t(byWeek ? 'roster.time' : 'roster.holder')}
          </div>
          <div
            role="columnheader"
            className="lane-time"
            aria-label={t('roster.views.plan')}
            style={{ width: axis ? widthOf(axis) : 0 }}
          >
            {axis &&
              !byWeek &&
              ticksOf(axis, zoom, (at) => day(at, language())).map((tick) => (
                <i key={tick.at} data-day={tick.day || undefined} style={{ left: tick.x }}>
                  {tick.label}
                  {tick.hour && <small>{tick.hour}</small>}
                </i>
              ))}
          </div>
        </div>
        <div role="rowgroup" className="lanes" style={{ height: virtual.getTotalSize() }}>
          {items.map(({ index, key }) => {
            const row = rows[index];
            if (!row) return null;
            return (
              <TimelineRow
                key={key}
                row={row}
                index={index}
                zoom={zoom}
                lane={lane}
                reached={row.bars.some((bar) => bar.key === reached) ? reached : ''}
                lifted={drag?.grab.row === row ? lifted : ''}
                ghost={aim?.row === row ? aim : undefined}
                judged={drag && row.kind === 'person' ? judgements.of(row.employmentId) : undefined}
                onOpen={onOpen}
                onArrow={onArrow}
                onReach={onReach}
                onFold={onFold}
              />
            );
          })}
        </div>
      </div>
      <VerdictPanel aim={aim} judgements={judgements} />
    </DndContext>
  );
}
