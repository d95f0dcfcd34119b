// useRoster: shifts, absences and drafts, week by week and unit by unit as they come into view.
import type { ConnectError } from '@connectrpc/connect';
import { timestampFromMs } from '@bufbuild/protobuf/wkt';
import { useQueries, type UseQueryResult } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useClients } from '../api/clients';
import { useSession } from '../api/use-session';
import type { Draft } from '../gen/vagtbro/roster/v1/draft_service_pb';
import type { Away } from '../gen/vagtbro/roster/v1/plan_service_pb';
import type { RosterShift } from '../gen/vagtbro/roster/v1/promises_pb';
import { addDays, startOfDay } from '../time/copenhagen';

const PAGE = 1000;
const AGAIN = 60_000;

// Shifts of a unit, or of a person wherever they are.
export type Scope = { unitId: string } | { employmentId: string };

export interface Loaded<T> {
  of: (index: number) => T[]; // what has come for the scope at this index
  pending: boolean;
  error: ConnectError | null;
  since: number; // when the oldest of it was loaded, by the browser's clock; 0: nothing was
}

const keyOf = (scope: Scope) => ('unitId' in scope ? scope.unitId : `@${scope.employmentId}`);

const week = (monday: string) => ({
  startTime: timestampFromMs(startOfDay(monday)),
  endTime: timestampFromMs(startOfDay(addDays(monday, 7))),
});

// Puts the answers for each scope, a week each, side by side; a thing in two weeks is there once.
function joined<T>(
  results: UseQueryResult<T[]>[],
  weeks: number,
  idOf: (one: T) => string,
): Loaded<T> {
  const found: T[][] = [];
  results.forEach((result, index) => {
    const at = weeks ? Math.floor(index / weeks) : 0;
    (found[at] ??= []).push(...(result.data ?? []));
  });
  const once = found.map((all) => [...new Map(all.map((one) => [idOf(one), one])).values()]);
  const times = results.filter((one) => one.data).map((one) => one.dataUpdatedAt);
  return {
    of: (index) => once[index] ?? [],
    pending: results.some((one) => one.isPending),
    error: (results.find((one) => one.error)?.error as ConnectError | undefined) ?? null,
    since: times.length > 0 ? Math.min(...times) : 0,
  };
}

function useWeeks<T>(
  name: string,
  scopes: Scope[],
  mondays: string[],
  load: (scope: Scope, monday: string) => Promise<T[]>,
  idOf: (one: T) => string,
): Loaded<T> {
  const { tenant } = useSession();
  return useQueries({
    queries: scopes.flatMap((scope) =>
      mondays.map((monday) => ({
        queryKey: [name, tenant, keyOf(scope), monday],
        refetchInterval: AGAIN,
        queryFn: () => load(scope, monday),
      })),
    ),
    combine: useCallback(
      (results: UseQueryResult<T[]>[]) => joined(results, mondays.length, idOf),
      [mondays.length, idOf],
    ),
  });
}

const shiftId = (one: RosterShift) => one.shift?.shiftId ?? '';
const awayId = (one: Away) => `${one.employmentId} ${one.interval?.startTime?.seconds}`;

export function useShifts(scopes: Scope[], mondays: string[]): Loaded<RosterShift> {
  const { roster } = useClients();
  const { tenant } = useSession();
  const load = async (scope: Scope, monday: string) => {
    const all: RosterShift[] = [];
    let pageToken = '';
    do {
      const page = await roster.getRoster({
        tenantId: tenant,
        ...scope,
        interval: week(monday),
        pageSize: PAGE,
        pageToken,
      });
      for (const one of page.shifts) all.push(one);
      pageToken = page.nextPageToken;
    } while (pageToken);
    return all;
  };
  return useWeeks('roster', scopes, mondays, load, shiftId);
}

// Plain blocks: nobody here learns why somebody is away.
export function useAway(scopes: Scope[], mondays: string[]): Loaded<Away> {
  const { plan } = useClients();
  const { tenant } = useSession();
  const load = async (scope: Scope, monday: string) =>
    (await plan.listAway({ tenantId: tenant, ...scope, interval: week(monday) })).away;
  return useWeeks('away', scopes, mondays, load, awayId);
}

export interface Drafts {
  byUnit: Map<string, Draft>;
  error: ConnectError | null;
}

export const draftKey = (tenant: string, unitId: string) => ['draft', tenant, unitId];

function drafts(results: UseQueryResult<Draft | null>[]): Drafts {
  const kept = results.flatMap((one) => (one.data ? [one.data] : []));
  return {
    byUnit: new Map(kept.map((one) => [one.unitId, one])),
    error: (results.find((one) => one.error)?.error as ConnectError | undefined) ?? null,
  };
}

export function useDrafts(unitIds: string[]): Drafts {
  const clients = useClients();
  const { tenant } = useSession();
  return useQueries({
    queries: unitIds.map((unitId) => ({
      queryKey: draftKey(tenant, unitId),
      refetchInterval: AGAIN,
      queryFn: async () =>
        (await clients.drafts.getDraft({ tenantId: tenant, unitId })).draft ?? null,
    })),
    combine: drafts,
  });
}
