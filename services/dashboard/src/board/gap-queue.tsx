// Gap queue: the open gaps, grouped by how soon they begin; long groups unfold when asked to.
import { Button, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNames } from '../api/use-names';
import { useSession } from '../api/use-session';
import type { BoardGap } from '../gen/vagtbro/pool/v1/board_pb';
import { GapCard } from './gap-card';
import { SECTIONS, urgencyOf, type Row, type Section } from './sections';
import type { Steady } from './use-steady';

// As many as one looks through; five hundred at once help nobody.
const SHOWN = 40;
const MORE = 100;

interface Props {
  steady: Steady;
  gaps: ReadonlyMap<string, BoardGap>;
  // To the minute or so; countdowns have their own clock.
  now: number;
  selected: string | undefined;
  onOpen: (gapId: string) => void;
}

export function GapQueue({ steady, gaps, now, selected, onOpen }: Props) {
  const { t } = useTranslation();
  const nameOf = useNames();
  const { employmentId: self } = useSession();
  const [shown, show] = useState<Partial<Record<Section, number>>>({});
  const ownerOf = (gap: BoardGap) => {
    if (!gap.ownerEmploymentId) return '';
    if (gap.ownerEmploymentId === self) return t('queue.ownerYou');
    return t('queue.owner', { name: nameOf(gap.ownerEmploymentId) });
  };
  const card = ({ id }: Row) => {
    const gap = gaps.get(id);
    if (!gap) return null;
    return (
      <li key={id}>
        <GapCard
          gap={gap}
          urgency={urgencyOf(gap, now)}
          selected={selected === id}
          owner={ownerOf(gap)}
          leader={gap.leaderEmploymentId && nameOf(gap.leaderEmploymentId)}
          onOpen={onOpen}
        />
      </li>
    );
  };
  const section = (name: Section) => {
    const rows = steady.rows.filter((row) => row.section === name);
    if (rows.length === 0) return null;
    const limit = shown[name] ?? SHOWN;
    const hidden = rows.length - limit;
    return (
      <section key={name} aria-labelledby={`section-${name}`}>
        <Title order={2} size="h5" id={`section-${name}`} mt="sm" mb={4}>
          {t(`queue.sections.${name}`)}{' '}
          <Text span c="dimmed" inherit>
            ({rows.length})
          </Text>
        </Title>
        <ul className="plain queue">{rows.slice(0, limit).map(card)}</ul>
        {hidden > 0 && (
          <Button
            variant="default"
            size="compact-md"
            mt="xs"
            onClick={() => show({ ...shown, [name]: limit + MORE })}
          >
            {t('queue.more', { count: hidden })}
          </Button>
        )}
      </section>
    );
  };
  return <div {...steady.hands}>{SECTIONS.map(section)}</div>;
}
