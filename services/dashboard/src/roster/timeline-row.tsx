// A row of the timeline: who it is about, when they are away, their shifts, and where a bar that is
// being dragged would lie.
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { language } from '../i18n';
import { day } from '../time/copenhagen';
import { stretch, ticksOf, widthOf, type Zoom } from './axis';
import type { Bar } from './bars';
import { PADDING, type Row } from './rows';
import { briefly, TimelineBar } from './timeline-bar';
import { kroner, type Said } from './verdict';

export interface RowActs {
  onOpen: (bar: Bar) => void;
  onArrow: (bar: Bar, arrow: string) => void;
  onReach: (bar: Bar) => void;
  onFold: (unitId: string) => void;
}

interface Props extends RowActs {
  row: Row;
  index: number;
  zoom: Zoom;
  lane: number;
  reached: string; // key of the bar that Tab leads to
  lifted: string; // key of the bar that is being dragged
  ghost?: { start: number; end: number };
  judged?: Said;
}

export const TimelineRow = memo(function TimelineRow(props: Props) {
  const { row, index, zoom, lane, reached, lifted, ghost, judged, onFold, ...acts } = props;
  const { t } = useTranslation();
  const width = widthOf(row.axis);
  const put = { top: row.top, height: row.height };
  if (row.kind === 'unit')
    return (
      <div role="row" aria-rowindex={index + 2} className="lane lane-unit" style={put}>
        <div role="rowheader" className="lane-who">
          <button type="button" aria-expanded={!row.folded} onClick={() => onFold(row.unitId)}>
            <span aria-hidden="true">{row.folded ? '▸' : '▾'}</span> {row.label}
          </button>
        </div>
        <div role="gridcell" className="lane-time" style={{ width }}>
          {row.shifts > 0 && <small>{t('roster.shifts', { count: row.shifts })}</small>}
          {row.open > 0 && <small className="loud">{t('roster.open', { count: row.open })}</small>}
        </div>
      </div>
    );
  const place = ghost && stretch(row.axis, ghost.start, ghost.end);
  const words = (at: number) => (row.kind === 'week' ? day(at, language()) : '');
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      className={`lane lane-${row.kind}`}
      data-judged={judged && (judged.allowed ? 'yes' : 'no')}
      style={put}
    >
      <div role="rowheader" className="lane-who" title={row.label}>
        <span className="lane-name">{row.label}</span>
        {judged && (
          <small>
            <span aria-hidden="true">{judged.allowed ? '✓ ' : '✕ '}</span>
            {t(judged.allowed ? 'verdict.allowed' : 'verdict.refused')}
            {judged.allowed && judged.ore !== undefined && `, ${kroner(judged.ore, language())}`}
          </small>
        )}
      </div>
      <div role="gridcell" className="lane-time" style={{ width }}>
        {ticksOf(row.axis, zoom, words).map((tick) => (
          <i key={tick.at} data-day={tick.day || undefined} style={{ left: tick.x }}>
            {row.kind === 'week' && tick.label}
          </i>
        ))}
        {row.away.map((block) => {
          const at = stretch(row.axis, block.start, block.end);
          if (!at) return null;
          return (
            <div key={block.start} className="away" style={at}>
              {t('roster.away')}
            </div>
          );
        })}
        {row.bars.map((bar) => (
          <TimelineBar
            key={bar.key}
            bar={bar}
            axis={row.axis}
            top={PADDING + row.head}
            lane={lane}
            who={row.who}
            reached={bar.key === reached}
            lifted={bar.key === lifted}
            {...acts}
          />
        ))}
        {place && (
          <div className="ghost" style={{ ...place, top: PADDING + row.head, height: lane - 2 }}>
            {briefly(ghost.start, ghost.end, place.width)}
          </div>
        )}
      </div>
    </div>
  );
});
