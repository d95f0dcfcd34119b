// Looks: who has looked at my data, when, at what, and why; the names of those I work with, and the
// role of everybody else. Looks at the whole of my unit are told as such.
import { Button, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClients } from '../api/clients';
import { useSession } from '../api/use-session';
import type { Access } from '../gen/vagtbro/gateway/v1/gateway_service_pb';
import { language } from '../i18n';
import { clock, day, millis } from '../time/copenhagen';
import { Loaded } from './loaded';
import { Section } from './section';
import { useColleagues } from './use-colleagues';

const ASKED = 500;
const FIRST = 10;

// "vagtbro.pool.v1.PoolService/Explain" -> "PoolService_Explain".
export function methodKey(method: string): string {
  return (method.split('.').at(-1) ?? '').replace('/', '_');
}

export function Looks() {
  const { t } = useTranslation();
  const { tenant, employmentId } = useSession();
  const { gateway } = useClients();
  const [shown, setShown] = useState(FIRST);
  const looks = useQuery({
    queryKey: ['looks', tenant, employmentId],
    queryFn: async () => {
      const said = await gateway.listAccess({
        tenantId: tenant,
        subjectEmploymentId: employmentId,
        limit: ASKED,
      });
      return said.accesses.filter((one) => one.read?.actorEmploymentId !== employmentId);
    },
  });
  return (
    <Section title={t('self.looks')}>
      <Text mb="sm">{t('self.looksHelp')}</Text>
      <Loaded query={looks} isEmpty={(all) => all.length === 0} empty={t('self.noLooks')}>
        {(all) => (
          <Stack gap="md">
            {all.slice(0, shown).map((look, at) => (
              <Look key={at} look={look} />
            ))}
            {all.length > shown && (
              <Button variant="default" onClick={() => setShown(shown + FIRST)}>
                {t('me.more')}
              </Button>
            )}
          </Stack>
        )}
      </Loaded>
    </Section>
  );
}

function Look({ look }: { look: Access }) {
  const { t, i18n } = useTranslation();
  const nameOf = useColleagues();
  const at = millis(look.readTime);
  const read = look.read;
  const word = (key: string, otherwise: string) =>
    t((i18n.exists(key) ? key : otherwise) as never) as string;
  // Nearly everybody is an employee too; it says something only when it is all they are.
  const told = read?.actorRoles ?? [];
  const more = told.filter((role) => role !== 'employee');
  const roles = (more.length > 0 ? more : told).map((role) =>
    word(`self.roles.${role}`, 'self.someone'),
  );
  const role = roles.length > 0 ? roles.join(', ') : t('self.someone');
  const wide =
    read?.subjectEmploymentIds.length === 0 &&
    t(read.unitIds.length > 0 ? 'self.wholeUnit' : 'self.allUnits');
  const name = nameOf(read?.actorEmploymentId ?? '', '');
  return (
    <article>
      <Text className="tabular" size="sm">
        {day(at, language())} {clock(at)}
      </Text>
      <Text fw={600}>{name ? `${name} (${role})` : role}</Text>
      <Text>{word(`self.methods.${methodKey(read?.method ?? '')}`, 'self.methods.other')}</Text>
      {wide && <Text>{wide}</Text>}
      <Text size="sm">
        {t('self.because', { why: word(`self.purposes.${read?.purpose}`, 'self.purposes.none') })}
      </Text>
    </article>
  );
}
