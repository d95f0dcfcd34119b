// Closed gaps: what became of the searches of the last hours.
import { Group, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useNames } from '../api/use-names';
import type { BoardGap } from '../gen/vagtbro/pool/v1/board_pb';
import { language } from '../i18n';
import { span } from '../time/copenhagen';

interface Props {
  gaps: BoardGap[];
  onOpen: (gapId: string) => void;
}

const SHOWN = 100;

export function ClosedGaps({ gaps, onOpen }: Props) {
  const { t } = useTranslation();
  const nameOf = useNames();
  if (gaps.length === 0) return null;
  return (
    <section aria-labelledby="closed">
      <Title order={2} size="h5" id="closed" mb="xs">
        {t('board.recently')}
      </Title>
      <Stack gap={4} component="ul" p={0} m={0} className="plain">
        {gaps.slice(0, SHOWN).map((gap) => {
          const when = span(gap.interval, language());
          return (
            <Group key={gap.gapId} gap="0 12px" component="li">
              <Text size="sm" className="tabular">
                {when}
              </Text>
              <Text size="sm" fw={500}>
                {gap.place}
              </Text>
              <Text size="sm">{t(`closed.${gap.closeReason}` as never)}</Text>
              {gap.coveredByEmploymentId && (
                <Text size="sm">{t('board.who', { name: nameOf(gap.coveredByEmploymentId) })}</Text>
              )}
              <button
                type="button"
                className="linkish"
                onClick={() => onOpen(gap.gapId)}
                aria-label={`${t('board.why')} ${gap.place} ${when}`}
              >
                {t('board.why')}
              </button>
            </Group>
          );
        })}
      </Stack>
    </section>
  );
}
