// Draft diff: each change beside what it changes, with what the rules say of the whole draft.
import { Button, Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useNames } from '../api/use-names';
import type { DraftDiff as Diff } from '../gen/vagtbro/roster/v1/draft_service_pb';
import type { Shift } from '../gen/vagtbro/roster/v1/roster_events_pb';
import { language } from '../i18n';
import { span } from '../time/copenhagen';
import { sayVerdict } from './verdict';
import { leftOf, type Heads } from './uncovered';
import { useVerdictWords } from './verdict-panel';

interface Props {
  diffs: Diff[];
  headsOf: (diff: Diff) => Heads | undefined; // where a diff takes somebody away
  busy: boolean;
  onDrop: (changeId: string) => void;
}

export function DraftDiff({ diffs, headsOf, busy, onDrop }: Props) {
  const { t } = useTranslation();
  const nameOf = useNames();
  const words = useVerdictWords();
  const who = (id: string) => (id ? nameOf(id) : t('draft.nobody'));
  const say = (shift?: Shift) =>
    shift && `${span(shift.interval, language())}, ${who(shift.employmentId)}`;
  return (
    <Table.ScrollContainer minWidth={560}>
      <Table striped>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('draft.before')}</Table.Th>
            <Table.Th>{t('draft.after')}</Table.Th>
            <Table.Th>{t('draft.verdict')}</Table.Th>
            <Table.Th>{t('draft.act')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {diffs.map((diff) => {
            const { change, before, verdict } = diff;
            const left = leftOf(diff);
            const heads = headsOf(diff);
            const after = change?.cancel ? t('draft.cancelled') : say(change?.shift);
            const said = verdict && sayVerdict(verdict, language());
            return (
              <Table.Tr key={change?.changeId}>
                <Table.Td>{before ? say(before) : t('draft.isNew')}</Table.Td>
                <Table.Td>{after}</Table.Td>
                <Table.Td>
                  {said && (
                    <Text size="sm" fw={said.allowed ? 400 : 700}>
                      {said.allowed ? '✓' : '✕'} {words(said)}
                    </Text>
                  )}
                  {left && (
                    <Text size="sm" fw={600}>
                      {t(`draft.left.${left}`)}
                    </Text>
                  )}
                  {heads && <Text size="sm">{t('draft.heads', { ...heads })}</Text>}
                </Table.Td>
                <Table.Td>
                  <Button
                    size="compact-sm"
                    variant="default"
                    disabled={busy}
                    aria-label={t('draft.dropOf', { what: say(before ?? change?.shift) })}
                    onClick={() => onDrop(change?.changeId ?? '')}
                  >
                    {t('draft.drop')}
                  </Button>
                </Table.Td>
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
