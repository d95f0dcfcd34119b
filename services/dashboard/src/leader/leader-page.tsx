// Leader page: what a leader of a unit has to follow up, and who of their people is away.
import { Stack, Tabs, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useClock } from '../time/use-clock';
import { Absences } from './absences';
import { ActsLog } from './acts-log';
import { Later } from './later';
import { News } from './news';
import { Tasks } from './tasks';

const PARTS = { tasks: FollowUp, absences: Absences, acts: ActsLog, later: Later } as const;

export function LeaderPage() {
  const { t } = useTranslation();
  const told = useClock();
  return (
    <Stack>
      <Title order={1}>{t('leader.title')}</Title>
      {told && (
        <Tabs defaultValue="tasks" keepMounted={false}>
          <Tabs.List mb="md">
            {Object.keys(PARTS).map((part) => (
              <Tabs.Tab key={part} value={part}>
                {t(`leader.${part}` as never)}
              </Tabs.Tab>
            ))}
          </Tabs.List>
          {Object.entries(PARTS).map(([part, Part]) => (
            <Tabs.Panel key={part} value={part}>
              <Part />
            </Tabs.Panel>
          ))}
        </Tabs>
      )}
    </Stack>
  );
}

// Whom to ring because they asked for it, and whom one may want to ring.
function FollowUp() {
  return (
    <Stack gap="lg">
      <Tasks />
      <News />
    </Stack>
  );
}
