// Roster page: who works when, by unit or by person, and how the units stand.
import { Stack, Text, Title } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { serverNow } from '../time/server-clock';
import { useClock } from '../time/use-clock';
import { mondayOf, today } from './heat-cells';
import { LevelView } from './level-view';
import { PlanView } from './plan-view';
import './roster.css';
import { ALL, Toolbar, type Look } from './toolbar';
import { UnitHeat } from './unit-heat';
import { useUnits, useUnitsSaid } from './use-units';

export function RosterPage() {
  const { t } = useTranslation();
  return useClock() ? <Roster /> : <Text role="status">{t('roster.loading')}</Text>;
}

function Roster() {
  const { t } = useTranslation();
  const units = useUnits();
  const said = useUnitsSaid();
  const [look, setLook] = useState<Look>(() => ({
    unit: '',
    person: '',
    zoom: 'days',
    first: mondayOf(today(serverNow())),
    view: 'plan',
    now: false,
  }));
  const chosen = look.unit || (units[0]?.id ?? '');
  const shown = useMemo(
    () => (chosen === ALL ? units : units.filter((unit) => unit.id === chosen)),
    [units, chosen],
  );
  const { view, first, zoom, person, now } = look;
  const one = shown[0];
  return (
    <Stack>
      <Title order={1}>{t('roster.title')}</Title>
      <Toolbar
        look={{ ...look, unit: chosen }}
        units={units}
        onLook={(change) => setLook((was) => ({ ...was, ...change }))}
      />
      {!one && <Text role="status">{t(said ? 'roster.noUnits' : 'roster.loading')}</Text>}
      {one && view === 'plan' && (
        <PlanView
          key={`${chosen} ${person}`}
          units={shown}
          employmentId={person}
          zoom={zoom}
          first={first}
          now={now}
        />
      )}
      {one && view === 'hours' && <LevelView unit={one} monday={first} />}
      {one && view === 'days' && <UnitHeat units={units} first={first} />}
    </Stack>
  );
}
