// Sections: the queue in the order it is worked through: what asks for a human, then by time left.
import type { BoardGap } from '../gen/vagtbro/pool/v1/board_pb';
import { isoDay } from '../time/copenhagen';
import { needsHuman, openGaps, startOf, type Board } from './board-state';

export const SECTIONS = ['human', 'now', 'today', 'next', 'later', 'new'] as const;
export type Section = (typeof SECTIONS)[number];

// What the figures above the queue narrow it to.
export type Filter = 'all' | 'human' | 'soon' | 'offers' | 'covered';

export interface Row {
  id: string;
  section: Section;
}

const HOUR = 3_600_000;
export const SOON = 2 * HOUR;

export function sectionOf(gap: BoardGap, now: number): Section {
  if (needsHuman(gap)) return 'human';
  const start = startOf(gap);
  if (start - now < HOUR) return 'now';
  if (isoDay(start) === isoDay(now)) return 'today';
  return start - now < 24 * HOUR ? 'next' : 'later';
}

export function urgencyOf(gap: BoardGap, now: number): 'human' | 'soon' | 'calm' {
  if (needsHuman(gap)) return 'human';
  return startOf(gap) - now < SOON ? 'soon' : 'calm';
}

function passes(gap: BoardGap, filter: Filter, now: number): boolean {
  switch (filter) {
    case 'human':
      return needsHuman(gap);
    case 'soon':
      return startOf(gap) - now < SOON;
    case 'offers':
      return gap.openOffers > 0;
    case 'covered':
      return false;
    case 'all':
      return true;
  }
}

// `words`: only places with them in their name; empty: all.
export function rowsOf(board: Board, now: number, filter: Filter, words = ''): Row[] {
  const wanted = words.trim().toLocaleLowerCase('da');
  return openGaps(board)
    .filter((gap) => passes(gap, filter, now))
    .filter((gap) => gap.place.toLocaleLowerCase('da').includes(wanted))
    .map((gap) => ({ id: gap.gapId, section: sectionOf(gap, now) }))
    .sort((a, b) => SECTIONS.indexOf(a.section) - SECTIONS.indexOf(b.section));
}

// Rows never move under a hand: while `held`, everything stays where it is, also what is gone, and
// what is new stands below the rest until the hand is away.
export function steady(shown: Row[], wanted: Row[], held: boolean): Row[] {
  if (!held) return wanted;
  const there = new Set(shown.map((row) => row.id));
  const more = wanted.filter((row) => !there.has(row.id));
  if (more.length === 0) return shown;
  return [...shown, ...more.map((row) => ({ id: row.id, section: 'new' as const }))];
}
