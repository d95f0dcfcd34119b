// Find: anybody, by name or number, as it is typed.
import { Alert, Stack, Table, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClients } from '../api/clients';
import { useRefusal } from '../api/use-refusal';
import { useSession } from '../api/use-session';
import type { Employment } from '../gen/vagtbro/directory/v1/directory_service_pb';
import { useUnitNames } from '../roster/use-units';
import { PersonLink } from './person-link';
import { WideTable } from '../shell/wide-table';

// Whoever is not among them is found by a letter more.
const MOST = 50;

function useFound(query: string) {
  const { directory } = useClients();
  const { tenant, units } = useSession();
  return useQuery({
    queryKey: ['people', tenant, units, query],
    placeholderData: (before) => before,
    queryFn: async () => {
      // Whoever may not look at all units asks for their own, one by one.
      const asked = units.includes('*') || units.length === 0 ? [''] : units;
      const pages = await Promise.all(
        asked.map((unitId) =>
          directory.listEmployments({ tenantId: tenant, query, pageSize: MOST, unitId }),
        ),
      );
      return pages.flatMap((page) => page.employments).slice(0, MOST);
    },
  });
}

export function Find() {
  const { t } = useTranslation();
  const say = useRefusal();
  const [typed, setTyped] = useState('');
  const [query] = useDebouncedValue(typed.trim(), 200);
  const people = useFound(query);
  const found = people.data ?? [];
  return (
    <Stack>
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
          {say(people.error)}
        </Alert>
      )}
      {people.data && (
        <Text role="status" size="sm">
          {found.length === 0
            ? t('people.none')
            : t(found.length < MOST ? 'people.found' : 'people.foundMost', {
                count: found.length,
              })}
        </Text>
      )}
      {found.length > 0 && <Found people={found} />}
    </Stack>
  );
}

function Found({ people }: { people: Employment[] }) {
  const { t } = useTranslation();
  const unitName = useUnitNames();
  const offers = ({ consent }: Employment) =>
    [consent?.smsOffers && t('people.sms'), consent?.voiceOffers && t('people.voice')]
      .filter(Boolean)
      .join(', ') || t('people.no');
  return (
    <WideTable
      label={t('people.title')}
      columns={['name', 'number', 'unit', 'kind', 'consent'].map((column) =>
        t(`people.${column}` as never),
      )}
    >
      {people.map((one) => (
        <Table.Tr key={one.facts?.employmentId}>
          <Table.Th scope="row" fw={400}>
            <PersonLink employmentId={one.facts?.employmentId ?? ''} name={one.name} />
          </Table.Th>
          <Table.Td className="tabular">{one.employmentNo}</Table.Td>
          <Table.Td>{unitName(one.facts?.homeUnitId ?? '')}</Table.Td>
          <Table.Td>{t(`people.kinds.${one.facts?.kind ?? 0}` as never)}</Table.Td>
          <Table.Td>{offers(one)}</Table.Td>
        </Table.Tr>
      ))}
    </WideTable>
  );
}
