// Availability: a person's own word that they are not to be asked for a while; at most two days.
import { Button, Group, NativeSelect, Text } from '@mantine/core';
import { timestampFromMs } from '@bufbuild/protobuf/wkt';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newRequestId, useClients } from '../api/clients';
import { useSession } from '../api/use-session';
import { AvailabilityWord } from '../gen/vagtbro/pool/v1/pool_trial_pb';
import { language } from '../i18n';
import { addDays, clock, day, isoDay, millis } from '../time/copenhagen';
import { serverNow } from '../time/server-clock';
import { useClock } from '../time/use-clock';
import { atClock } from '../time/wall';
import { Loaded } from './loaded';
import { Said } from './said';
import { Section } from './section';
import { useContacts } from './use-contacts';

const HOUR = 3_600_000;

// The moments that can be chosen: hours ahead, and the mornings to come.
export function moments(now: number): number[] {
  const today = isoDay(now);
  const mornings = [0, 1, 2].map((days) => atClock(addDays(today, days), '07:00'));
  return [now + 2 * HOUR, now + 4 * HOUR, now + 8 * HOUR, ...mornings]
    .filter((at) => at > now && at <= now + 48 * HOUR)
    .sort((a, b) => a - b);
}

export function Availability() {
  const { t } = useTranslation();
  const { tenant, employmentId } = useSession();
  const { pool } = useClients();
  const queries = useQueryClient();
  const contacts = useContacts();
  useClock();
  const [until, setUntil] = useState('');
  const say = useMutation({
    retry: 2,
    mutationFn: (said: { word: AvailabilityWord; until: number; requestId: string }) =>
      pool.setAvailability({
        tenantId: tenant,
        requestId: said.requestId,
        employmentId,
        word: said.word,
        ...(said.until > 0 ? { untilTime: timestampFromMs(said.until) } : {}),
      }),
    onSettled: () => void queries.invalidateQueries({ queryKey: ['contacts'] }),
  });
  const whole = (at: number) => `${day(at, language())} ${clock(at)}`;
  const choices = moments(serverNow()).map((at) => ({ value: String(at), label: whole(at) }));
  const chosen = Number(until || choices[0]?.value);
  const tell = (word: AvailabilityWord, at: number) =>
    say.mutate({ word, until: at, requestId: newRequestId() });
  return (
    <Section title={t('wish.peace')}>
      <Text mb="sm">{t('wish.peaceHelp')}</Text>
      <Said
        done={
          say.data &&
          (say.variables.until > 0
            ? t('wish.peaceSet', { time: whole(say.variables.until) })
            : t('wish.peaceOver'))
        }
        error={say.error}
      />
      <Loaded query={contacts}>
        {(said) => (
          <Text mb="sm" fw={600}>
            {said.notBeforeTime
              ? t('wish.silent', { time: whole(millis(said.notBeforeTime)) })
              : t('wish.open')}
          </Text>
        )}
      </Loaded>
      <Group align="flex-end" gap="sm">
        <NativeSelect
          label={t('wish.until')}
          size="md"
          value={String(chosen)}
          onChange={(event) => setUntil(event.currentTarget.value)}
          data={choices}
        />
        <Button
          size="md"
          loading={say.isPending}
          onClick={() => tell(AvailabilityWord.NOT_NOW, chosen)}
        >
          {t('wish.notNow')}
        </Button>
        <Button
          size="md"
          variant="default"
          disabled={say.isPending}
          onClick={() => tell(AvailabilityWord.OFF_SHIFT, chosen)}
        >
          {t('wish.offShift')}
        </Button>
        {contacts.data?.notBeforeTime && (
          <Button
            size="md"
            variant="default"
            disabled={say.isPending}
            onClick={() => tell(AvailabilityWord.AGAIN, 0)}
          >
            {t('wish.again')}
          </Button>
        )}
      </Group>
    </Section>
  );
}
