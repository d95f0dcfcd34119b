// Gaps for tests: a shift of today that somebody is missing from.
import { create } from '@bufbuild/protobuf';
import { timestampFromMs } from '@bufbuild/protobuf/wkt';
import { BoardGapSchema, type BoardGap } from '../gen/vagtbro/pool/v1/board_pb';
import { Rung } from '../gen/vagtbro/pool/v1/pool_events_pb';
import { ServiceLevel } from '../gen/vagtbro/roster/v1/roster_events_pb';

// Monday 2 February 2026, 05:40 in Denmark.
export const EARLY = Date.UTC(2026, 1, 2, 4, 40);
const HOUR = 3_600_000;

export function gap(id: string, hoursAway: number, more: Partial<BoardGap> = {}): BoardGap {
  const start = EARLY + hoursAway * HOUR;
  const made = create(BoardGapSchema, {
    gapId: id,
    place: `Hus ${id}`,
    open: true,
    level: ServiceLevel.BELOW_C,
    rung: Rung.OWN_OFF_DUTY,
    interval: { startTime: timestampFromMs(start), endTime: timestampFromMs(start + 8 * HOUR) },
  });
  return Object.assign(made, more);
}
