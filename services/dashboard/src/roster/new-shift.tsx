// New shift: into the unit's draft; nobody has it yet.
import { create } from '@bufbuild/protobuf';
import { Alert, Button, Checkbox, Modal, NativeSelect, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRefusal } from '../api/use-refusal';
import { ShiftSchema } from '../gen/vagtbro/roster/v1/roster_events_pb';
import { Profession, ShiftKind, ShiftTier } from '../gen/vagtbro/types/v1/work_pb';
import { atClock } from '../time/wall';
import { TimeFields, type Times } from './time-form';
import { intervalOf, useActs } from './use-acts';
import type { Unit } from './use-units';

// A meeting is no shift: it has an invitation of its own.
const KINDS = [
  ShiftKind.ORDINARY,
  ShiftKind.NIGHT_WAKING,
  ShiftKind.NIGHT_SLEEPING,
  ShiftKind.ON_CALL_SITE,
  ShiftKind.ON_CALL_HOME,
];
const PROFESSIONS = Object.values(Profession).filter(
  (one): one is Profession => typeof one === 'number' && one !== Profession.UNSPECIFIED,
);

interface Props {
  units: Unit[];
  day: string; // shown to begin with
  opened: boolean;
  onClose: () => void;
}

export function NewShift({ opened, onClose, ...more }: Props) {
  const { t } = useTranslation();
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('newShift.title')}
      closeButtonProps={{ 'aria-label': t('newShift.close') }}
    >
      {opened && <Form {...more} onClose={onClose} />}
    </Modal>
  );
}

function Form({ units, day, onClose }: Omit<Props, 'opened'>) {
  const { t } = useTranslation();
  const say = useRefusal();
  const acts = useActs();
  const usual = { start: atClock(day, '07:00'), end: atClock(day, '15:00') };
  const [times, setTimes] = useState<Times | undefined>(usual);
  const [unitId, setUnitId] = useState(units[0]?.id ?? '');
  const [kind, setKind] = useState<ShiftKind>(ShiftKind.ORDINARY);
  const [tier, setTier] = useState<ShiftTier>(ShiftTier.BASIS);
  const [professions, setProfessions] = useState<string[]>([]);
  const none = professions.length === 0;
  const named = (key: string, values: number[]) =>
    values.map((one) => ({
      value: String(one),
      label: t(`roster.${key}.${one}` as never) as string,
    }));
  const send = () => {
    if (!times || none) return;
    const shift = create(ShiftSchema, {
      unitIds: [unitId],
      interval: intervalOf(times.start, times.end),
      kind,
      tier,
      requirement: { professions: professions.map(Number) },
    });
    acts.act({ kind: 'draft', unitId, shift });
  };
  if (acts.done)
    return (
      <Stack>
        <Text role="status">
          {t('shift.drafted')} {t('newShift.dragOn')}
        </Text>
        <Button variant="default" onClick={onClose}>
          {t('newShift.close')}
        </Button>
      </Stack>
    );
  return (
    <Stack>
      {units.length > 1 && (
        <NativeSelect
          label={t('roster.unit')}
          value={unitId}
          onChange={(event) => setUnitId(event.currentTarget.value)}
          data={units.map((unit) => ({ value: unit.id, label: unit.name }))}
        />
      )}
      <TimeFields {...usual} onChange={setTimes} />
      <NativeSelect
        label={t('newShift.kind')}
        value={String(kind)}
        onChange={(event) => setKind(Number(event.currentTarget.value))}
        data={named('kinds', KINDS)}
      />
      <NativeSelect
        label={t('newShift.tier')}
        value={String(tier)}
        onChange={(event) => setTier(Number(event.currentTarget.value))}
        data={named('tiers', [ShiftTier.BASIS, ShiftTier.TEAM])}
      />
      <Checkbox.Group
        label={t('newShift.professions')}
        description={none && t('newShift.pickProfession')}
        value={professions}
        onChange={setProfessions}
      >
        <Stack gap="xs" mt="xs">
          {PROFESSIONS.map((one) => (
            <Checkbox
              key={one}
              value={String(one)}
              label={t(`newShift.names.${one}` as never) as string}
            />
          ))}
        </Stack>
      </Checkbox.Group>
      {acts.error && (
        <Alert color="red" role="alert">
          {say(acts.error)}
        </Alert>
      )}
      <Button disabled={!times || none} loading={acts.pending} onClick={send}>
        {t('shift.toDraft')}
      </Button>
    </Stack>
  );
}
