// Add wish: from when to when by a Danish clock, and whether it is a "want" or a "rather not".
import { Button, Group, Radio, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { WishKind } from '../gen/vagtbro/pool/v1/desk_facts_pb';
import { addDays } from '../time/copenhagen';
import { minutesOf } from '../time/local';
import { atClock } from '../time/wall';

interface Props {
  // The day it begins with at first.
  from: string;
  pending: boolean;
  add: (wish: { kind: WishKind; start: number; end: number }) => void;
}

export function AddWish({ from, pending, add }: Props) {
  const { t } = useTranslation();
  const [kind, setKind] = useState(WishKind.WANT);
  const [startDay, setStartDay] = useState(from);
  const [startTime, setStartTime] = useState('00:00');
  const [endDay, setEndDay] = useState(addDays(from, 1));
  const [endTime, setEndTime] = useState('00:00');
  const [tried, setTried] = useState(false);
  const whole = [startTime, endTime].every((time) => !Number.isNaN(minutesOf(time)));
  const start = atClock(startDay, startTime);
  const end = atClock(endDay, endTime);
  const wrong = !(startDay && endDay && whole && start < end);
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (!wrong) add({ kind, start, end });
      }}
    >
      <Stack gap="sm">
        <Radio.Group
          label={t('wish.what')}
          value={String(kind)}
          onChange={(value) => setKind(Number(value))}
        >
          <Group gap="lg" mt={4}>
            {[WishKind.WANT, WishKind.RATHER_NOT].map((value) => (
              <Radio
                key={value}
                size="md"
                value={String(value)}
                label={t(`wish.kinds.${value}` as never) as string}
              />
            ))}
          </Group>
        </Radio.Group>
        <Group gap="sm" align="flex-end">
          <TextInput
            type="date"
            label={t('wish.fromDay')}
            value={startDay}
            onChange={(event) => setStartDay(event.currentTarget.value)}
          />
          <TextInput
            type="time"
            label={t('wish.fromTime')}
            value={startTime}
            onChange={(event) => setStartTime(event.currentTarget.value)}
          />
        </Group>
        <Group gap="sm" align="flex-end">
          <TextInput
            type="date"
            label={t('wish.toDay')}
            value={endDay}
            error={tried && wrong}
            onChange={(event) => setEndDay(event.currentTarget.value)}
          />
          <TextInput
            type="time"
            label={t('wish.toTime')}
            value={endTime}
            error={tried && wrong}
            onChange={(event) => setEndTime(event.currentTarget.value)}
          />
        </Group>
        {tried && wrong && <Text role="alert">{t('wish.wrong')}</Text>}
        <Button type="submit" size="md" loading={pending} style={{ alignSelf: 'flex-start' }}>
          {t('wish.add')}
        </Button>
      </Stack>
    </form>
  );
}
