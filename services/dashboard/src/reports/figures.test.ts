import { create } from '@bufbuild/protobuf';
import { describe, expect, it } from 'vitest';
import { PolicyResultSchema } from '../gen/vagtbro/pool/v1/pool_trial_pb';
import { csv, weekOf } from './figures';

const result = (gaps: number, covered: number, median: number) =>
  create(PolicyResultSchema, {
    gaps,
    covered,
    contacts: gaps * 4,
    costOre: BigInt(covered * 150_050),
    minutesMedian: median,
  });

describe('figures of a week', () => {
  it('are shares of its gaps, over all policies', () => {
    const week = weekOf('2026-02-02', [result(6, 6, 4), result(4, 3, 9)]);
    expect(week).toMatchObject({ gaps: 10, covered: 90, contacts: 4, kroner: 1500.5, median: 4 });
  });
  it('are left out where they would tell of single people', () => {
    expect(weekOf('2026-02-02', [result(4, 4, 4)])).toBeUndefined();
    expect(weekOf('2026-02-02', [result(5, 5, 4)])).toBeDefined();
    expect(weekOf('2026-02-02', [])).toBeUndefined();
  });
  it('open in a Danish spreadsheet', () => {
    const week = weekOf('2026-02-02', [result(6, 6, 4)]);
    const text = csv(['Uge'], week ? [week] : []);
    expect(text.split('\r\n')[1]).toBe('2026-02-02;6;100;4;;4;0;0;1500,5');
    expect(text.startsWith('\ufeffUge')).toBe(true);
  });
});
