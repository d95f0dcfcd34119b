// Draft panel: a draft is looked through, dropped from, and published once somebody has seen who is
// told.
import { Alert, Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { refusalOf } from '../api/refusal';
import { useNames } from '../api/use-names';
import { useRefusal } from '../api/use-refusal';
import type { Draft } from '../gen/vagtbro/roster/v1/draft_service_pb';
import { DraftDiff } from './draft-diff';
import { toldBy } from './told';
import { leftOf } from './uncovered';
import { useActs } from './use-acts';
import { useHeads } from './use-heads';
import { useUnitNames } from './use-units';

export function DraftPanel(props: { unitId: string; draft?: Draft; onClose: () => void }) {
  const { t } = useTranslation();
  const unitOf = useUnitNames();
  return (
    <Modal
      opened={props.unitId !== ''}
      onClose={props.onClose}
      size="xl"
      title={t('draft.title', { unit: unitOf(props.unitId) })}
      closeButtonProps={{ 'aria-label': t('draft.close') }}
    >
      {props.unitId && <Panel key={props.unitId} unitId={props.unitId} draft={props.draft} />}
    </Modal>
  );
}

type Asked = 'publish' | 'drop' | undefined;

function Panel({ unitId, draft }: { unitId: string; draft?: Draft }) {
  const { t } = useTranslation();
  const say = useRefusal();
  const nameOf = useNames();
  const acts = useActs();
  // What is asked about, and of which version: an answer about another one is no answer.
  const [asked, setAsked] = useState<{ what: Asked; version: string }>();
  const diffs = draft?.diffs ?? [];
  const version = draft?.version ?? '';
  const what = asked?.version === version ? asked.what : undefined;
  const ask = (next: Asked) => {
    acts.forget();
    setAsked({ what: next, version });
  };
  const changed = acts.error !== null && refusalOf(acts.error).reason === 'CHANGED_SINCE';
  const refused = diffs.filter((one) => one.verdict && !one.verdict.allowed).length;
  const told = toldBy(diffs).map(nameOf);
  const headsOf = useHeads(unitId, diffs, version);
  const left = diffs.flatMap((one) => leftOf(one) ?? []);
  const cancelled = left.filter((one) => one === 'cancelled').length;
  const vacant = left.length - cancelled;
  if (acts.done?.kind === 'publish')
    return <Text role="status">{t('draft.published', { count: acts.published ?? 0 })}</Text>;
  if (diffs.length === 0) return <Text role="status">{t('draft.empty')}</Text>;
  return (
    <Stack>
      {acts.error && (
        <Alert color={changed ? 'yellow' : 'red'} role="alert">
          {changed ? t('draft.changed') : say(acts.error)}
        </Alert>
      )}
      <DraftDiff
        diffs={diffs}
        headsOf={headsOf}
        busy={acts.pending}
        onDrop={(changeId) => acts.act({ kind: 'drop', unitId, changeId })}
      />
      {refused > 0 && <Text fw={600}>{t('draft.refused', { count: refused })}</Text>}
      {what === 'publish' && (
        <div role="status">
          <Text>
            {told.length > 0
              ? t('draft.tells', { count: told.length, names: told.join(', ') })
              : t('draft.tellsNobody')}
          </Text>
          {vacant > 0 && <Text fw={600}>{t('draft.leaves', { count: vacant })}</Text>}
          {cancelled > 0 && <Text fw={600}>{t('draft.cancels', { count: cancelled })}</Text>}
        </div>
      )}
      <Group gap="xs">
        {what === undefined && (
          <>
            <Button disabled={refused > 0} onClick={() => ask('publish')}>
              {t('draft.publish')}
            </Button>
            <Button variant="default" onClick={() => ask('drop')}>
              {t('draft.dropAll')}
            </Button>
          </>
        )}
        {what === 'publish' && (
          <Button
            loading={acts.pending}
            onClick={() => acts.act({ kind: 'publish', unitId, version })}
          >
            {t('draft.publishSure')}
          </Button>
        )}
        {what === 'drop' && (
          <Button
            color="red.8"
            loading={acts.pending}
            onClick={() => acts.act({ kind: 'drop', unitId, changeId: '' })}
          >
            {t('draft.dropAllSure')}
          </Button>
        )}
        {what !== undefined && (
          <Button variant="default" onClick={() => ask(undefined)}>
            {t('draft.no')}
          </Button>
        )}
      </Group>
    </Stack>
  );
}
