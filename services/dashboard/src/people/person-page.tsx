// Person page: what a planner needs of one person. Never why they are away.
import { Alert, Anchor, Card, Group, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useEveryone } from '../api/use-names';
import { useRefusal } from '../api/use-refusal';
import type { Interval } from '../gen/vagtbro/types/v1/interval_pb';
import { language } from '../i18n';
import { useUnitNames } from '../roster/use-units';
import { day, millis, span } from '../time/copenhagen';
import { serverNow } from '../time/server-clock';
import { Balance } from './balance';
import { Contacts } from './contacts';
import { Qualifications } from './qualification-list';
import './people.css';
import { usePerson } from './use-person';

export function PersonPage({ employmentId }: { employmentId: string }) {
  const { t } = useTranslation();
  const everyone = useEveryone();
  const unitName = useUnitNames();
  const [now] = useState(serverNow);
  const of = usePerson(employmentId, now);
  const employment = everyone.data?.get(employmentId);
  const facts = employment?.facts;
  return (
    <Stack>
      <Anchor component={Link} to="/people">
        {t('person.back')}
      </Anchor>
      <Title order={1}>{employment?.name ?? employmentId}</Title>
      {facts && (
        <Text>
          {[
            t(`people.kinds.${facts.kind}` as never),
            t(`newShift.names.${facts.profession}` as never),
            facts.homeUnitId && unitName(facts.homeUnitId),
          ]
            .filter(Boolean)
            .join(' · ')}
        </Text>
      )}
      {everyone.data && !employment && <Alert color="yellow">{t('person.unknown')}</Alert>}
      {of.contact.data?.phones.length === 0 && (
        <Alert color="red" role="alert">
          {t('person.noPhone')}
        </Alert>
      )}
      <SimpleGrid cols={{ base: 1, md: 2 }}>
        <Part title={t('person.reach')} answer={of.contact}>
          {(contact) => (
            <>
              {contact.phones.map((phone) => (
                <Text key={phone}>
                  <Anchor className="tabular" href={`tel:${phone}`}>
                    {phone}
                  </Anchor>
                </Text>
              ))}
              <Text size="sm">
                {[
                  contact.smsOffers ? t('person.sms') : t('person.noSms'),
                  contact.nightSmsOffers && t('person.night'),
                  contact.voiceOffers ? t('person.voice') : t('person.noVoice'),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </Text>
            </>
          )}
        </Part>
        <Part title={t('person.shifts')} answer={of.shifts}>
          {({ shifts }) => (
            <Spans
              none={t('person.noShifts')}
              spans={shifts.map(({ interval, unitIds }) => ({
                interval,
                text: unitIds.map(unitName).join(', '),
              }))}
            />
          )}
        </Part>
        <Part title={t('person.balance')} answer={of.balance}>
          {({ weeks }) => <Balance weeks={weeks} />}
        </Part>
        <Part title={t('person.away')} answer={of.away}>
          {({ away }) => <Spans none={t('person.notAway')} spans={away} days />}
        </Part>
        <Part title={t('person.contacts')} answer={of.contacts}>
          {(contacts) => <Contacts contacts={contacts} offers={of.offers.data?.offers ?? []} />}
        </Part>
        <Card withBorder component="section" aria-label={t('person.qualifications')}>
          <Title order={2} size="h5" mb="xs">
            {t('person.qualifications')}
          </Title>
          {facts && <Qualifications facts={facts} now={now} />}
        </Card>
        <Part title={t('person.wishes')} answer={of.wishes}>
          {({ wishes }) => (
            <Spans
              none={t('person.noWishes')}
              spans={wishes.map(({ interval, kind }) => ({
                interval,
                text: t(`person.wish.${kind}` as never),
              }))}
            />
          )}
        </Part>
      </SimpleGrid>
    </Stack>
  );
}

interface PartProps<T> {
  title: string;
  answer: UseQueryResult<T>;
  children: (data: T) => ReactNode;
}

function Part<T>({ title, answer, children }: PartProps<T>) {
  const { t } = useTranslation();
  const say = useRefusal();
  return (
    <Card withBorder component="section" aria-label={title}>
      <Title order={2} size="h5" mb="xs">
        {title}
      </Title>
      {answer.isPending && <Text role="status">{t('people.loading')}</Text>}
      {answer.isError && <Alert color="red">{say(answer.error)}</Alert>}
      {answer.data !== undefined && children(answer.data)}
    </Card>
  );
}

interface SpansProps {
  none: string;
  spans: Array<{ interval?: Interval | undefined; text?: string }>;
  days?: boolean; // whole days, without times
}

function Spans({ none, spans, days = false }: SpansProps) {
  if (spans.length === 0) return <Text>{none}</Text>;
  const written = (interval: Interval | undefined) => {
    if (!days) return span(interval, language());
    // The last day is the one before the end.
    const last = millis(interval?.endTime) - 1;
    return `${day(millis(interval?.startTime), language())} – ${day(last, language())}`;
  };
  return (
    <ul className="plain">
      {spans.map(({ interval, text }) => (
        <li key={`${millis(interval?.startTime)}-${text}`}>
          <Group gap="xs">
            <span className="tabular">{written(interval)}</span>
            {text && <span>{text}</span>}
          </Group>
        </li>
      ))}
    </ul>
  );
}
