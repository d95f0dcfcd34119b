// Risks: where a unit is short in the next 24 hours, or one absence away from it.
import { Alert, Button, Group, Stack, Text, Title } from '@mantine/core';
import { timestampFromMs } from '@bufbuild/protobuf/wkt';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClients } from '../api/clients';
import { useRefusal } from '../api/use-refusal';
import { useSession } from '../api/use-session';
import { RiskKind, type Risk } from '../gen/vagtbro/roster/v1/plan_service_pb';
import { language } from '../i18n';
import { span } from '../time/copenhagen';
import { serverNow } from '../time/server-clock';
import { noMarginUnits, realRisks } from './risk-order';
import type { Board } from './board-state';
import { useUnitNames } from '../roster/use-units';

const EVERY = 60_000;
// A gap that changes changes what is at risk; several at once are asked for once.
const SETTLED = 2000;
const AHEAD = 24 * 3_600_000;

const LOUD = new Set([RiskKind.NO_SHIFT, RiskKind.SEARCHED]);

// Asked once the services' clock is known; a demonstration may stand on another day.
export function useRisks(board: Board) {
  const known = board.boardTime > 0;
  const { gaps } = board;
  const queries = useQueryClient();
  const asked = useRef(gaps);
  useEffect(() => {
    if (!known || asked.current === gaps) return;
    const timer = setTimeout(() => {
      asked.current = gaps;
      void queries.invalidateQueries({ queryKey: ['risks'] });
    }, SETTLED);
    return () => clearTimeout(timer);
  }, [known, gaps, queries]);
  const { plan } = useClients();
  const { tenant: tenantId, units } = useSession();
  return useQuery({
    queryKey: ['risks', tenantId, units],
    enabled: known,
    refetchInterval: EVERY,
    queryFn: () => {
      const now = serverNow();
      const interval = { startTime: timestampFromMs(now), endTime: timestampFromMs(now + AHEAD) };
      const unitIds = units.includes('*') ? [] : units;
      return plan.listRisks({ tenantId, unitIds, interval });
    },
  });
}

export function RiskLine({ risk }: { risk: Risk }) {
  const { t } = useTranslation();
  const unitName = useUnitNames();
  const roles = risk.missingRoles.map((role) => t(`risk.roles.${role}` as never)).join(', ');
  return (
    <Group
      component="li"
      gap="0 12px"
      className="risk"
      data-loud={LOUD.has(risk.kind) || undefined}
    >
      <Text size="sm" fw={600}>
        {unitName(risk.unitId)}
      </Text>
      <Text size="sm" className="tabular">
        {span(risk.interval, language())}
      </Text>
      <Text size="sm">{t(`levelLong.${risk.level}` as never)}</Text>
      <Text size="sm">{t(`risk.kinds.${risk.kind}` as never)}</Text>
      <Text size="sm">{t('risk.heads', { heads: risk.heads, need: risk.headsC })}</Text>
      {roles && <Text size="sm">{t('risk.missing', { roles })}</Text>}
    </Group>
  );
}

// What one absence more would break: one line, unfolded when asked to.
function NoMargin({ all }: { all: Risk[] }) {
  const { t } = useTranslation();
  const [open, show] = useState(false);
  const { units, risks } = noMarginUnits(all);
  if (units === 0) return null;
  return (
    <>
      <Button
        variant="subtle"
        size="compact-md"
        mt="xs"
        aria-expanded={open}
        onClick={() => show(!open)}
      >
        {t('risk.noMargin', { count: units })}
      </Button>
      {open && <Lines risks={risks} />}
    </>
  );
}

function Lines({ risks }: { risks: Risk[] }) {
  return (
    <Stack component="ul" gap={4} p={0} m={0} className="plain">
      {risks.map((risk, index) => (
        <RiskLine key={`${risk.unitId} ${risk.kind} ${index}`} risk={risk} />
      ))}
    </Stack>
  );
}

export function Risks({ risks }: { risks: ReturnType<typeof useRisks> }) {
  const { t } = useTranslation();
  const say = useRefusal();
  const all = risks.data?.risks ?? [];
  const real = realRisks(all);
  return (
    <section aria-labelledby="risks">
      <Title order={2} size="h5" id="risks" mb={4}>
        {t('risk.title')}
      </Title>
      {risks.isError && (
        <Alert color="orange" role="alert">
          {t('risk.failed', { why: say(risks.error) })}
        </Alert>
      )}
      {risks.isPending && <Text size="sm">{t('why.loading')}</Text>}
      {risks.data && real.length === 0 && <Text size="sm">{t('risk.none')}</Text>}
      <Lines risks={real} />
      <NoMargin all={all} />
    </section>
  );
}
