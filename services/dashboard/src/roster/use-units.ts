// useUnits: the units by name, as far as the one who is signed in may look.
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useClients } from '../api/clients';
import { useSession } from '../api/use-session';

export interface Unit {
  id: string;
  name: string;
}

function useAllUnits() {
  const { roster } = useClients();
  const { tenant } = useSession();
  return useQuery({
    queryKey: ['units', tenant],
    staleTime: 300_000,
    queryFn: () => roster.listUnits({ tenantId: tenant }),
  });
}

// True once it is known which units there are, or that nobody says so.
export function useUnitsSaid(): boolean {
  return !useAllUnits().isPending;
}

export function useUnits(): Unit[] {
  const all = useAllUnits();
  const { units } = useSession();
  return useMemo(
    () =>
      (all.data?.units ?? [])
        .filter((unit) => units.includes('*') || units.includes(unit.unitId))
        .map((unit) => ({ id: unit.unitId, name: unit.name }))
        .sort((a, b) => a.name.localeCompare(b.name, 'da')),
    [all.data, units],
  );
}

// What a unit is called, or its id where that is not known.
export function useUnitNames(): (unitId: string) => string {
  const all = useAllUnits();
  return (unitId) => all.data?.units.find((unit) => unit.unitId === unitId)?.name ?? unitId;
}
