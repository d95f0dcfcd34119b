// A shift on the timeline: time and state in words and pattern, a button that opens it and that can
// be lifted and moved, by hand or by keys.
import { useDraggable } from '@dnd-kit/core';
import { memo, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { ShiftState } from '../gen/vagtbro/roster/v1/roster_facts_pb';
import { language } from '../i18n';
import { clock, day } from '../time/copenhagen';
import { serverNow } from '../time/server-clock';
import { canMove, type Bar } from './bars';
import { stretch, type Axis } from './axis';

// Fewer pixels have room for the hour alone.
const ROOM = 38;
// From here on there is room for whole words.
const WIDE = 160;

// The state in words, in one word, and all of it in a sentence.
export interface BarWords {
  state: string;
  short: string;
  whole: string;
}

export function useBarWords(): (bar: Bar, who: string) => BarWords {
  const { t } = useTranslation();
  const stateOf = (bar: Bar): [string, string] => {
    if (bar.drafted !== 'no') return [t(`roster.drafted.${bar.drafted}`), t('roster.shortDraft')];
    if (bar.roster?.levelAccepted) return [t('roster.levelAccepted'), t('roster.shortAccepted')];
    if (bar.shift.employmentId === '' && bar.state === ShiftState.PLANNED)
      return [t('roster.nobody'), t('roster.shortNobody')];
    return [t(`roster.states.${bar.state}` as never), t(`roster.short.${bar.state}` as never)];
  };
  return (bar, who) => {
    const [state, short] = stateOf(bar);
    const when = `${day(bar.start, language())} ${clock(bar.start)}–${clock(bar.end)}`;
    const kind = t(`roster.kinds.${bar.shift.kind}` as never) as string;
    return { state, short, whole: t('roster.bar', { who, when, kind, state }) };
  };
}

// "07–15", or "07:00–15:00" where there is room, or the first hour alone where there is none.
export function briefly(start: number, end: number, width: number): string {
  if (width < ROOM) return clock(start).slice(0, 2);
  if (width >= WIDE) return `${clock(start)}–${clock(end)}`;
  const brief = (at: number) => clock(at).replace(/:00$/, '');
  return `${brief(start)}–${brief(end)}`;
}

interface Props {
  bar: Bar;
  axis: Axis;
  top: number; // of the first lane
  lane: number; // height
  who: string;
  reached: boolean; // the one bar that Tab leads to
  lifted: boolean;
  onOpen: (bar: Bar) => void;
  onArrow: (bar: Bar, arrow: string) => void;
  onReach: (bar: Bar) => void;
}

export const TimelineBar = memo(function TimelineBar(props: Props) {
  const { bar, axis, top, lane, who, reached, lifted, onOpen, onArrow, onReach } = props;
  const { t } = useTranslation();
  const words = useBarWords()(bar, who);
  const movable = canMove(bar, serverNow());
  const drag = useDraggable({
    id: bar.key,
    disabled: !movable,
    attributes: { roleDescription: t('drag.role') },
  });
  const place = stretch(axis, bar.start, bar.end);
  if (!place) return null;
  const onKeyDown = (event: KeyboardEvent) => {
    if (drag.active) return;
    if (event.key.startsWith('Arrow')) {
      event.preventDefault();
      onArrow(bar, event.key);
    } else drag.listeners?.['onKeyDown']?.(event);
  };
  const wide = place.width >= WIDE;
  return (
    <button
      type="button"
      ref={drag.setNodeRef}
      {...(movable && { ...drag.listeners, ...drag.attributes })}
      className="bar"
      data-bar={bar.key}
      data-state={bar.state}
      data-drafted={bar.drafted}
      data-accepted={bar.roster?.levelAccepted || undefined}
      data-lifted={lifted || undefined}
      aria-label={words.whole}
      aria-haspopup="dialog"
      title={words.whole}
      tabIndex={reached ? 0 : -1}
      style={{ ...place, top: top + bar.lane * lane, height: lane - 2 }}
      onClick={() => onOpen(bar)}
      onFocus={() => onReach(bar)}
      onKeyDown={onKeyDown}
    >
      <span>{briefly(bar.start, bar.end, place.width)}</span>
      {lane > 30 && <small>{wide ? words.state : words.short}</small>}
    </button>
  );
});
