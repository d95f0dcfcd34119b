// Qualification list: what somebody may do and until when; what ends soon is said in words.
import { Badge, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { EmploymentRegistered } from '../gen/vagtbro/directory/v1/directory_events_pb';
import { language } from '../i18n';
import { day, isoDay } from '../time/copenhagen';
import { qualificationsOf, type Qualification } from './qualifications';

export function Qualifications({ facts, now }: { facts: EmploymentRegistered; now: number }) {
  const { t } = useTranslation();
  const all = qualificationsOf(facts, now);
  if (all.length === 0) return <Text>{t('person.noQualifications')}</Text>;
  // A code that has no word yet stands as it is.
  const what = ({ kind, what }: Qualification) =>
    kind === 'authorisation'
      ? t(`newShift.names.${what}` as never)
      : what && t(`person.competences.${what}` as never, what);
  return (
    <ul className="plain">
      {all.map((one) => (
        <li key={`${one.kind}-${one.what}-${one.until}`}>
          <Group gap="xs">
            <span>
              {t(`person.qualification.${one.kind}`)} {what(one)}
            </span>
            {one.until !== undefined && (
              <span className="tabular">
                {t('person.until', {
                  when: `${day(one.until, language())} ${isoDay(one.until).slice(0, 4)}`,
                })}
              </span>
            )}
            {one.soon && <Badge color="orange.9">{t('person.soon')}</Badge>}
            {!one.valid && <Badge color="red.9">{t('person.notValid')}</Badge>}
          </Group>
        </li>
      ))}
    </ul>
  );
}
