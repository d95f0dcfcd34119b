// Act buttons: one change, into the draft or at once; says what it would do, and what became of it.
import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRefusal } from '../api/use-refusal';
import { ReasonSelect } from '../board/reason-select';
import { ActReason } from '../gen/vagtbro/types/v1/act_pb';
import type { Act, Acts } from './use-acts';

// A mistake is undone, not done.
const REASONS = Object.values(ActReason).filter(
  (one): one is ActReason =>
    typeof one === 'number' && one !== ActReason.UNSPECIFIED && one !== ActReason.MISTAKE,
);

interface Props {
  acts: Acts;
  sentence: string;
  draft?: Act; // absent: the draft has no word for it
  // Absent: cannot be done at once, for this reason.
  atOnce?: (reason: ActReason) => Act;
  whyNot?: string;
  plain?: boolean; // at once without a reason
  primary: 'draft' | 'now';
  onBack: () => void;
}

export function ActButtons(props: Props) {
  const { acts, sentence, draft, atOnce, whyNot, plain, primary, onBack } = props;
  const { t } = useTranslation();
  const say = useRefusal();
  const [reason, setReason] = useState<ActReason>(ActReason.UNSPECIFIED);
  return (
    <Stack gap="xs">
      <Text>{sentence}</Text>
      {atOnce && !plain && <ReasonSelect reasons={REASONS} value={reason} onChange={setReason} />}
      {!atOnce && whyNot && (
        <Text size="sm" c="dimmed">
          {whyNot}
        </Text>
      )}
      {acts.error && (
        <Alert color="red" role="alert">
          {say(acts.error)}
        </Alert>
      )}
      <Group gap="xs">
        {draft && (
          <Button
            variant={primary === 'draft' || !atOnce ? 'filled' : 'default'}
            loading={acts.pending}
            onClick={() => acts.act(draft)}
          >
            {t('shift.toDraft')}
          </Button>
        )}
        {atOnce && (
          <Button
            variant={primary === 'now' || !draft ? 'filled' : 'default'}
            loading={acts.pending}
            onClick={() => acts.act(atOnce(reason))}
          >
            {t('shift.atOnce')}
          </Button>
        )}
        <Button variant="default" onClick={onBack}>
          {t('shift.back')}
        </Button>
      </Group>
    </Stack>
  );
}
