// Toolbar of the roster: which unit or person, how long a stretch, and which one.
import { Button, Group, NativeSelect, SegmentedControl, Select, Switch, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useEveryone } from '../api/use-names';
import { language } from '../i18n';
import { addDays, day as dayWords, startOfDay } from '../time/copenhagen';
import { serverNow } from '../time/server-clock';
import { firstDay, ZOOMS, type Zoom } from './axis';
import { today, weekNumber } from './heat-cells';
import type { Unit } from './use-units';

export type View = 'plan' | 'hours' | 'days';
export const ALL = '*';

// What one looks at.
export interface Look {
  unit: string; // ALL: all of them
  person: string; // empty: everybody
  zoom: Zoom;
  first: string;
  view: View;
  now: boolean; // drags act at once
}

interface Props {
  look: Look;
  units: Unit[];
  onLook: (change: Partial<Look>) => void;
}

const SHOWN = 20;

export function Toolbar({ look, units, onLook }: Props) {
  const { t } = useTranslation();
  const people = useEveryone();
  const { zoom, first, view, person } = look;
  const plan = view === 'plan';
  const length = plan && !person ? ZOOMS[zoom].days : view === 'days' ? 14 : person ? 56 : 7;
  const words = (iso: string) => dayWords(startOfDay(iso), language());
  const go = (days: number) => onLook({ first: addDays(first, days) });
  // Whoever looks at one day walks by days; everybody else by weeks.
  const step = length === 1 ? 1 : 7;
  return (
    <>
      <Group align="flex-end">
        <NativeSelect
          label={t('roster.unit')}
          value={look.unit}
          onChange={(event) => onLook({ unit: event.currentTarget.value })}
          data={[
            ...units.map((unit) => ({ value: unit.id, label: unit.name })),
            ...(units.length > 1 ? [{ value: ALL, label: t('roster.allUnits') }] : []),
          ]}
        />
        {plan && (
          <Select
            label={t('roster.person')}
            placeholder={t('roster.everybody')}
            searchable
            clearable
            clearButtonProps={{ 'aria-label': t('roster.everybody') }}
            limit={SHOWN}
            value={person || null}
            onChange={(id) => onLook({ person: id ?? '', first: firstDay('days', first) })}
            data={[...(people.data?.values() ?? [])].map((one) => ({
              value: one.facts?.employmentId ?? '',
              label: one.name || (one.facts?.employmentId ?? ''),
            }))}
          />
        )}
        {plan && !person && (
          <SegmentedControl
            aria-label={t('roster.zoom')}
            value={zoom}
            onChange={(to) => onLook({ zoom: to as Zoom, first: firstDay(to as Zoom, first) })}
            data={(['weeks', 'days', 'hours'] as const).map((one) => ({
              value: one,
              label: t(`roster.zooms.${one}`),
            }))}
          />
        )}
        <SegmentedControl
          maw="100%"
          size="sm"
          style={{ overflowX: 'auto' }}
          aria-label={t('roster.view')}
          value={view}
          onChange={(to) => onLook({ view: to as View, first: firstDay('days', first) })}
          data={(['plan', 'hours', 'days'] as const).map((one) => ({
            value: one,
            label: t(`roster.views.${one}`),
          }))}
        />
      </Group>
      <Group>
        <Button variant="default" onClick={() => go(-step)}>
          {t('roster.previous')}
        </Button>
        <Button
          variant="default"
          onClick={() =>
            onLook({ first: firstDay(plan && !person ? zoom : 'days', today(serverNow())) })
          }
        >
          {t('roster.today')}
        </Button>
        <Button variant="default" onClick={() => go(step)}>
          {t('roster.next')}
        </Button>
        <Text fw={500} role="status">
          {length === 1
            ? words(first)
            : length === 7
              ? t('roster.week', { number: weekNumber(first), day: words(first) })
              : t('roster.period', { from: words(first), to: words(addDays(first, length - 1)) })}
        </Text>
        {plan && (
          <Switch
            label={t('drag.now')}
            description={t('drag.nowHelp')}
            checked={look.now}
            onChange={(event) => onLook({ now: event.currentTarget.checked })}
          />
        )}
      </Group>
    </>
  );
}
