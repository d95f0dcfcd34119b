// Router: the pages by address.
import { Navigate, createRootRoute, createRoute, createRouter } from '@tanstack/react-router';
import { BoardPage } from '../board/board-page';
import { MePage } from '../me/me-page';
import { PeoplePage } from '../people/people-page';
import { ReportsPage } from '../reports/reports-page';
import { RosterPage } from '../roster/roster-page';
import { useSession } from '../api/use-session';
import { pagesOf } from './pages';
import { Shell } from './shell';

// The first page of somebody's own menu.
function Home() {
  const first = pagesOf(useSession())[0]?.to ?? '/me';
  return first === '/' ? <BoardPage /> : <Navigate to={first} />;
}

const root = createRootRoute({ component: Shell });
const board = createRoute({ getParentRoute: () => root, path: '/', component: Home });
const roster = createRoute({ getParentRoute: () => root, path: '/roster', component: RosterPage });
const people = createRoute({ getParentRoute: () => root, path: '/people', component: PeoplePage });
const me = createRoute({ getParentRoute: () => root, path: '/me', component: MePage });
const reports = createRoute({
  getParentRoute: () => root,
  path: '/reports',
  component: ReportsPage,
});

export function makeRouter() {
  return createRouter({ routeTree: root.addChildren([board, roster, people, me, reports]) });
}
