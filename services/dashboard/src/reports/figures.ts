// Figures of a week: what a report shows of the searches, with small groups left out.
import type { PolicyResult } from '../gen/vagtbro/pool/v1/pool_trial_pb';

// Fewer than so many gaps would tell of single people.
const FEWEST = 5;

export interface Week {
  monday: string; // "2026-02-02"
  gaps: number;
  covered: number; // per cent
  median: number | undefined; // minutes
  p95: number | undefined;
  contacts: number; // a gap
  escalated: number;
  familiar: number; // per cent of the covers
  kroner: number; // a cover
}

// Undefined: too few to be shown. Medians of several policies side by side cannot be added up; the
// policy with most gaps speaks for the week.
export function weekOf(monday: string, results: PolicyResult[]): Week | undefined {
  const sum = (value: (result: PolicyResult) => number) =>
    results.reduce((total, result) => total + value(result), 0);
  const gaps = sum((result) => result.gaps);
  if (gaps < FEWEST) return undefined;
  const covered = sum((result) => result.covered);
  const largest = results.reduce((a, b) => (b.gaps > a.gaps ? b : a));
  return {
    monday,
    gaps,
    covered: (100 * covered) / gaps,
    median: largest.minutesMedian,
    p95: largest.minutesP95,
    contacts: sum((result) => result.contacts) / gaps,
    escalated: sum((result) => result.escalated),
    familiar: covered === 0 ? 0 : (100 * sum((result) => result.familiar)) / covered,
    kroner: covered === 0 ? 0 : sum((result) => Number(result.costOre)) / 100 / covered,
  };
}

// Semicolons and decimal commas, as a Danish spreadsheet reads them.
export function csv(header: string[], weeks: Week[]): string {
  const number = (value: number | undefined) =>
    value === undefined ? '' : String(Math.round(value * 10) / 10).replace('.', ',');
  const rows = weeks.map((week) => [
    week.monday,
    ...[
      week.gaps,
      week.covered,
      week.median,
      week.p95,
      week.contacts,
      week.escalated,
      week.familiar,
      week.kroner,
    ].map(number),
  ]);
  return '\ufeff' + [header, ...rows].map((row) => row.join(';')).join('\r\n') + '\r\n';
}
