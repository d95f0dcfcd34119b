// Told: whom a published draft would tell that a shift of theirs is another one. New shifts are a
// plan like any other and tell nobody.
import { millis } from '../time/copenhagen';
import type { DraftDiff } from '../gen/vagtbro/roster/v1/draft_service_pb';

export function toldBy(diffs: DraftDiff[]): string[] {
  const told = new Set<string>();
  for (const { change, before } of diffs) {
    if (change?.added) continue;
    const after = change?.cancel ? undefined : change?.shift;
    const had = before?.employmentId ?? '';
    const has = after?.employmentId ?? '';
    const moved =
      millis(before?.interval?.startTime) !== millis(after?.interval?.startTime) ||
      millis(before?.interval?.endTime) !== millis(after?.interval?.endTime);
    if (had === has && !moved) continue;
    for (const one of [had, has]) if (one) told.add(one);
  }
  return [...told];
}
