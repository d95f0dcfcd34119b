// Push devices: whether this telephone is told when something has come, and which others are.
import { Alert, Badge, Button, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { newRequestId } from '../api/clients';
import { language } from '../i18n';
import { clock, day, millis } from '../time/copenhagen';
import { Loaded } from './loaded';
import { Said } from './said';
import { Section } from './section';
import { ownId, usePush } from './use-push';

export function PushDevices() {
  const { t } = useTranslation();
  const { devices, state, turnOn, turnOff, remove } = usePush();
  // The house must know it too: a browser's own word is not enough to call it "on".
  const known = devices.data?.some((one) => one.pushId === ownId()) === true;
  const on = state.data === 'on' && known;
  const can = state.data === 'on' || state.data === 'off';
  return (
    <Section title={t('self.push')}>
      <Text mb="sm">{t('self.pushHelp')}</Text>
      {/* The browser's own push service is nobody's whom a refusal could name. */}
      {turnOn.error instanceof DOMException ? (
        <Alert color="red" mb="sm" role="alert">
          {t('self.pushFailed')}
        </Alert>
      ) : (
        <Said error={turnOn.error ?? turnOff.error ?? remove.error} />
      )}
      <Text mb="sm" fw={600} role="status">
        {state.data && t(`self.pushStates.${state.data === 'on' && !on ? 'off' : state.data}`)}
      </Text>
      {can && (
        <Button
          size="md"
          mb="md"
          variant={on ? 'default' : 'filled'}
          loading={turnOn.isPending || turnOff.isPending}
          onClick={() => (on ? turnOff : turnOn).mutate()}
        >
          {t(on ? 'self.pushOff' : 'self.pushOn')}
        </Button>
      )}
      <Loaded query={devices} isEmpty={(all) => all.length === 0} empty={t('self.noDevice')}>
        {(all) => (
          <Stack gap="sm">
            {all.map((device) => {
              const at = millis(device.registerTime);
              const since = t('self.since', { time: `${day(at, language())} ${clock(at)}` });
              return (
                <Group key={device.pushId} justify="space-between" gap="sm">
                  <div>
                    {device.pushId === ownId() && <Badge>{t('self.thisDevice')}</Badge>}
                    <Text>{device.host}</Text>
                    <Text size="sm" className="tabular">
                      {since}
                    </Text>
                  </div>
                  <Button
                    size="md"
                    variant="default"
                    aria-label={`${t('self.drop')}: ${device.host}, ${since}`}
                    disabled={remove.isPending}
                    onClick={() =>
                      remove.mutate({ pushId: device.pushId, requestId: newRequestId() })
                    }
                  >
                    {t('self.drop')}
                  </Button>
                </Group>
              );
            })}
          </Stack>
        )}
      </Loaded>
    </Section>
  );
}
