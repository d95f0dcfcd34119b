// Move form: who could have a shift, each with what the rules say, cheapest first: what dragging
// shows, as a list.
import { Radio, ScrollArea, Stack, Text, TextInput } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useEveryone } from '../api/use-names';
import { useRefusal } from '../api/use-refusal';
import { EmploymentKind } from '../gen/vagtbro/directory/v1/directory_events_pb';
import type { Bar } from './bars';
import { MOST, useJudgements } from './use-judgements';
import { byVerdict } from './verdict';
import { useVerdictWords } from './verdict-panel';

const SHOWN = 40;

interface Props {
  bar: Bar;
  value: string;
  onChange: (employmentId: string) => void;
}

// Those of the shift's own units, or whoever is searched for.
function useCandidates(bar: Bar, query: string) {
  const people = useEveryone();
  return useMemo(() => {
    const wanted = query.trim().toLocaleLowerCase('da');
    return [...(people.data?.values() ?? [])]
      .filter((one) => one.facts && one.facts.kind !== EmploymentKind.AGENCY)
      .filter((one) => one.facts?.employmentId !== bar.shift.employmentId)
      .filter((one) =>
        wanted
          ? one.name.toLocaleLowerCase('da').includes(wanted)
          : bar.shift.unitIds.includes(one.facts?.homeUnitId ?? ''),
      )
      .map((one) => ({ id: one.facts?.employmentId ?? '', name: one.name }))
      .sort((a, b) => a.name.localeCompare(b.name, 'da'))
      .slice(0, MOST);
  }, [people.data, bar, query]);
}

export function MoveForm({ bar, value, onChange }: Props) {
  const { t } = useTranslation();
  const say = useRefusal();
  const words = useVerdictWords();
  const [query, setQuery] = useState('');
  const candidates = useCandidates(bar, query);
  const moved = bar.drafted !== 'no';
  const judgements = useJudgements({
    shiftId: bar.roster ? bar.shift.shiftId : '',
    people: candidates.map((one) => one.id),
    ...(moved && { start: bar.start, end: bar.end }),
  });
  const shown = [...candidates]
    .sort((a, b) => byVerdict(judgements.of(a.id), judgements.of(b.id)))
    .slice(0, SHOWN);
  return (
    <Stack gap="xs">
      <TextInput
        label={t('shift.find')}
        value={query}
        onChange={(event) => setQuery(event.currentTarget.value)}
      />
      <Text role="status" size="sm" c="dimmed">
        {judgements.asking
          ? t('verdict.asking')
          : judgements.error
            ? t('verdict.unknown', { message: say(judgements.error) })
            : ''}
      </Text>
      <ScrollArea.Autosize mah={360} type="auto">
        <Radio.Group label={t('roster.holder')} value={value} onChange={onChange}>
          <Stack gap="xs" mt="xs">
            {shown.map((one) => {
              const said = judgements.of(one.id);
              return (
                <Radio
                  key={one.id}
                  value={one.id}
                  label={one.name}
                  description={said && `${said.allowed ? '✓' : '✕'} ${words(said)}`}
                />
              );
            })}
          </Stack>
        </Radio.Group>
      </ScrollArea.Autosize>
    </Stack>
  );
}
