// Router: the pages by address. Each is loaded when it is first opened, so that a phone does not
// fetch the board to report sick.
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  useLocation,
  useNavigate,
  type RouteComponent,
} from '@tanstack/react-router';
import { useEffect } from 'react';
import { Suspense, lazy } from 'react';
import { useSession } from '../api/use-session';
import { pagesOf } from './pages';
import { PageBroken, PageMissing, PagePending } from './page-states';
import { Shell } from './shell';

// Which of the two it is, is known only inside the page, so these wait there.
const Board = lazy(() => import('../board/board-page').then((the) => ({ default: the.BoardPage })));
const Wall = lazy(() => import('../board/wall-page').then((the) => ({ default: the.WallPage })));
const Roster = lazyRouteComponent(() => import('../roster/roster-page'), 'RosterPage');
const People = lazyRouteComponent(() => import('../people/people-page'), 'PeoplePage');
const Leader = lazyRouteComponent(() => import('../leader/leader-page'), 'LeaderPage');
const Reports = lazyRouteComponent(() => import('../reports/reports-page'), 'ReportsPage');
const Why = lazyRouteComponent(() => import('../board/why-page'), 'WhyPage');
const Me = lazyRouteComponent(() => import('../me/me-page'), 'MePage');

// Goes there once. <Navigate> would go again each time it is drawn, and it is drawn again while the
// page it leads to is on its way: a loop that never ends.
function Go({ to }: { to: string }) {
  const navigate = useNavigate();
  useEffect(() => void navigate({ to, replace: true }), [navigate, to]);
  return <PagePending />;
}

// The first page of somebody's own menu.
function Home() {
  const first = pagesOf(useSession())[0]?.to ?? '/me';
  const wall = 'wall' in useLocation().search;
  if (first !== '/') return <Go to={first} />;
  return <Suspense fallback={<PagePending />}>{wall ? <Wall /> : <Board />}</Suspense>;
}

const root = createRootRoute({ component: Shell, notFoundComponent: PageMissing });
const at = (path: string, component: RouteComponent) =>
  createRoute({ getParentRoute: () => root, path, component });

export function makeRouter() {
  return createRouter({
    routeTree: root.addChildren([
      at('/', Home),
      at('/roster', Roster),
      at('/people', People),
      at('/people/$id', People),
      at('/leader', Leader),
      at('/reports', Reports),
      at('/why', Why),
      at('/me', Me),
      at('/me/$part', Me),
    ]),
    defaultPendingComponent: PagePending,
    defaultErrorComponent: PageBroken,
    // A page that comes at once shows no "loading" that flickers.
    defaultPendingMs: 200,
    defaultPreload: 'intent',
  });
}
