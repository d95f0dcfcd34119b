// Folds: which units are folded: of many, all but the first, until somebody says otherwise; and which
// have been in sight.
import { useCallback, useState } from 'react';

const MANY = 8;

export function useFolds(units: Array<{ id: string }>) {
  const [turned, setTurned] = useState<Record<string, boolean>>({});
  const byDefault = (unitId: string) => units.length > MANY && units[0]?.id !== unitId;
  const folded = (unitId: string) => turned[unitId] ?? byDefault(unitId);
  return {
    folded,
    fold: useCallback(
      (unitId: string) =>
        setTurned((now) => ({ ...now, [unitId]: !(now[unitId] ?? byDefault(unitId)) })),
      [units],
    ),
    foldAll: (all: boolean) => setTurned(Object.fromEntries(units.map((unit) => [unit.id, all]))),
  };
}

// Units that have been in sight: what has never been looked at is not loaded.
export function useSeen(units: Array<{ id: string }>) {
  const [seen, setSeen] = useState<ReadonlySet<string>>(new Set());
  return {
    // The first is in sight as soon as there is anything.
    seen: (unitId: string) => seen.has(unitId) || units[0]?.id === unitId,
    onSight: useCallback(
      (unitIds: string[]) =>
        setSeen((now) =>
          unitIds.every((one) => now.has(one)) ? now : new Set([...now, ...unitIds]),
        ),
      [],
    ),
  };
}
