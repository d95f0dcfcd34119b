import { create } from '@bufbuild/protobuf';
import { timestampFromMs } from '@bufbuild/protobuf/wkt';
import { describe, expect, it } from 'vitest';
import { ServiceLevel } from '../gen/vagtbro/roster/v1/roster_events_pb';
import { LevelStretchSchema } from '../gen/vagtbro/roster/v1/roster_service_pb';
import { startOfDay } from '../time/copenhagen';
import { heatRows, mondayOf } from './heat-cells';

const HOUR = 3_600_000;
const stretch = (from: number, to: number, level: ServiceLevel, heads: number) =>
  create(LevelStretchSchema, {
    interval: { startTime: timestampFromMs(from), endTime: timestampFromMs(to) },
    level,
    heads,
  });

describe('the heat map', () => {
  const day = startOfDay('2026-02-02');
  it('shows the worst level and the fewest heads of an hour', () => {
    const rows = heatRows(
      [
        stretch(day, day + 7.5 * HOUR, ServiceLevel.A, 5),
        stretch(day + 7.5 * HOUR, day + 24 * HOUR, ServiceLevel.BELOW_C, 2),
      ],
      '2026-02-02',
      1,
    );
    expect(rows[0]?.cells).toHaveLength(24);
    expect(rows[0]?.cells[6]).toMatchObject({ level: ServiceLevel.A, heads: 5 });
    expect(rows[0]?.cells[7]).toMatchObject({ level: ServiceLevel.BELOW_C, heads: 2 });
  });
  it('has an hour less, and one more, as the clock is changed', () => {
    expect(heatRows([], '2026-03-29', 1)[0]?.cells).toHaveLength(23);
    expect(heatRows([], '2026-10-25', 1)[0]?.cells).toHaveLength(25);
  });
  it('begins its week on Monday', () => {
    expect(mondayOf('2026-02-02')).toBe('2026-02-02');
    expect(mondayOf('2026-02-08')).toBe('2026-02-02');
  });
});
