// Loaded: what a service said, or that it is on its way, is old, is empty, or could not be had.
import { Alert, Button, Skeleton, Stack, Text } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useRefusal } from '../api/use-refusal';
import { clock } from '../time/copenhagen';
import { serverNow } from '../time/server-clock';

interface Props<T> {
  query: UseQueryResult<T>;
  children: (data: T) => ReactNode;
  // Shown instead if this is true of what came.
  isEmpty?: (data: T) => boolean;
  empty?: string;
}

export function Loaded<T>({ query, children, isEmpty, empty }: Props<T>) {
  const { t } = useTranslation();
  const words = useRefusal();
  if (query.isPending)
    return (
      <Stack gap="xs" aria-busy="true">
        <Text role="status">{t('me.loading')}</Text>
        <Skeleton height={44} />
      </Stack>
    );
  const again = (
    <Button variant="default" mt="xs" onClick={() => void query.refetch()}>
      {t('me.again')}
    </Button>
  );
  if (query.data === undefined)
    return (
      <Alert color="red" role="alert">
        <Text>{words(query.error)}</Text>
        {again}
      </Alert>
    );
  // What was known before the last try failed is still worth reading, and says how old it is.
  const known = query.dataUpdatedAt + (serverNow() - Date.now());
  return (
    <>
      {query.isError && (
        <Alert color="yellow" role="status" mb="sm">
          <Text>{t('me.stale', { time: clock(known) })}</Text>
          {again}
        </Alert>
      )}
      {isEmpty?.(query.data) ? <Text>{empty}</Text> : children(query.data)}
    </>
  );
}
