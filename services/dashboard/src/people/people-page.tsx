// People page: find anybody, see who can be reached tonight, or look at one person.
import { Stack, Tabs, Title } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { may } from '../api/session';
import { useSession } from '../api/use-session';
import { useClock } from '../time/use-clock';
import { Find } from './find';
import { PersonPage } from './person-page';
import { Reachable } from './reachable';

export function PeoplePage() {
  const { id } = useParams({ strict: false });
  const told = useClock();
  if (!told) return null;
  return id ? <PersonPage key={id} employmentId={id} /> : <Everybody />;
}

function Everybody() {
  const { t } = useTranslation();
  const session = useSession();
  const plans = may(session, 'planner', 'line_manager', 'area_manager', 'coordinator');
  return (
    <Stack>
      <Title order={1}>{t('people.title')}</Title>
      {plans ? (
        <Tabs defaultValue="find" keepMounted={false}>
          <Tabs.List mb="md">
            <Tabs.Tab value="find">{t('people.find')}</Tabs.Tab>
            <Tabs.Tab value="reachable">{t('reachable.title')}</Tabs.Tab>
          </Tabs.List>
          <Tabs.Panel value="find">
            <Find />
          </Tabs.Panel>
          <Tabs.Panel value="reachable">
            <Reachable />
          </Tabs.Panel>
        </Tabs>
      ) : (
        <Find />
      )}
    </Stack>
  );
}
