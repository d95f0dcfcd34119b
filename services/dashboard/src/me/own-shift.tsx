// Own shift: when and where, that I have come, that I cannot come after all, that I would swap it.
import { Badge, Button, Group, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { newRequestId, useClients } from '../api/clients';
import { useSession } from '../api/use-session';
import type { RosterShift } from '../gen/vagtbro/roster/v1/promises_pb';
import type { UnitRegistered } from '../gen/vagtbro/roster/v1/roster_events_pb';
import { ShiftState } from '../gen/vagtbro/roster/v1/roster_facts_pb';
import { ShiftKind } from '../gen/vagtbro/types/v1/work_pb';
import { language } from '../i18n';
import { span } from '../time/copenhagen';
import { serverNow } from '../time/server-clock';
import { Confirm } from './confirm';
import { Said } from './said';
import { endOf, placeOf, startOf, worked } from './use-own-shifts';

// The roster lets people check in from an hour before.
const EARLY = 3_600_000;

export function OwnShift({ one, units }: { one: RosterShift; units: UnitRegistered[] }) {
  const { t } = useTranslation();
  const { tenant, employmentId } = useSession();
  const { roster } = useClients();
  const queries = useQueryClient();
  const shift = one.shift;
  const look = () => void queries.invalidateQueries({ queryKey: ['own-shifts'] });
  const request = (requestId: string) => ({
    tenantId: tenant,
    requestId,
    shiftId: shift?.shiftId ?? '',
    employmentId,
  });
  const release = useMutation({
    retry: 2,
    mutationFn: (requestId: string) => roster.releaseCover(request(requestId)),
    onSettled: look,
  });
  const checkIn = useMutation({
    retry: 2,
    mutationFn: (requestId: string) => roster.checkIn(request(requestId)),
    onSettled: look,
  });
  if (!shift) return null;
  const now = serverNow();
  const when = span(worked(one), language());
  const about = `${when}, ${placeOf(shift.unitIds, units)}`;
  const cover = one.state === ShiftState.COVERED;
  // As the roster sees it: a cover may go back to who had it, and a meeting is nobody else's.
  const planned = one.state === ShiftState.PLANNED && shift.kind !== ShiftKind.MEETING;
  const swappable = planned && startOf(one) > now;
  const asks = shift.unitIds.some((id) =>
    units.some((unit) => unit.unitId === id && unit.checkInMinutes > 0),
  );
  return (
    <article aria-label={about}>
      <Group justify="space-between" align="flex-start" gap="xs" mb="xs" wrap="nowrap">
        <div>
          <Text fw={600} className="tabular">
            {when}
          </Text>
          <Text>{placeOf(shift.unitIds, units)}</Text>
          <Text size="sm">{t(`me.kind.${shift.kind}` as never) as string}</Text>
          {cover && <Badge>{t('me.extra')}</Badge>}
        </div>
        {swappable && (
          <Button
            size="md"
            variant="default"
            flex="none"
            renderRoot={(props) => (
              <Link to="/me/swaps" search={{ shift: shift.shiftId } as never} {...props} />
            )}
            aria-label={`${t('me.swap')}: ${about}`}
          >
            {t('me.swap')}
          </Button>
        )}
      </Group>
      <Said
        done={(checkIn.data && t('me.checkedIn')) ?? (release.data && t('me.released'))}
        error={checkIn.error ?? release.error}
      />
      <Group gap="sm">
        {asks && !checkIn.data && now >= startOf(one) - EARLY && now < endOf(one) && (
          <Button
            size="md"
            aria-label={`${t('me.checkIn')}: ${about}`}
            loading={checkIn.isPending}
            onClick={() => checkIn.mutate(newRequestId())}
          >
            {t('me.checkIn')}
          </Button>
        )}
        {cover && !release.data && (
          <Confirm
            ask={t('me.release')}
            yes={t('me.releaseSure')}
            question={t('me.releaseQuestion')}
            about={about}
            color="red.9"
            variant="outline"
            pending={release.isPending}
            act={release.mutate}
          />
        )}
      </Group>
    </article>
  );
}
