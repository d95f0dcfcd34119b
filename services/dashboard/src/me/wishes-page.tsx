// Wishes page: leave me in peace for a while, and when I would like to work or rather not.
import { Stack, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Availability } from './availability';
import { Wishes } from './wishes';

export function WishesPage() {
  const { t } = useTranslation();
  return (
    <Stack>
      <Title order={1}>{t('wish.title')}</Title>
      <Availability />
      <Wishes />
    </Stack>
  );
}
