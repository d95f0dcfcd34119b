// Acts log: what was done by hand to shifts of one's units, by whom and why.
import { Alert, Table, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useClients } from '../api/clients';
import { useNames } from '../api/use-names';
import { useRefusal } from '../api/use-refusal';
import { useSession } from '../api/use-session';
import { language } from '../i18n';
import { useUnits } from '../roster/use-units';
import { clock, day, millis } from '../time/copenhagen';
import { WideTable } from '../shell/wide-table';

const LATEST = 20;

export function ActsLog() {
  const { t } = useTranslation();
  const say = useRefusal();
  const name = useNames();
  const { plan } = useClients();
  const { tenant } = useSession();
  const units = useUnits();
  const acts = useQuery({
    queryKey: ['acts', tenant, units.map((unit) => unit.id)],
    enabled: units.length > 0,
    queryFn: async () => {
      const answers = await Promise.all(
        units.map((unit) => plan.listActs({ tenantId: tenant, unitId: unit.id, pageSize: LATEST })),
      );
      const each = new Map(answers.flatMap((one) => one.acts).map((act) => [act.actId, act]));
      return [...each.values()]
        .sort((a, b) => millis(b.actTime) - millis(a.actTime))
        .slice(0, LATEST);
    },
  });
  return (
    <section aria-label={t('leader.acts')}>
      <Title order={2} size="h4" mb="xs">
        {t('leader.acts')}
      </Title>
      {acts.isError && (
        <Alert color="red" role="alert">
          {say(acts.error)}
        </Alert>
      )}
      {acts.data?.length === 0 && <Text role="status">{t('leader.noActs')}</Text>}
      {acts.data && acts.data.length > 0 && (
        <WideTable
          label={t('leader.acts')}
          columns={['when', 'who', 'what', 'person', 'reason'].map((column) =>
            t(`leader.${column}` as never),
          )}
        >
          {acts.data.map((act) => (
            <Table.Tr key={act.actId}>
              <Table.Td>
                {day(millis(act.actTime), language())} {clock(millis(act.actTime))}
              </Table.Td>
              <Table.Td>
                {act.actorEmploymentId ? name(act.actorEmploymentId) : t('leader.house')}
              </Table.Td>
              <Table.Td>{t(`leader.actKinds.${act.kind}` as never)}</Table.Td>
              <Table.Td>{act.employmentId ? name(act.employmentId) : '–'}</Table.Td>
              <Table.Td>{act.reason > 0 ? t(`actReason.${act.reason}` as never) : '–'}</Table.Td>
            </Table.Tr>
          ))}
        </WideTable>
      )}
    </section>
  );
}
