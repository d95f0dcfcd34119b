// PIN: the figures somebody keys on the telephone; changed only by who knows the old ones.
import { Button, PasswordInput, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newRequestId, useClients } from '../api/clients';
import { useSession } from '../api/use-session';
import { Said } from './said';
import { Section } from './section';

const FIGURES = /^\d{4,6}$/;
const EMPTY = { oldPin: '', newPin: '', again: '' };

export function Pin() {
  const { t } = useTranslation();
  const { tenant, employmentId } = useSession();
  const { own } = useClients();
  const [pins, setPins] = useState(EMPTY);
  const [tried, setTried] = useState(false);
  // Each try is counted, so none is sent twice by itself.
  const change = useMutation({
    mutationFn: (said: { oldPin: string; newPin: string; requestId: string }) =>
      own.changePin({ tenantId: tenant, employmentId, ...said }),
    onSuccess: () => {
      setPins(EMPTY);
      setTried(false);
    },
  });
  const wrong = {
    oldPin: pins.oldPin === '' && t('self.pinMissing'),
    newPin: !FIGURES.test(pins.newPin) && t('self.pinFigures'),
    again: pins.again !== pins.newPin && t('self.pinDiffers'),
  };
  const input = (key: keyof typeof pins) => (
    <PasswordInput
      label={t(`self.${key}`)}
      inputMode="numeric"
      autoComplete="off"
      maxLength={6}
      value={pins[key]}
      error={tried && wrong[key]}
      visibilityToggleButtonProps={{ 'aria-label': t('self.pinShow') }}
      onChange={(event) => setPins({ ...pins, [key]: event.currentTarget.value })}
    />
  );
  return (
    <Section title={t('self.pin')}>
      <Text mb="sm">{t('self.pinHelp')}</Text>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (wrong.oldPin || wrong.newPin || wrong.again) return;
          change.mutate({ oldPin: pins.oldPin, newPin: pins.newPin, requestId: newRequestId() });
        }}
      >
        <Stack gap="sm">
          {input('oldPin')}
          {input('newPin')}
          {input('again')}
          <Said done={change.data && t('self.pinChanged')} error={change.error} />
          <Button
            type="submit"
            size="md"
            variant="default"
            loading={change.isPending}
            style={{ alignSelf: 'flex-start' }}
          >
            {t('self.pinChange')}
          </Button>
        </Stack>
      </form>
    </Section>
  );
}
