// Time form: another time for a shift, as a clock in Denmark shows it, with what the rules say of
// whoever has the shift.
import { Group, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addDays, clock, isoDay } from '../time/copenhagen';
import { atClock } from '../time/wall';
import { HOUR, SNAP } from './axis';
import type { Bar } from './bars';
import { useJudgements } from './use-judgements';
import { useVerdictWords } from './verdict-panel';

export interface Times {
  start: number;
  end: number;
}

const LONGEST = 24 * HOUR;

// Undefined: no such stretch. An end that is not after the start is of the next day.
export function timesOf(date: string, from: string, to: string): Times | undefined {
  const clockTime = /^\d{2}:\d{2}$/;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date) || !clockTime.test(from) || !clockTime.test(to))
    return undefined;
  const start = atClock(date, from);
  const end = atClock(to > from ? date : addDays(date, 1), to);
  return end > start && end - start <= LONGEST ? { start, end } : undefined;
}

// A date and two times of the clock; what is wrong is said by whoever shows them.
export function TimeFields(props: {
  start: number;
  end: number;
  onChange: (times?: Times) => void;
}) {
  const { t } = useTranslation();
  const [date, setDate] = useState(() => isoDay(props.start));
  const [from, setFrom] = useState(() => clock(props.start));
  const [to, setTo] = useState(() => clock(props.end));
  const times = timesOf(date, from, to);
  const change = (set: (value: string) => void, next: [string, string, string], value: string) => {
    set(value);
    props.onChange(timesOf(...next));
  };
  return (
    <Stack gap="xs">
      <TextInput
        type="date"
        label={t('shift.date')}
        value={date}
        onChange={({ currentTarget: { value } }) => change(setDate, [value, from, to], value)}
      />
      <Group grow>
        <TextInput
          type="time"
          step={SNAP / 1000}
          label={t('shift.from')}
          value={from}
          onChange={({ currentTarget: { value } }) => change(setFrom, [date, value, to], value)}
        />
        <TextInput
          type="time"
          step={SNAP / 1000}
          label={t('shift.to')}
          value={to}
          onChange={({ currentTarget: { value } }) => change(setTo, [date, from, value], value)}
        />
      </Group>
      <Text size="sm" role="status">
        {!times ? t('shift.wrongTime') : to <= from && `${t('shift.nextDay')}.`}
      </Text>
    </Stack>
  );
}

export function TimeForm({ bar, onChange }: { bar: Bar; onChange: (times?: Times) => void }) {
  const { t } = useTranslation();
  const words = useVerdictWords();
  const [times, setTimes] = useState<Times | undefined>({ start: bar.start, end: bar.end });
  const holder = bar.shift.employmentId;
  const judgements = useJudgements(
    times && {
      shiftId: bar.roster ? bar.shift.shiftId : '',
      people: holder ? [holder] : [],
      ...times,
    },
  );
  const said = judgements.of(holder);
  return (
    <Stack gap="xs">
      <TimeFields
        start={bar.start}
        end={bar.end}
        onChange={(next) => {
          setTimes(next);
          onChange(next);
        }}
      />
      <Text size="sm" role="status">
        {times && holder && (said ? words(said) : judgements.asking && t('verdict.asking'))}
      </Text>
    </Stack>
  );
}
