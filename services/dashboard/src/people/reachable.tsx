// Reachable: who could be asked tonight, who later, and who not and why.
import { Alert, Badge, Group, NativeSelect, Stack, Text, Title } from '@mantine/core';
import { timestampFromMs } from '@bufbuild/protobuf/wkt';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClients } from '../api/clients';
import { useNames } from '../api/use-names';
import { useRefusal } from '../api/use-refusal';
import { useSession } from '../api/use-session';
import type { Reachability } from '../gen/vagtbro/pool/v1/desk_service_pb';
import { language } from '../i18n';
import { useUnits } from '../roster/use-units';
import { clock, day, millis } from '../time/copenhagen';
import { serverNow } from '../time/server-clock';
import './people.css';
import { PersonLink } from './person-link';
import { TIMES, timesOf, type Part } from './times';

const PAGE = 1000;

export type Group3 = 'now' | 'later' | 'not';

export function groupOf(one: Reachability): Group3 {
  if (one.reachable) return 'now';
  return one.askTime ? 'later' : 'not';
}

export function Reachable() {
  const { t } = useTranslation();
  const say = useRefusal();
  const { tenant } = useSession();
  const { desk } = useClients();
  const units = useUnits();
  const [picked, setPicked] = useState('');
  const [part, setPart] = useState<Part>('night');
  const [now] = useState(serverNow);
  const unitId = picked || (units[0]?.id ?? '');
  const [start, end] = timesOf(part, now);
  const answer = useQuery({
    queryKey: ['reachable', tenant, unitId, part, start],
    enabled: unitId !== '',
    queryFn: () =>
      desk.listReachability({
        tenantId: tenant,
        unitId,
        pageSize: PAGE,
        interval: { startTime: timestampFromMs(start), endTime: timestampFromMs(end) },
      }),
  });
  const people = answer.data?.people ?? [];
  const when = `${day(start, language())} ${clock(start)}–${clock(end)}`;
  return (
    <Stack>
      <Group align="flex-end">
        <NativeSelect
          label={t('reachable.unit')}
          value={unitId}
          onChange={(event) => setPicked(event.currentTarget.value)}
          data={units.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <NativeSelect
          label={t('reachable.time')}
          value={part}
          onChange={(event) => setPart(event.currentTarget.value as Part)}
          data={TIMES.map((one) => ({ value: one, label: t(`reachable.part.${one}`) }))}
        />
      </Group>
      {answer.isPending && unitId && <Text role="status">{t('people.loading')}</Text>}
      {answer.isError && (
        <Alert color="red" role="alert">
          {say(answer.error)}
        </Alert>
      )}
      {answer.data && (
        <>
          <Text role="status">{t('reachable.for', { when })}</Text>
          {(['now', 'later', 'not'] as const).map((group) => (
            <Listed
              key={group}
              group={group}
              people={people.filter((one) => groupOf(one) === group)}
            />
          ))}
        </>
      )}
    </Stack>
  );
}

function Listed({ group, people }: { group: Group3; people: Reachability[] }) {
  const { t } = useTranslation();
  const name = useNames();
  const title = t(`reachable.group.${group}`, { count: people.length });
  return (
    <section aria-label={title}>
      <Title order={2} size="h5">
        {title}
      </Title>
      <ul className="plain">
        {people.map((one) => (
          <li key={one.employmentId}>
            <Group gap="xs">
              <PersonLink employmentId={one.employmentId} name={name(one.employmentId)} />
              <span>{t(`people.kinds.${one.kind}` as never)}</span>
              {group !== 'not' && <Ways one={one} />}
              {group === 'later' && (
                <span>
                  {t('reachable.from', {
                    when: `${day(millis(one.askTime), language())} ${clock(millis(one.askTime))}`,
                  })}
                </span>
              )}
              {group !== 'now' && (
                <span>{language() === 'da' ? one.sentenceDa : one.sentenceEn}</span>
              )}
            </Group>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Ways({ one }: { one: Reachability }) {
  const { t } = useTranslation();
  const ways = [
    one.sms && t('people.sms'),
    one.nightSms && t('reachable.night'),
    one.voice && t('people.voice'),
  ].filter((way): way is string => Boolean(way));
  return ways.map((way) => (
    <Badge key={way} variant="outline" color="gray" c="inherit" tt="none">
      {way}
    </Badge>
  ));
}
