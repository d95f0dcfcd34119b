// useOwnShifts: the shifts somebody holds in the next eight weeks, and what their units are called.
import { useQuery } from '@tanstack/react-query';
import { timestampFromMs } from '@bufbuild/protobuf/wkt';
import { useClients } from '../api/clients';
import { useSession } from '../api/use-session';
import type { RosterShift } from '../gen/vagtbro/roster/v1/promises_pb';
import type { UnitRegistered } from '../gen/vagtbro/roster/v1/roster_events_pb';
import { ShiftState } from '../gen/vagtbro/roster/v1/roster_facts_pb';
import type { Interval } from '../gen/vagtbro/types/v1/interval_pb';
import { language } from '../i18n';
import { addDays, isoDay, millis, startOfDay } from '../time/copenhagen';
import { serverNow } from '../time/server-clock';
import { useClock } from '../time/use-clock';

const DAYS = 56;

export function useOwnShifts() {
  const { tenant, employmentId } = useSession();
  const { roster } = useClients();
  const ready = useClock();
  const today = isoDay(serverNow());
  return useQuery({
    queryKey: ['own-shifts', tenant, employmentId, today],
    enabled: ready,
    queryFn: async () => {
      const answer = await roster.getRoster({
        tenantId: tenant,
        employmentId,
        interval: {
          startTime: timestampFromMs(startOfDay(today)),
          endTime: timestampFromMs(startOfDay(addDays(today, DAYS))),
        },
      });
      return answer.shifts.filter((one) => holds(one, employmentId));
    },
  });
}

function holds(one: RosterShift, employmentId: string): boolean {
  const gone = [ShiftState.CANCELLED, ShiftState.DROPPED].includes(one.state);
  return one.shift?.employmentId === employmentId && !gone;
}

// What is worked of a shift: all of it, or the part that was taken over.
export function worked(one: RosterShift): Interval | undefined {
  return one.heldInterval ?? one.shift?.interval;
}

export const startOf = (one: RosterShift) => millis(worked(one)?.startTime);
export const endOf = (one: RosterShift) => millis(worked(one)?.endTime);

// The same answer as the roster page keeps.
export function useUnits(): UnitRegistered[] {
  const { tenant } = useSession();
  const { roster } = useClients();
  const all = useQuery({
    queryKey: ['units', tenant],
    staleTime: 300_000,
    queryFn: () => roster.listUnits({ tenantId: tenant }),
  });
  return all.data?.units ?? [];
}

// "Bøgehuset og Lindehuset"; ids until the names are known.
export function placeOf(unitIds: string[], units: UnitRegistered[]): string {
  const names = unitIds.map((id) => units.find((unit) => unit.unitId === id)?.name ?? id);
  return new Intl.ListFormat(language(), { type: 'conjunction' }).format(names);
}
