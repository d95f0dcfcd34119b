// Page states: what stands in the place of a page that is on its way, is broken, or does not exist.
import { Alert, Anchor, Button, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';

// The shape of a page, so that nothing jumps when it comes.
export function PagePending() {
  const { t } = useTranslation();
  return (
    <Stack aria-busy="true">
      <Text role="status" className="heard">
        {t('page.loading')}
      </Text>
      <Skeleton height={36} width="40%" />
      <Skeleton height={72} />
      <Skeleton height={240} />
    </Stack>
  );
}

// Loading again is safe: nothing that was sent is sent twice.
export function PageBroken() {
  const { t } = useTranslation();
  return (
    <Alert color="red" role="alert" title={t('page.broken')}>
      <Text mb="sm">{t('page.brokenHelp')}</Text>
      <Button variant="default" onClick={() => window.location.reload()}>
        {t('page.again')}
      </Button>
    </Alert>
  );
}

export function PageMissing() {
  const { t } = useTranslation();
  return (
    <Stack>
      <Title order={1}>{t('page.missing')}</Title>
      <Anchor href="/">{t('page.home')}</Anchor>
    </Stack>
  );
}
