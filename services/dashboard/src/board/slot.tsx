// Slot: what the one who is missing must be: profession, role, competences; as the roster says.
import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useClients } from '../api/clients';
import { useSession } from '../api/use-session';
import type { BoardGap } from '../gen/vagtbro/pool/v1/board_pb';
import { RoleSlot } from '../gen/vagtbro/types/v1/work_pb';

function useRequirement(gap: BoardGap) {
  const { roster } = useClients();
  const { tenant: tenantId } = useSession();
  const unitId = gap.unitIds[0] ?? '';
  return useQuery({
    queryKey: ['slot', tenantId, gap.shiftId],
    enabled: gap.shiftId !== '' && unitId !== '',
    queryFn: async () => {
      const { shifts } = await roster.getRoster({ tenantId, unitId, interval: gap.interval ?? {} });
      const found = shifts.find((one) => one.shift?.shiftId === gap.shiftId);
      return found?.shift?.requirement ?? null;
    },
  }).data;
}

export function Slot({ gap }: { gap: BoardGap }) {
  const { t } = useTranslation();
  const need = useRequirement(gap);
  if (!need) return null;
  const professions = need.professions.map((one) => t(`newShift.names.${one}` as never) as string);
  const role = need.role === RoleSlot.UNSPECIFIED ? '' : t(`risk.roles.${need.role}` as never);
  // A code without a word stays as it is.
  const codes = [...need.competences, ...need.tasks].map(
    (code) => t(`person.competences.${code}` as never, code) as string,
  );
  const all = [professions.join(' / '), role, ...codes].filter(Boolean);
  if (all.length === 0) return null;
  return <Text size="sm">{t('queue.needs', { what: all.join(', ') })}</Text>;
}
