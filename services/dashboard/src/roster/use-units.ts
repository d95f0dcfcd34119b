// useUnits: the units that people belong to, as far as the one who is signed in may look.
import { useMemo } from 'react';
import { useEveryone } from '../api/use-names';
import { useSession } from '../api/use-session';

export interface Unit {
  id: string;
  name: string;
}

export function useUnits(): Unit[] {
  const people = useEveryone();
  const { units } = useSession();
  return useMemo(() => {
    const ids = new Set<string>();
    for (const one of people.data?.values() ?? []) {
      const id = one.facts?.homeUnitId;
      if (id && (units.includes('*') || units.includes(id))) ids.add(id);
    }
    return [...ids].sort().map((id) => ({ id, name: id }));
  }, [people.data, units]);
}
