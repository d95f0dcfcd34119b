// Swaps page: what colleagues ask me, what I have asked, and asking with the law's word for both.
import { NativeSelect, Stack, Text, Title } from '@mantine/core';
import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ShiftState } from '../gen/vagtbro/roster/v1/roster_facts_pb';
import { language } from '../i18n';
import { span } from '../time/copenhagen';
import { serverNow } from '../time/server-clock';
import { Loaded } from './loaded';
import { Section } from './section';
import { SwapList } from './swap-list';
import { SwapOptions } from './swap-options';
import { placeOf, startOf, useOwnShifts, useUnits, worked } from './use-own-shifts';

export function SwapsPage() {
  const { t } = useTranslation();
  const { shift: wanted } = useSearch({ strict: false }) as { shift?: string };
  const shifts = useOwnShifts();
  const units = useUnits();
  const [picked, setPicked] = useState(wanted ?? '');
  return (
    <Stack>
      <Title order={1}>{t('swap.title')}</Title>
      <SwapList />
      <Section title={t('swap.ask')}>
        <Text mb="sm">{t('swap.help')}</Text>
        <Loaded query={shifts}>
          {(all) => {
            const own = all.filter(
              (one) => startOf(one) > serverNow() && one.state === ShiftState.PLANNED,
            );
            if (own.length === 0) return <Text>{t('swap.noShift')}</Text>;
            return (
              <NativeSelect
                label={t('swap.own')}
                size="md"
                mb="sm"
                value={picked}
                onChange={(event) => setPicked(event.currentTarget.value)}
                data={[
                  { value: '', label: t('swap.pick') },
                  ...own.map((one) => ({
                    value: one.shift?.shiftId ?? '',
                    label: `${span(worked(one), language())}, ${placeOf(one.shift?.unitIds ?? [], units)}`,
                  })),
                ]}
              />
            );
          }}
        </Loaded>
        {picked && <SwapOptions key={picked} shiftId={picked} />}
      </Section>
    </Stack>
  );
}
