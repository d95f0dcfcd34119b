// Running absence: what is reported, its receipt, and the two things that may follow: longer, or fit.
import { Group, NativeSelect, Stack, Text } from '@mantine/core';
import { timestampFromMs } from '@bufbuild/protobuf/wkt';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClients } from '../api/clients';
import { useSession } from '../api/use-session';
import type { Absence } from '../gen/vagtbro/sickness/v1/sickness_service_pb';
import { language } from '../i18n';
import { addDays, clock, day, isoDay, millis, startOfDay } from '../time/copenhagen';
import { serverNow } from '../time/server-clock';
import { Confirm } from './confirm';
import { Receipt } from './receipt';
import { Said } from './said';
import { useSickAct } from './use-absences';

const MOST_DAYS = 14;
const LONGEST = 180 * 86_400_000; // ms; as long as an absence may be

interface Props {
  absence: Absence;
  // It is over, so this is soon not on the page any more.
  recovered: () => void;
}

export function RunningAbsence({ absence, recovered }: Props) {
  const { t } = useTranslation();
  const { tenant, employmentId } = useSession();
  const { sickness } = useClients();
  const [until, setUntil] = useState(1);
  const [from, setFrom] = useState(0);
  const start = millis(absence.interval?.startTime);
  const end = millis(absence.interval?.endTime);
  const fit = millis(absence.fitFromTime);
  const today = isoDay(serverNow());
  // What has no known end is counted to one all the same, and only a later end makes it longer.
  const last = isoDay(Math.max(end, serverNow()));
  const extend = useSickAct((requestId: string) =>
    sickness.extendAbsence({
      tenantId: tenant,
      requestId,
      employmentId,
      endTime: timestampFromMs(startOfDay(addDays(last, until))),
    }),
  );
  const recover = useSickAct(async (requestId: string) => {
    await sickness.reportRecovery({
      tenantId: tenant,
      requestId,
      employmentId,
      ...(from > 0 ? { fitFromTime: timestampFromMs(startOfDay(addDays(today, from))) } : {}),
    });
    recovered();
  });
  const whole = (at: number) => `${day(at, language())} ${clock(at)}`;
  // The days after `base` that may be told; `shown`: how many days from them to the day that is read.
  const days = (base: string, most: number, latest: number, shown = 0) =>
    Array.from({ length: most }, (_, i) => i + 1)
      .filter((count) => startOfDay(addDays(base, count)) <= latest)
      .map((count) => ({
        value: String(count),
        label: day(startOfDay(addDays(base, count + shown)), language()),
      }));
  const longer = days(last, MOST_DAYS, start + LONGEST, -1);
  return (
    <Stack gap="sm">
      <div>
        <Text fw={600}>{t(`me.kinds.${absence.kind}` as never) as string}</Text>
        <Text className="tabular">
          {absence.openEnded && !fit
            ? t('me.awayOpen', { from: whole(start) })
            : t('me.awayUntil', { from: whole(start), to: whole(fit || end) })}
        </Text>
      </div>
      <Receipt number={absence.receiptNo} />
      <Said done={extend.data && t('me.extended')} error={extend.error ?? recover.error} />
      {!fit && (
        <>
          <Group align="flex-end" gap="sm">
            <NativeSelect
              label={t('me.fitFrom')}
              size="md"
              value={from}
              onChange={(event) => setFrom(Number(event.currentTarget.value))}
              data={[{ value: '0', label: t('me.now') }, ...days(today, 6, end)]}
            />
            <Confirm
              ask={t('me.recover')}
              yes={t('me.recoverSure')}
              question={t('me.recoverQuestion')}
              pending={recover.isPending}
              act={recover.mutate}
            />
          </Group>
          {longer.length > 0 && (
            <Group align="flex-end" gap="sm">
              <NativeSelect
                label={t('me.sickUntil')}
                size="md"
                value={until}
                onChange={(event) => setUntil(Number(event.currentTarget.value))}
                data={longer}
              />
              <Confirm
                ask={t('me.extend')}
                yes={t('me.extendSure')}
                question={t('me.extendQuestion')}
                variant="outline"
                pending={extend.isPending}
                act={extend.mutate}
              />
            </Group>
          )}
        </>
      )}
    </Stack>
  );
}
