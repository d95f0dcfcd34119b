// Copenhagen: times as people in Denmark read them, whatever zone the browser is in.
import { timestampDate, type Timestamp } from '@bufbuild/protobuf/wkt';
import type { Interval } from '../gen/vagtbro/types/v1/interval_pb';

export const ZONE = 'Europe/Copenhagen';

export type Language = 'da' | 'en';

const LOCALES: Record<Language, string> = { da: 'da-DK', en: 'en-GB' };

const formats = new Map<string, Intl.DateTimeFormat>();

function format(language: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = language + JSON.stringify(options);
  let made = formats.get(key);
  if (!made) {
    made = new Intl.DateTimeFormat(LOCALES[language], { timeZone: ZONE, ...options });
    formats.set(key, made);
  }
  return made;
}

// 0 for an absent time.
export function millis(time: Timestamp | undefined): number {
  return time ? timestampDate(time).getTime() : 0;
}

// "07:00"; the same in both languages.
export function clock(at: number): string {
  return format('en', { hour: '2-digit', minute: '2-digit', hour12: false }).format(at);
}

// "2026-02-02": the day in Denmark.
export function isoDay(at: number): string {
  const parts = format('en', { year: 'numeric', month: '2-digit', day: '2-digit' }).formatToParts(
    at,
  );
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? '';
  return `${part('year')}-${part('month')}-${part('day')}`;
}

// "man. 2/2".
export function day(at: number, language: Language): string {
  const [, month, date] = isoDay(at).split('-').map(Number);
  return `${format(language, { weekday: 'short' }).format(at)} ${date}/${month}`;
}

// "man. 2/2 07:00–15:00".
export function span(interval: Interval | undefined, language: Language): string {
  const start = millis(interval?.startTime);
  return `${day(start, language)} ${clock(start)}–${clock(millis(interval?.endTime))}`;
}

// The instant at which a Danish day begins, clock changes heeded.
export function startOfDay(iso: string): number {
  const [year = 0, month = 1, date = 1] = iso.split('-').map(Number);
  const guess = Date.UTC(year, month - 1, date);
  // Midnight in Denmark lies one or two hours before midnight UTC.
  for (const hours of [1, 2]) {
    const at = guess - hours * 3_600_000;
    if (clock(at) === '00:00' && isoDay(at) === iso) return at;
  }
  return guess;
}

// The Danish day so many days on.
export function addDays(iso: string, days: number): string {
  const [year = 0, month = 1, date = 1] = iso.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1, date + days)).toISOString().slice(0, 10);
}
