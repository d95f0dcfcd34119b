// useAlerts: what changed on the board, said aloud: a live region, the title, the tab's picture, a
// notice of the desktop, and a sound if wanted.
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { cries, isCovered, needsHuman, openGaps, type Board } from './board-state';
import { useAlarm } from './use-alarm';

export type News = { key: 'news_covered' | 'news_human' | 'news_opened'; place: string };

// What a planner must hear of, between two states of the board. Nothing on the first.
export function newsBetween(before: Board, after: Board): News[] {
  if (before.boardTime === 0 || before.gaps === after.gaps) return [];
  const news: News[] = [];
  for (const [id, gap] of after.gaps) {
    const old = before.gaps.get(id);
    if (!old && gap.open) news.push({ key: 'news_opened', place: gap.place });
    if (needsHuman(gap) && !(old && needsHuman(old)))
      news.push({ key: 'news_human', place: gap.place });
    if (isCovered(gap) && old?.open) news.push({ key: 'news_covered', place: gap.place });
  }
  return news;
}

// A notice of the desktop, where the planner has allowed it. Names no person.
function notice(text: string): void {
  if (typeof Notification === 'undefined' || Notification.permission !== 'granted') return;
  const shown = new Notification('Vagtbro', { body: text, tag: 'vagtbro-board' });
  shown.onclick = () => window.focus();
}

// The picture in the browser's tab: with a dot while something waits.
function tabPicture(waiting: boolean): void {
  const link = document.querySelector<HTMLLinkElement>('link[rel="icon"]');
  if (link) link.href = waiting ? '/icon-waiting.svg' : '/icon.svg';
}

// `callBacks`: people who wait to be rung back.
export function useAlerts(board: Board, sound: boolean, callBacks: number): string {
  const { t } = useTranslation();
  const before = useRef(board);
  const rung = useRef(callBacks);
  const [said, say] = useState('');
  const crying = [...board.gaps.values()].filter(cries).length;
  useAlarm(sound && crying > 0);
  const waiting = crying + callBacks;
  const count = openGaps(board).length + callBacks;
  const title = `${t('board.title')} · ${t('app.name')}`;
  useEffect(() => {
    document.title = `${count > 0 ? `(${count}) ` : ''}${title}`;
    tabPicture(waiting > 0);
    return () => tabPicture(false);
  }, [waiting, count, title]);
  useEffect(() => {
    const news = newsBetween(before.current, board);
    before.current = board;
    if (news.length === 0) return;
    say(news.map((one) => t(`board.${one.key}`, { place: one.place })).join(' '));
    const urgent = news.filter((one) => one.key === 'news_human');
    if (urgent.length === 0) return;
    notice(urgent.map((one) => t(`board.${one.key}`, { place: one.place })).join(' '));
  }, [board, t]);
  useEffect(() => {
    const more = callBacks > rung.current;
    rung.current = callBacks;
    if (!more) return;
    say(t('callBack.news'));
    notice(t('callBack.news'));
  }, [callBacks, t]);
  return said;
}
