// Assign picker: a planner puts anybody on the shift whom the law allows, not only whom the search
// has come to.
import { Group, Select } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useEveryone } from '../api/use-names';
import { EmploymentKind } from '../gen/vagtbro/directory/v1/directory_events_pb';
import { AssignButton } from './assign-button';

const SHOWN = 20;

export function AssignPicker({ shiftId }: { shiftId: string }) {
  const { t } = useTranslation();
  const people = useEveryone();
  const [chosen, setChosen] = useState<string | null>(null);
  const data = [...(people.data?.values() ?? [])]
    .filter((one) => one.facts?.kind !== EmploymentKind.AGENCY)
    .map((one) => ({
      value: one.facts?.employmentId ?? '',
      label: `${one.name} (${one.employmentNo || one.facts?.employmentId})`,
    }));
  const name = people.data?.get(chosen ?? '')?.name ?? '';
  return (
    <Group align="flex-end" gap="xs">
      <Select
        label={t('assign.other')}
        placeholder={t('assign.pick')}
        searchable
        clearable
        limit={SHOWN}
        data={data}
        value={chosen}
        onChange={setChosen}
        nothingFoundMessage={t('assign.nobody')}
      />
      {chosen && <AssignButton key={chosen} shiftId={shiftId} employmentId={chosen} name={name} />}
    </Group>
  );
}
