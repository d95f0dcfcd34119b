// Confirm: an act that takes a second press; the question is read out, and the way back is beside it.
// Every press of the first button is one act with one request id, however often it is sent.
import { Button, Group, Stack, Text } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newRequestId } from '../api/clients';

interface Props {
  // On the first button, on the second, and the question between them.
  ask: string;
  yes: string;
  question: string;
  // What the act is about, for those who hear buttons without what stands around them.
  about?: string;
  // Of what cannot be undone; a button that is not filled has words alone, for the dark.
  color?: string;
  variant?: string;
  pending: boolean;
  disabled?: boolean;
  act: (requestId: string) => void;
}

export function Confirm(props: Props) {
  const { t } = useTranslation();
  const [requestId, setRequestId] = useState('');
  const first = useRef<HTMLButtonElement>(null);
  const second = useRef<HTMLButtonElement>(null);
  const asked = useRef(false);
  // The keyboard goes to the question and back again, and is never left nowhere.
  useEffect(() => {
    if (requestId) second.current?.focus();
    else if (asked.current) first.current?.focus();
    asked.current = requestId !== '';
  }, [requestId]);
  const label = (words: string) => (props.about ? `${words}: ${props.about}` : undefined);
  if (!requestId)
    return (
      <Button
        ref={first}
        size="md"
        variant={props.variant ?? 'filled'}
        {...(props.color && !props.variant ? { color: props.color } : {})}
        aria-label={label(props.ask)}
        loading={props.pending}
        disabled={props.disabled ?? false}
        onClick={() => setRequestId(newRequestId())}
      >
        {props.ask}
      </Button>
    );
  return (
    <Stack gap="xs" role="group" aria-label={props.question}>
      <Text role="alert">{props.question}</Text>
      <Group gap="sm">
        <Button
          ref={second}
          size="md"
          {...(props.color ? { color: props.color } : {})}
          aria-label={label(props.yes)}
          onClick={() => {
            setRequestId('');
            props.act(requestId);
          }}
        >
          {props.yes}
        </Button>
        <Button size="md" variant="default" onClick={() => setRequestId('')}>
          {t('me.back')}
        </Button>
      </Group>
    </Stack>
  );
}
