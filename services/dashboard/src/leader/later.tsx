// Later: what a leader will find here one day, and what to do until then. Nothing is pretended.
import { Badge, Card, Group, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';

const COMING = ['letters', 'talks', 'deadlines', 'lending'] as const;

export function Later() {
  const { t } = useTranslation();
  return (
    <section aria-label={t('leader.later')}>
      <Title order={2} size="h4" mb="xs">
        {t('leader.later')}
      </Title>
      {COMING.map((key) => (
        <Card withBorder mb="sm" key={key}>
          <Group gap="xs">
            <Text fw={600}>{t(`leader.coming.${key}.title`)}</Text>
            <Badge variant="outline" color="gray" c="inherit">
              {t('leader.notYet')}
            </Badge>
          </Group>
          <Text size="sm">{t(`leader.coming.${key}.text`)}</Text>
        </Card>
      ))}
    </section>
  );
}
