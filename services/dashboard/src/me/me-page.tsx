// Me page: an employee's own shifts, offers, sick report and contacts; made for a telephone's screen.
import { Alert, Card, List, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useClients } from '../api/clients';
import { useSession } from '../api/use-session';
import { language } from '../i18n';
import { clock, millis, span } from '../time/copenhagen';
import { Offers } from './offers';
import { SickReport } from './sick-report';

const SHIFTS = 10;

function Contacts() {
  const { t } = useTranslation();
  const { tenant, employmentId } = useSession();
  const { pool } = useClients();
  const contacts = useQuery({
    queryKey: ['contacts', tenant, employmentId],
    queryFn: () => pool.getContacts({ tenantId: tenant, employmentId }),
  });
  if (!contacts.data)
    return contacts.error ? (
      <Text size="sm">{t('me.failed', { message: contacts.error.message })}</Text>
    ) : null;
  const said = contacts.data;
  return (
    <List size="sm">
      <List.Item>{t('me.day', { count: said.day, limit: said.dayLimit })}</List.Item>
      <List.Item>{t('me.week', { count: said.week, limit: said.weekLimit })}</List.Item>
      <List.Item>{t('me.covers', { count: said.covers })}</List.Item>
      {said.medianFortnight !== undefined && (
        <List.Item>
          {t('me.median', { count: said.medianFortnight, mine: said.fortnight })}
        </List.Item>
      )}
      {said.notBeforeTime && (
        <List.Item>{t('me.silent', { time: clock(millis(said.notBeforeTime)) })}</List.Item>
      )}
    </List>
  );
}

export function MePage() {
  const { t } = useTranslation();
  const { tenant, employmentId } = useSession();
  const { roster } = useClients();
  const next = useQuery({
    queryKey: ['next-shifts', tenant, employmentId],
    queryFn: () => roster.nextShifts({ tenantId: tenant, employmentId, limit: SHIFTS }),
  });
  return (
    <Stack maw={640}>
      <Title order={1}>{t('me.title')}</Title>
      <Offers />
      <Card withBorder component="section" aria-labelledby="next">
        <Title order={2} size="h4" id="next" mb="xs">
          {t('me.next')}
        </Title>
        {next.isPending && <Text role="status">{t('me.loading')}</Text>}
        {next.isError && (
          <Alert color="red" role="alert">
            {t('me.failed', { message: next.error.message })}
          </Alert>
        )}
        {next.data?.shifts.length === 0 && <Text>{t('me.none')}</Text>}
        <List listStyleType="none">
          {next.data?.shifts.map((shift) => (
            <List.Item key={shift.shiftId} className="tabular">
              {span(shift.interval, language())}
            </List.Item>
          ))}
        </List>
      </Card>
      <SickReport />
      <Card withBorder component="section" aria-labelledby="contacts">
        <Title order={2} size="h4" id="contacts" mb="xs">
          {t('me.contacts')}
        </Title>
        <Contacts />
      </Card>
    </Stack>
  );
}
