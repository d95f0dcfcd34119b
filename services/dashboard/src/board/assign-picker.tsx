// Assign picker: a planner puts anybody on the shift whom the law allows, not only whom the search
// has come to.
import { Select, Stack } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useEveryone } from '../api/use-names';
import { EmploymentKind } from '../gen/vagtbro/directory/v1/directory_events_pb';
import type { BoardGap } from '../gen/vagtbro/pool/v1/board_pb';
import { AssignButton } from './assign-button';

const SHOWN = 20;

// `wanted`: asked for from the keyboard; a new object each time.
export function AssignPicker({ gap, wanted }: { gap: BoardGap; wanted?: object | undefined }) {
  const { t } = useTranslation();
  const people = useEveryone();
  const [chosen, setChosen] = useState<string | null>(null);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (wanted) field.current?.focus();
  }, [wanted]);
  const data = [...(people.data?.values() ?? [])]
    .filter((one) => one.facts?.kind !== EmploymentKind.AGENCY)
    .map((one) => ({
      value: one.facts?.employmentId ?? '',
      label: `${one.name} (${one.employmentNo || one.facts?.employmentId})`,
    }));
  const name = people.data?.get(chosen ?? '')?.name ?? '';
  return (
    <Stack gap="xs">
      <Select
        ref={field}
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
      {chosen && <AssignButton key={chosen} gap={gap} employmentId={chosen} name={name} />}
    </Stack>
  );
}
