// Uncovered: what a draft would take away from a unit: shifts that lose whoever has them, that are
// cancelled, or that begin with nobody.
import type { DraftDiff } from '../gen/vagtbro/roster/v1/draft_service_pb';
import type { Shift } from '../gen/vagtbro/roster/v1/roster_events_pb';
import type { LevelStretch } from '../gen/vagtbro/roster/v1/roster_service_pb';
import { ShiftKind } from '../gen/vagtbro/types/v1/work_pb';
import { millis } from '../time/copenhagen';

export type Left = 'vacated' | 'cancelled' | 'vacant';

// A meeting is nobody's head: it takes none away.
const counts = (shift?: Shift) => shift?.kind !== ShiftKind.MEETING;

// undefined: as many come as before.
export function leftOf({ change, before }: DraftDiff): Left | undefined {
  const had = (before?.employmentId ?? '') !== '';
  if (!counts(before ?? change?.shift)) return undefined;
  if (change?.cancel) return had ? 'cancelled' : undefined;
  if (change?.shift?.employmentId) return undefined;
  return had ? 'vacated' : change?.added ? 'vacant' : undefined;
}

export interface Heads {
  now: number;
  after: number;
}

const startOf = (shift?: Shift) => millis(shift?.interval?.startTime);
const endOf = (shift?: Shift) => millis(shift?.interval?.endTime);

// In a diff's own time, where fewest would be left with all of the draft in force; undefined: the
// levels do not tell of all of that time.
export function headsIn(
  diff: DraftDiff,
  diffs: DraftDiff[],
  stretches: LevelStretch[],
): Heads | undefined {
  const [start, end] = [startOf(diff.before), endOf(diff.before)];
  const moves = diffs.flatMap(({ change, before }) => [
    { shift: before, by: -1 },
    { shift: change?.cancel ? undefined : change?.shift, by: 1 },
  ]);
  const held = moves.filter(({ shift }) => shift?.employmentId && counts(shift));
  const edges = [
    start,
    ...held.flatMap(({ shift }) => [startOf(shift), endOf(shift)]),
    ...stretches.flatMap(({ interval }) => [
      millis(interval?.startTime),
      millis(interval?.endTime),
    ]),
  ];
  let worst: Heads | undefined;
  for (const at of edges.filter((edge) => edge >= start && edge < end)) {
    const now = stretches.find(
      ({ interval }) => millis(interval?.startTime) <= at && at < millis(interval?.endTime),
    )?.heads;
    if (now === undefined) return undefined;
    const change = held
      .filter(({ shift }) => startOf(shift) <= at && at < endOf(shift))
      .reduce((sum, { by }) => sum + by, 0);
    const after = Math.max(0, now + change);
    if (!worst || after < worst.after) worst = { now, after };
  }
  return worst;
}
