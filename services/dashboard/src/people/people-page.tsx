// People page: find anybody, by name or number.
import { Alert, Stack, Table, Text, TextInput, Title } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClients } from '../api/clients';
import { useSession } from '../api/use-session';
import { useUnitNames } from '../roster/use-units';
import type { OfferConsentGiven } from '../gen/vagtbro/directory/v1/directory_events_pb';

// Whoever is not among them is found by a letter more.
const MOST = 50;

export function PeoplePage() {
  const { t } = useTranslation();
  const { tenant, units } = useSession();
  const { directory } = useClients();
  const unitName = useUnitNames();
  const [typed, setTyped] = useState('');
  const [query] = useDebouncedValue(typed.trim(), 200);
  const people = useQuery({
    queryKey: ['people', tenant, query],
    queryFn: () =>
      directory.listEmployments(
        {
          tenantId: tenant,
          query,
          pageSize: MOST,
          unitId: units.includes('*') ? '' : (units[0] ?? ''),
        },
        { headers: { 'x-vagtbro-purpose': 'people-search' } },
      ),
  });
  const offers = (consent: OfferConsentGiven | undefined) =>
    [consent?.smsOffers && t('people.sms'), consent?.voiceOffers && t('people.voice')]
      .filter(Boolean)
      .join(', ') || t('people.no');
  return (
    <Stack>
      <Title order={1}>{t('people.title')}</Title>
      <TextInput
        label={t('people.search')}
        type="search"
        value={typed}
        maw={420}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      {people.isPending && <Text role="status">{t('people.loading')}</Text>}
      {people.isError && (
        <Alert color="red" role="alert">
          {t('people.failed', { message: people.error.message })}
        </Alert>
      )}
      {people.data?.employments.length === 0 && <Text role="status">{t('people.none')}</Text>}
      {people.data && people.data.employments.length > 0 && (
        <Table.ScrollContainer
          minWidth={520}
          type="native"
          tabIndex={0}
          role="region"
          aria-label={t('people.title')}
        >
          <Table striped highlightOnHover>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('people.name')}</Table.Th>
                <Table.Th>{t('people.number')}</Table.Th>
                <Table.Th>{t('people.unit')}</Table.Th>
                <Table.Th>{t('people.kind')}</Table.Th>
                <Table.Th>{t('people.consent')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {people.data.employments.map((one) => (
                <Table.Tr key={one.facts?.employmentId}>
                  <Table.Td>{one.name}</Table.Td>
                  <Table.Td className="tabular">{one.employmentNo}</Table.Td>
                  <Table.Td>{unitName(one.facts?.homeUnitId ?? '')}</Table.Td>
                  <Table.Td>{t(`people.kinds.${one.facts?.kind ?? 0}` as never)}</Table.Td>
                  <Table.Td>{offers(one.consent)}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
    </Stack>
  );
}
