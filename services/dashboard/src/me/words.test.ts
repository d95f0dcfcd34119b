// Every number that a service may send an employee has a word in both languages.
import { describe, expect, it } from 'vitest';
import { WishKind } from '../gen/vagtbro/pool/v1/desk_facts_pb';
import { OfferState } from '../gen/vagtbro/pool/v1/pool_facts_pb';
import { AnswerOutcome } from '../gen/vagtbro/pool/v1/pool_service_pb';
import { SwapState } from '../gen/vagtbro/roster/v1/swap_facts_pb';
import { AbsenceKind } from '../gen/vagtbro/sickness/v1/sickness_facts_pb';
import { ShiftKind } from '../gen/vagtbro/types/v1/work_pb';
import { da } from '../i18n/da';
import { en } from '../i18n/en';

describe.each([
  ['da', da],
  ['en', en],
])('the employee’s words in %s', (_, { me, swap, wish }) => {
  it.each([
    ['answer', AnswerOutcome, me.answered],
    ['offer', OfferState, me.offerState],
    ['offer in full', OfferState, me.offerStateLong],
    ['shift', ShiftKind, me.kind],
    ['absence', AbsenceKind, { 0: '', ...me.kinds }],
    ['swap', SwapState, swap.states],
    ['swap in full', SwapState, swap.said],
    ['wish', WishKind, wish.kinds],
    ['wish in the calendar', WishKind, wish.marks],
  ] as Array<[string, object, Record<number, string>]>)('name every %s', (_name, values, named) => {
    const numbers = Object.values(values).filter((value) => typeof value === 'number');
    for (const number of numbers) expect(named[number], `${number}`).toBeDefined();
  });
});
