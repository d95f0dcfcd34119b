// Wishes: a calendar of five weeks, a form that a day of it fills in, and the wishes as a list.
import type { Timestamp } from '@bufbuild/protobuf/wkt';
import { Badge, Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newRequestId } from '../api/clients';
import { WishKind } from '../gen/vagtbro/pool/v1/desk_facts_pb';
import { language } from '../i18n';
import { clock, day, isoDay, millis } from '../time/copenhagen';
import { serverNow } from '../time/server-clock';
import { useClock } from '../time/use-clock';
import { AddWish } from './add-wish';
import { Loaded } from './loaded';
import { Said } from './said';
import { Section } from './section';
import { useWishes } from './use-wishes';
import { WishCalendar } from './wish-calendar';

// "man. 2/2 00:00": a wish may be longer than the night that a shift's span allows for.
function whole(time: Timestamp | undefined): string {
  const at = millis(time);
  return `${day(at, language())} ${clock(at)}`;
}

export function Wishes() {
  const { t } = useTranslation();
  const { all, set, drop } = useWishes();
  const ready = useClock();
  const [picked, setPicked] = useState('');
  if (!ready) return null;
  const from = picked || isoDay(serverNow());
  return (
    <Section title={t('wish.wishes')}>
      <Text mb="sm">{t('wish.help')}</Text>
      <Said
        done={(set.data && t('wish.set')) ?? (drop.data && t('wish.dropped'))}
        error={set.error ?? drop.error}
      />
      <Loaded query={all}>
        {(wishes) => (
          <Stack gap="md">
            <WishCalendar wishes={wishes} picked={picked} pick={setPicked} />
            <AddWish
              key={from}
              from={from}
              pending={set.isPending}
              add={(wish) => {
                drop.reset();
                set.mutate({ ...wish, requestId: newRequestId() });
              }}
            />
            {wishes.length === 0 && <Text>{t('wish.none')}</Text>}
            {wishes.map((wish) => {
              const when = [wish.interval?.startTime, wish.interval?.endTime]
                .map(whole)
                .join(' – ');
              const kind = t(`wish.kinds.${wish.kind}` as never) as string;
              return (
                <Group key={wish.wishId} justify="space-between" gap="sm">
                  <div>
                    <Badge color={wish.kind === WishKind.WANT ? 'bridge' : 'gray.8'}>{kind}</Badge>
                    <Text className="tabular">{when}</Text>
                  </div>
                  <Button
                    size="md"
                    variant="default"
                    aria-label={`${t('wish.drop')}: ${kind} ${when}`}
                    disabled={drop.isPending}
                    onClick={() => {
                      set.reset();
                      drop.mutate({ wishId: wish.wishId, requestId: newRequestId() });
                    }}
                  >
                    {t('wish.drop')}
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
