// Why panel: the story of a search, and how each person was judged, in words.
import { Alert, Anchor, Drawer, List, Stack, Table, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClients } from '../api/clients';
import { useNames } from '../api/use-names';
import { useSession } from '../api/use-session';
import { Rung } from '../gen/vagtbro/pool/v1/pool_events_pb';
import type { BoardGap } from '../gen/vagtbro/pool/v1/pool_service_pb';
import { language } from '../i18n';
import { AssignButton } from './assign-button';
import { AssignPicker } from './assign-picker';

// Whoever is on duty elsewhere gives up that shift only by their own yes.
const OFF_DUTY = new Set([
  Rung.OWN_OFF_DUTY,
  Rung.SISTER_UNITS,
  Rung.SUBSTITUTE_POOL,
  Rung.TEAM_HEAD_START,
]);

function useExplanation(gapId: string | undefined, employmentId: string) {
  const { pool } = useClients();
  const { tenant } = useSession();
  return useQuery({
    queryKey: ['explain', tenant, gapId, employmentId],
    enabled: gapId !== undefined,
    staleTime: 0,
    queryFn: () => pool.explain({ tenantId: tenant, gapId: gapId ?? '', employmentId }),
  });
}

function Story({ gapId, employmentId }: { gapId: string; employmentId: string }) {
  const { t } = useTranslation();
  const explanation = useExplanation(gapId, employmentId);
  if (explanation.isPending) return <Text role="status">{t('why.loading')}</Text>;
  if (explanation.isError)
    return (
      <Alert color="red" role="alert">
        {t('why.failed', { message: explanation.error.message })}
      </Alert>
    );
  const story = language() === 'da' ? explanation.data.storyDa : explanation.data.storyEn;
  return (
    <List spacing={4} size="sm">
      {story.map((line, index) => (
        <List.Item key={index}>{line}</List.Item>
      ))}
    </List>
  );
}

export function WhyPanel({ gap, onClose }: { gap: BoardGap | undefined; onClose: () => void }) {
  const { t } = useTranslation();
  const nameOf = useNames();
  const explanation = useExplanation(gap?.gapId, '');
  const [person, setPerson] = useState('');
  useEffect(() => setPerson(''), [gap?.gapId]);
  // Who was asked and who may be, the first in line first; then the others.
  const place = (rank: number) => (rank === 0 ? Number.MAX_SAFE_INTEGER : rank);
  const evaluations = [...(explanation.data?.evaluations ?? [])].sort(
    (a, b) => place(a.rank) - place(b.rank),
  );
  const asked = new Set(explanation.data?.offers.map((one) => one.offer?.employmentId));
  return (
    <Drawer
      opened={gap !== undefined}
      onClose={onClose}
      position="right"
      size="lg"
      title={t('why.title', { place: gap?.place ?? '' })}
      closeButtonProps={{ 'aria-label': t('why.close') }}
    >
      {gap && (
        <Stack>
          <Title order={3} size="h5">
            {t('why.story')}
          </Title>
          <Story gapId={gap.gapId} employmentId="" />
          {gap.open && <AssignPicker key={gap.gapId} shiftId={gap.shiftId} />}
          <Title order={3} size="h5">
            {t('why.people')}
          </Title>
          {explanation.data?.evaluations.length === 0 && <Text size="sm">{t('why.none')}</Text>}
          <Table striped>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('why.name')}</Table.Th>
                <Table.Th>{t('why.rung')}</Table.Th>
                <Table.Th>{t('why.verdict')}</Table.Th>
                <Table.Th>{t('assign.act')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {evaluations.map((one) => (
                <Table.Tr key={`${one.employmentId} ${one.rung}`}>
                  <Table.Td>
                    <Anchor
                      component="button"
                      type="button"
                      size="sm"
                      onClick={() => setPerson(one.employmentId)}
                      aria-expanded={person === one.employmentId}
                    >
                      {nameOf(one.employmentId)}
                    </Anchor>
                    {person === one.employmentId && (
                      <Story gapId={gap.gapId} employmentId={person} />
                    )}
                  </Table.Td>
                  <Table.Td>{t(`rung.${one.rung}` as never)}</Table.Td>
                  <Table.Td>
                    {asked.has(one.employmentId)
                      ? t('why.asked')
                      : one.eligible
                        ? t('why.fits')
                        : t('why.notAsked')}
                  </Table.Td>
                  <Table.Td>
                    {gap.open && one.eligible && OFF_DUTY.has(one.rung) && (
                      <AssignButton
                        shiftId={gap.shiftId}
                        employmentId={one.employmentId}
                        name={nameOf(one.employmentId)}
                      />
                    )}
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Stack>
      )}
    </Drawer>
  );
}
