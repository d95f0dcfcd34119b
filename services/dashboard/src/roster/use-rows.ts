// useRows: the rows of the timeline, from what is loaded: units side by side, or a person's weeks.
import type { ConnectError } from '@connectrpc/connect';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useEveryone, useNames } from '../api/use-names';
import { EmploymentKind } from '../gen/vagtbro/directory/v1/directory_events_pb';
import type { Employment } from '../gen/vagtbro/directory/v1/directory_service_pb';
import { language } from '../i18n';
import { day, millis, startOfDay } from '../time/copenhagen';
import { axisOf, mondays as mondaysOf, ZOOMS, type Zoom } from './axis';
import { barsOf } from './bars';
import { weekNumber } from './heat-cells';
import { unitRows, weekRows, weeksFrom, type Group, type Layout, type Row } from './rows';
import { useAway, useDrafts, useShifts, type Drafts, type Loaded, type Scope } from './use-roster';
import type { Unit } from './use-units';

const WEEKS = 8; // of one person
const TALL = 40; // room for the time and the state
const LOW = 28; // for the hour alone

export interface Sight {
  units: Unit[];
  folded: (unitId: string) => boolean;
  seen: (unitId: string) => boolean; // in sight by now: only these are loaded
  employmentId: string; // empty: by unit
  zoom: Zoom;
  hour: number; // pixels
  first: string;
}

export interface Loads {
  rows: Row[];
  groups: Group[];
  layout: Layout;
  lane: number;
  shifts: Loaded<unknown>;
  awayError: ConnectError | null;
  drafts: Drafts;
}

// At home in the unit at some time of the axis.
function athome(all: Iterable<Employment>, unitId: string, start: number, end: number) {
  const found = [];
  for (const { facts, name } of all) {
    if (!facts || facts.homeUnitId !== unitId || facts.kind === EmploymentKind.AGENCY) continue;
    const over = facts.endTime ? millis(facts.endTime) : Infinity;
    if (millis(facts.startTime) < end && over > start) {
      found.push({ id: facts.employmentId, name: name || facts.employmentId });
    }
  }
  return found;
}

export function useRows({ units, folded, seen, employmentId, zoom, hour, first }: Sight): Loads {
  const { t } = useTranslation();
  const everyone = useEveryone().data;
  const nameOf = useNames();
  const spoken = language();
  const byPerson = employmentId !== '';
  const open = units.filter((unit) => !folded(unit.id)).map((unit) => unit.id);
  const loadedKey = open.filter(seen).join(' ');
  const openKey = open.join(' ');
  const mondays = useMemo(
    () => (byPerson ? weeksFrom(first, WEEKS) : mondaysOf(first, ZOOMS[zoom].days)),
    [byPerson, first, zoom],
  );
  const scopes: Scope[] = useMemo(
    () =>
      byPerson
        ? [{ employmentId }]
        : (loadedKey ? loadedKey.split(' ') : []).map((unitId) => ({ unitId })),
    [byPerson, employmentId, loadedKey],
  );
  const home = everyone?.get(employmentId)?.facts?.homeUnitId;
  const shifts = useShifts(scopes, mondays);
  const away = useAway(scopes, mondays);
  const drafts = useDrafts(byPerson ? (home ? [home] : []) : open.filter(seen));
  const lane = zoom === 'weeks' && !byPerson ? LOW : TALL;
  const layout = useMemo<Layout>(
    () => ({ lane, vacant: t('roster.vacant'), nameOf }),
    // A name is another one only when everybody was loaded anew.
    [lane, spoken, everyone],
  );

  const groups = useMemo<Group[]>(() => {
    if (byPerson) return [];
    const axis = axisOf(first, ZOOMS[zoom].days, hour);
    return units.map(({ id, name }) => {
      const at = scopes.findIndex((scope) => 'unitId' in scope && scope.unitId === id);
      return {
        unitId: id,
        name,
        folded: !openKey.split(' ').includes(id),
        unseen: at < 0,
        bars: at < 0 ? [] : barsOf(id, shifts.of(at), drafts.byUnit.get(id)?.diffs ?? []),
        people: athome(everyone?.values() ?? [], id, axis.start, axis.end),
        away: at < 0 ? [] : away.of(at),
      };
    });
  }, [byPerson, first, zoom, hour, units, openKey, scopes, shifts, away, drafts, everyone]);

  const rows = useMemo(() => {
    if (!byPerson) return unitRows(groups, axisOf(first, ZOOMS[zoom].days, hour), layout);
    const diffs = drafts.byUnit.get(home ?? '')?.diffs ?? [];
    const bars = barsOf(home ?? '', shifts.of(0), diffs);
    const person = { id: employmentId, name: layout.nameOf(employmentId) };
    return weekRows(person, bars, away.of(0), mondays, hour, layout, (monday) =>
      t('roster.week', { number: weekNumber(monday), day: day(startOfDay(monday), spoken) }),
    );
  }, [
    byPerson,
    groups,
    first,
    zoom,
    hour,
    layout,
    drafts,
    home,
    shifts,
    away,
    employmentId,
    mondays,
    spoken,
    t,
  ]);

  return { rows, groups, layout, lane: layout.lane, shifts, awayError: away.error, drafts };
}
