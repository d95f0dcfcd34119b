// Shifts page: my next eight weeks, week by week, with what can be done about a shift beside it.
import { Stack, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { RosterShift } from '../gen/vagtbro/roster/v1/promises_pb';
import { addDays, isoDay, startOfDay } from '../time/copenhagen';
import { language } from '../i18n';
import { day } from '../time/copenhagen';
import { mondayOf, weekOf } from '../time/local';
import { serverNow } from '../time/server-clock';
import { CalendarLink } from './calendar-link';
import { Loaded } from './loaded';
import { OwnShift } from './own-shift';
import { Section } from './section';
import { endOf, startOf, useOwnShifts, useUnits } from './use-own-shifts';

// By the Monday of the week they begin in, in order.
export function byWeek(shifts: RosterShift[]): Array<[string, RosterShift[]]> {
  const weeks = new Map<string, RosterShift[]>();
  for (const one of [...shifts].sort((a, b) => startOf(a) - startOf(b))) {
    const monday = mondayOf(isoDay(startOf(one)));
    weeks.set(monday, [...(weeks.get(monday) ?? []), one]);
  }
  return [...weeks];
}

export function ShiftsPage() {
  const { t } = useTranslation();
  const shifts = useOwnShifts();
  const units = useUnits();
  return (
    <Stack>
      <Title order={1}>{t('me.title')}</Title>
      <Loaded query={shifts} isEmpty={(all) => coming(all).length === 0} empty={t('me.none')}>
        {(all) => (
          <>
            {byWeek(coming(all)).map(([monday, week]) => (
              <Section
                key={monday}
                title={t('me.week', {
                  week: weekOf(monday),
                  from: day(startOfDay(monday), language()),
                  to: day(startOfDay(addDays(monday, 6)), language()),
                })}
              >
                <Stack gap="md">
                  {week.map((one) => (
                    <OwnShift key={one.shift?.shiftId} one={one} units={units} />
                  ))}
                </Stack>
              </Section>
            ))}
          </>
        )}
      </Loaded>
      <CalendarLink />
    </Stack>
  );
}

const coming = (all: RosterShift[]) => all.filter((one) => endOf(one) > serverNow());
