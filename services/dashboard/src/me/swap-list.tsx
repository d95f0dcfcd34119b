// Swap list: swaps that wait for my answer first, then those I have proposed, then what became of others.
import { Badge, Button, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { newRequestId } from '../api/clients';
import { useSession } from '../api/use-session';
import { SwapState } from '../gen/vagtbro/roster/v1/swap_facts_pb';
import type { ShiftSwap } from '../gen/vagtbro/roster/v1/swap_service_pb';
import { language } from '../i18n';
import { span } from '../time/copenhagen';
import { Confirm } from './confirm';
import { Loaded } from './loaded';
import { Said } from './said';
import { Section } from './section';
import { useColleagues } from './use-colleagues';
import { useSwaps, type SwapWord } from './use-swaps';

const ENDED = 10;

// What waits for me, what I wait for, and the latest that ended.
export function inOrder(list: ShiftSwap[], employmentId: string): ShiftSwap[] {
  const open = list.filter((one) => one.state === SwapState.OPEN);
  const mine = (one: ShiftSwap) => one.proposed?.withEmploymentId === employmentId;
  return [
    ...open.filter(mine),
    ...open.filter((one) => !mine(one)),
    ...list.filter((one) => one.state !== SwapState.OPEN).slice(0, ENDED),
  ];
}

export function SwapList() {
  const { t } = useTranslation();
  const { employmentId } = useSession();
  const { all, say } = useSwaps();
  const state = say.data?.state;
  return (
    <Section title={t('swap.mine')}>
      <Said
        done={state ? (t(`swap.said.${state}` as never) as string) : undefined}
        error={say.error}
      />
      <Loaded query={all} isEmpty={(list) => list.length === 0} empty={t('swap.none')}>
        {(list) => (
          <Stack gap="lg">
            {inOrder(list, employmentId).map((swap) => (
              <OneSwap
                key={swap.proposed?.swapId}
                swap={swap}
                pending={say.isPending}
                say={say.mutate}
              />
            ))}
          </Stack>
        )}
      </Loaded>
    </Section>
  );
}

interface Props {
  swap: ShiftSwap;
  pending: boolean;
  say: (word: SwapWord) => void;
}

function OneSwap({ swap, pending, say }: Props) {
  const { t } = useTranslation();
  const { employmentId } = useSession();
  const nameOf = useColleagues();
  const asked = swap.proposed?.withEmploymentId === employmentId;
  const other = asked ? swap.proposed?.employmentId : swap.proposed?.withEmploymentId;
  const name = nameOf(other ?? '', t('swap.colleague'));
  const give = span((asked ? swap.withShift : swap.shift)?.interval, language());
  const get = span((asked ? swap.shift : swap.withShift)?.interval, language());
  return (
    <article aria-label={`${name}: ${give} – ${get}`}>
      <Group justify="space-between" gap="xs">
        <Text fw={600}>{t(asked ? 'swap.asksMe' : 'swap.askedThem', { name })}</Text>
        <Badge color={swap.state === SwapState.OPEN ? 'bridge' : 'gray.8'}>
          {t(`swap.states.${swap.state}` as never) as string}
        </Badge>
      </Group>
      <Text className="tabular">{t('swap.give', { shift: give })}</Text>
      <Text className="tabular" mb="xs">
        {t('swap.get', { shift: get })}
      </Text>
      {swap.state === SwapState.OPEN && (
        <Words asked={asked} about={name} swap={swap} pending={pending} say={say} />
      )}
    </article>
  );
}

// A yes changes both plans at once, so it is asked for twice.
function Words({ asked, about, swap, pending, say }: Props & { asked: boolean; about: string }) {
  const { t } = useTranslation();
  const swapId = swap.proposed?.swapId ?? '';
  const alone = (word: SwapWord['word']) => (
    <Button
      size="md"
      variant="default"
      disabled={pending}
      aria-label={`${t(`swap.${word}` as never) as string}: ${about}`}
      onClick={() => say({ swapId, word, requestId: newRequestId() })}
    >
      {t(`swap.${word}` as never) as string}
    </Button>
  );
  if (!asked) return alone('withdraw');
  return (
    <Group gap="sm">
      <Confirm
        ask={t('swap.yes')}
        yes={t('swap.yesSure')}
        question={t('swap.yesQuestion')}
        about={about}
        pending={pending}
        act={(requestId) => say({ swapId, word: 'yes', requestId })}
      />
      {alone('no')}
    </Group>
  );
}
