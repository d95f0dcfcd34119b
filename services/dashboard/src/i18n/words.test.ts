// Both languages say something for every key, and for every number that a contract may send.
import { describe, expect, it } from 'vitest';
import { EscalationReason, Rung } from '../gen/vagtbro/pool/v1/pool_events_pb';
import { GapCloseReason, ServiceLevel } from '../gen/vagtbro/roster/v1/roster_events_pb';
import { ShiftState } from '../gen/vagtbro/roster/v1/roster_facts_pb';
import { da } from './da';
import { en } from './en';

const numbers = (values: object) =>
  Object.values(values).filter((value): value is number => typeof value === 'number');

describe.each([
  ['da', da],
  ['en', en],
])('the words in %s', (_, words) => {
  it.each([
    ['rung', Rung, words.rung],
    ['level', ServiceLevel, words.level],
    ['closed', GapCloseReason, words.closed],
    ['escalation', EscalationReason, words.escalation],
    ['states', ShiftState, words.roster.states],
  ] as Array<[string, object, Record<number, string>]>)('name every %s', (_name, values, named) => {
    for (const number of numbers(values)) expect(named[number], `${number}`).toBeDefined();
  });
  it('have the same slots as in the other language', () => {
    const slots = (text: string) =>
      [...text.matchAll(/{{(\w+)}}/g)].map((match) => match[1]).sort();
    const compare = (a: object, b: object) => {
      for (const [key, value] of Object.entries(a)) {
        const other = (b as Record<string, unknown>)[key];
        if (typeof value === 'string') expect(slots(other as string), key).toEqual(slots(value));
        else compare(value as object, other as object);
      }
    };
    compare(da, words);
  });
});
