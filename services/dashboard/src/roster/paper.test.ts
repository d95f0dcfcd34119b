// What is printed, who is told, and what a time form reads.
import { create } from '@bufbuild/protobuf';
import { describe, expect, it } from 'vitest';
import { DraftDiffSchema } from '../gen/vagtbro/roster/v1/draft_service_pb';
import { AwaySchema } from '../gen/vagtbro/roster/v1/plan_service_pb';
import { ServiceLevel } from '../gen/vagtbro/roster/v1/roster_events_pb';
import { LevelStretchSchema } from '../gen/vagtbro/roster/v1/roster_service_pb';
import { addDays, startOfDay } from '../time/copenhagen';
import { atClock } from '../time/wall';
import { barsOf } from './bars';
import { dayCells, weekNumber } from './heat-cells';
import { sheetOf } from './print-rows';
import { timesOf } from './time-form';
import { toldBy } from './told';
import { WEEK } from './town';
import { changed, intervalOf } from './use-acts';

const names: Record<string, string> = { 'e-7': 'Bo', 'e-8': 'Ida', 'e-9': 'Åse' };
const layout = { lane: 40, vacant: 'Ubesat', nameOf: (id: string) => names[id] ?? id };
const diff = (to: Parameters<typeof changed>[1], cancel = false) =>
  create(DraftDiffSchema, {
    change: { changeId: 'c', shift: changed(WEEK[0]!.shift!, to), cancel },
    before: WEEK[0]!.shift,
  });

describe('a printed week', () => {
  const away = create(AwaySchema, {
    employmentId: 'e-9',
    interval: intervalOf(atClock('2026-02-02', '00:00'), atClock('2026-02-04', '00:00')),
  });
  const group = {
    unitId: 'u-1',
    name: 'Fjorden',
    folded: false,
    bars: barsOf('u-1', WEEK, [diff({ employmentId: 'e-8' })]),
    people: [{ id: 'e-9', name: 'Åse' }],
    away: [away],
  };
  const sheet = sheetOf(group, '2026-02-02', layout, 'fraværende');
  const row = (name: string) => sheet.rows.find((one) => one.name === name)?.days;
  it('has the vacant shifts first, then people by name', () => {
    expect(sheet.rows.map((one) => one.name)).toEqual(['Ubesat', 'Bo', 'Ida', 'Åse']);
  });
  it('shows what stands, not what is drafted', () => {
    expect(row('Bo')?.[0]).toEqual(['07:00–15:00']);
    expect(row('Ida')).toEqual([[], ['07:00–15:00'], [], [], [], [], []]);
  });
  it('says that somebody is away, and never why', () => {
    expect(row('Åse')?.map((day) => day.join())).toEqual([
      'fraværende',
      'fraværende',
      '',
      '',
      '',
      '',
      '',
    ]);
  });
});

describe('who is told of a draft', () => {
  it('is who loses and who gets a shift, and who has it at another time', () => {
    expect(toldBy([diff({ employmentId: 'e-8' })])).toEqual(['e-7', 'e-8']);
    expect(toldBy([diff({ start: 1000, end: 2000 })])).toEqual(['e-7']);
    expect(toldBy([diff({}, true)])).toEqual(['e-7']);
  });
  it('is nobody when nothing they know changes', () => {
    expect(toldBy([diff({})])).toEqual([]);
    const added = diff({ employmentId: 'e-8' });
    added.change!.added = true;
    added.before = undefined;
    expect(toldBy([added])).toEqual([]);
  });
});

describe('a time form', () => {
  it('reads an end before the start as the next day, clock changes heeded', () => {
    const night = timesOf('2026-10-24', '23:00', '07:00');
    expect((night!.end - night!.start) / 3_600_000).toBe(9);
    expect(timesOf('2026-02-02', '07:00', '15:00')?.end).toBe(atClock('2026-02-02', '15:00'));
  });
  it('takes no half a time', () => {
    expect(timesOf('', '07:00', '15:00')).toBeUndefined();
    expect(timesOf('2026-02-02', '07:00', '')).toBeUndefined();
  });
});

describe('14 days of a unit', () => {
  it('have the worst level and the fewest heads of each day', () => {
    const first = '2026-03-23';
    const bad = atClock('2026-03-29', '03:00');
    const stretch = (from: number, to: number, level: ServiceLevel, heads: number) =>
      create(LevelStretchSchema, { interval: intervalOf(from, to), level, heads });
    const end = startOfDay(addDays(first, 14));
    const cells = dayCells(
      [
        stretch(startOfDay(first), bad, ServiceLevel.A, 5),
        stretch(bad, bad + 1000, ServiceLevel.BELOW_C, 1),
        stretch(bad + 1000, end, ServiceLevel.B, 3),
      ],
      first,
      14,
    );
    expect(cells).toHaveLength(14);
    expect(cells[5]).toMatchObject({ level: ServiceLevel.A, heads: 5 });
    expect(cells[6]).toMatchObject({ level: ServiceLevel.BELOW_C, heads: 1 });
    expect(cells[7]).toMatchObject({ level: ServiceLevel.B, heads: 3 });
  });
  it('know their weeks by number', () => {
    expect(weekNumber('2026-02-02')).toBe(6);
    expect(weekNumber('2025-12-29')).toBe(1);
    expect(weekNumber('2026-12-28')).toBe(53);
  });
});
