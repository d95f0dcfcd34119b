// useAlerts: what changed on the board, said aloud: a live region, the title, and a sound if wanted.
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isCovered, needsHuman, type Board } from './board-state';

// One short tone; silence where the browser has no sound or forbids it.
function ring(): void {
  if (typeof AudioContext === 'undefined') return;
  const audio = new AudioContext();
  const tone = audio.createOscillator();
  const volume = audio.createGain();
  volume.gain.value = 0.2;
  tone.frequency.value = 880;
  tone.connect(volume).connect(audio.destination);
  tone.start();
  tone.stop(audio.currentTime + 0.25);
  tone.onended = () => void audio.close();
}

export type News = { key: 'news_covered' | 'news_human' | 'news_opened'; place: string };

// What a planner must hear of, between two states of the board. Nothing on the first.
export function newsBetween(before: Board, after: Board): News[] {
  if (before.boardTime === 0 || before === after) return [];
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

// A notice of the desktop, where the planner has allowed it.
function notice(text: string): void {
  if (typeof Notification === 'undefined' || Notification.permission !== 'granted') return;
  new Notification('Vagtbro', { body: text, tag: 'vagtbro-board' });
}

export function useAlerts(board: Board, sound: boolean): string {
  const { t } = useTranslation();
  const before = useRef(board);
  const [said, say] = useState('');
  useEffect(() => {
    const news = newsBetween(before.current, board);
    before.current = board;
    const waiting = [...board.gaps.values()].filter(needsHuman).length;
    document.title = `${waiting > 0 ? `(${waiting}) ` : ''}${t('board.title')} · ${t('app.name')}`;
    if (news.length === 0) return;
    say(news.map((one) => t(`board.${one.key}`, { place: one.place })).join(' '));
    const urgent = news.filter((one) => one.key === 'news_human');
    if (urgent.length === 0) return;
    if (sound) ring();
    notice(urgent.map((one) => t(`board.${one.key}`, { place: one.place })).join(' '));
  }, [board, sound, t]);
  return said;
}
