// Both languages say something for every key, and for every number that a contract may send.
import { describe, expect, it } from 'vitest';
import { EscalationReason, Rung } from '../gen/vagtbro/pool/v1/pool_events_pb';
import { CallBackCause } from '../gen/vagtbro/ivr/v1/ivr_facts_pb';
import { SearchAct } from '../gen/vagtbro/pool/v1/desk_facts_pb';
import { OfferState } from '../gen/vagtbro/pool/v1/pool_facts_pb';
import { RiskKind } from '../gen/vagtbro/roster/v1/plan_service_pb';
import { GapCloseReason, ServiceLevel } from '../gen/vagtbro/roster/v1/roster_events_pb';
import { PlannerActKind, ShiftState } from '../gen/vagtbro/roster/v1/roster_facts_pb';
import { ActReason } from '../gen/vagtbro/types/v1/act_pb';
import { Profession, RoleSlot, ShiftKind, ShiftTier } from '../gen/vagtbro/types/v1/work_pb';
import { da } from './da';
import { en } from './en';

const numbers = (values: object) =>
  Object.values(values).filter((value): value is number => typeof value === 'number');

describe('the rooms of words', () => {
  it('share no key, for the later one would hide the earlier', () => {
    const rooms = import.meta.glob<Record<string, object>>('./da/*.ts', { eager: true });
    const keys = Object.values(rooms).flatMap((room) => Object.values(room).flatMap(Object.keys));
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
    expect(keys).toContain('refusal');
  });
});

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
    ['states in a word', ShiftState, words.roster.short],
    ['kinds of shifts', ShiftKind, words.roster.kinds],
    ['tiers of shifts', ShiftTier, words.roster.tiers],
    ['professions', Profession, { 0: '', ...words.newShift.names }],
    ['offers in flight', OfferState, words.flight.states],
    ['call-backs', CallBackCause, words.callBack.causes],
    ['role', RoleSlot, words.risk.roles],
    ['act', SearchAct, { 0: '', ...words.act.names }],
    ['act done', SearchAct, { 0: '', ...words.act.done }],
    ['risk', RiskKind, { 0: '', ...words.risk.kinds }],
    ['act on a shift', PlannerActKind, { 0: '', ...words.undo.acts }],
    ['reason of an act', ActReason, { 0: '', ...words.actReason }],
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
