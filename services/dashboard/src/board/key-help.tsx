// Key help: the shortcuts, and the switch that turns them off.
import { Button, Card, Group, Kbd, Switch, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';

const LIST = [
  ['j', 'next'],
  ['k', 'before'],
  ['Enter', 'open'],
  ['a', 'assign'],
  ['o', 'extend'],
  ['t', 'take'],
  ['e', 'leader'],
  ['/', 'filter'],
  ['?', 'help'],
  ['Esc', 'escape'],
] as const;

interface Props {
  on: boolean;
  onSwitch: (on: boolean) => void;
  onHide: () => void;
}

export function KeyHelp({ on, onSwitch, onHide }: Props) {
  const { t } = useTranslation();
  return (
    <Card withBorder component="section" aria-labelledby="keys" padding="sm" id="key-help">
      <Group justify="space-between">
        <Title order={2} size="h5" id="keys">
          {t('keys.title')}
        </Title>
        <Button size="compact-sm" variant="default" onClick={onHide}>
          {t('keys.hide')}
        </Button>
      </Group>
      <Switch
        mt="xs"
        label={t('keys.on')}
        checked={on}
        onChange={(event) => onSwitch(event.currentTarget.checked)}
      />
      <ul className="plain keys">
        {LIST.map(([key, what]) => (
          <li key={key}>
            <Kbd>{key}</Kbd> <Text span>{t(`keys.list.${what}`)}</Text>
          </li>
        ))}
      </ul>
    </Card>
  );
}
