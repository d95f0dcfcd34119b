// Sick page: report sick, still sick, fit again; the receipt in figures that can be read out.
import { Button, Stack, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Loaded } from './loaded';
import { RunningAbsence } from './running-absence';
import { Said } from './said';
import { Section } from './section';
import { SickReport } from './sick-report';
import { useAbsences } from './use-absences';

export function SickPage() {
  const { t } = useTranslation();
  const absences = useAbsences();
  const [another, setAnother] = useState(false);
  // What was just said stays on the page with its receipt, although the absence is another by now.
  const [last, setLast] = useState<'reported' | 'recovered'>();
  const running = absences.data ?? [];
  const none = absences.isError || (absences.data && running.length === 0);
  const form = another || last === 'reported' || none;
  return (
    <Stack>
      <Title order={1}>{t('me.sick')}</Title>
      <Section title={t('me.running')}>
        <Said done={last === 'recovered' ? t('me.recovered') : undefined} />
        <Loaded query={absences} isEmpty={(all) => all.length === 0} empty={t('me.notAway')}>
          {(all) => (
            <Stack gap="lg">
              {all.map((absence) => (
                <RunningAbsence
                  key={absence.absenceId}
                  absence={absence}
                  recovered={() => {
                    setLast('recovered');
                    setAnother(false);
                  }}
                />
              ))}
            </Stack>
          )}
        </Loaded>
      </Section>
      {form && <SickReport reported={() => setLast('reported')} />}
      {!form && running.length > 0 && (
        <Button size="md" variant="subtle" onClick={() => setAnother(true)}>
          {t('me.another')}
        </Button>
      )}
    </Stack>
  );
}
