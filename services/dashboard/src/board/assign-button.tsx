// Assign button: a planner puts somebody on a shift; asked twice, and the roster's law has the last
// word.
import { Button, Group, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newRequestId, useClients } from '../api/clients';
import { useSession } from '../api/use-session';

export function AssignButton(props: { shiftId: string; employmentId: string; name: string }) {
  const { shiftId, employmentId, name } = props;
  const { t } = useTranslation();
  const { tenant } = useSession();
  const { roster } = useClients();
  // Fixed as the question is asked, so that no click and no retry assigns twice.
  const [requestId, setRequestId] = useState('');
  const assign = useMutation({
    retry: 2,
    mutationFn: () => roster.assignShift({ tenantId: tenant, requestId, shiftId, employmentId }),
    onSettled: () => setRequestId(''),
  });
  if (assign.data)
    return (
      <Text size="sm" role="status">
        {t('assign.done', { name })}
      </Text>
    );
  return (
    <>
      {assign.error && (
        <Text size="sm" c="red.8" role="alert">
          {t('assign.refused', { message: assign.error.message })}
        </Text>
      )}
      {requestId ? (
        <Group gap={4}>
          <Text size="sm">{t('assign.sure', { name })}</Text>
          <Button size="compact-sm" loading={assign.isPending} onClick={() => assign.mutate()}>
            {t('assign.yes')}
          </Button>
          <Button size="compact-sm" variant="default" onClick={() => setRequestId('')}>
            {t('assign.no')}
          </Button>
        </Group>
      ) : (
        <Button
          size="compact-sm"
          variant="default"
          aria-label={`${t('assign.go')} ${name}`}
          onClick={() => setRequestId(newRequestId())}
        >
          {t('assign.go')}
        </Button>
      )}
    </>
  );
}
