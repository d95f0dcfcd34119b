// Employee: the pages of somebody who is employed, at an address, with services of a test behind them.
import { createRouterTransport, type ServiceImpl } from '@connectrpc/connect';
import { timestampFromMs } from '@bufbuild/protobuf/wkt';
import {
  RouterProvider,
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
} from '@tanstack/react-router';
import type { Session } from '../api/session';
import { ClockService } from '../gen/vagtbro/ops/v1/clock_service_pb';
import { PoolService } from '../gen/vagtbro/pool/v1/pool_service_pb';
import { MePage } from '../me/me-page';
import { EARLY } from './gaps';
import { PLANNER, show } from './stage';

export const EMPLOYEE: Session = { ...PLANNER, roles: ['employee'], units: [], name: 'Bo Berg' };

export const HOUR = 3_600_000;

// From so many hours after EARLY, for so long.
export const stretch = (from: number, hours = 8) => ({
  startTime: timestampFromMs(EARLY + from * HOUR),
  endTime: timestampFromMs(EARLY + (from + hours) * HOUR),
});

type Router = Parameters<Parameters<typeof createRouterTransport>[0]>[0];
type Pool = Partial<ServiceImpl<typeof PoolService>>;

// A town whose clock stands at EARLY and that asks nobody, unless the test says otherwise.
export function town(build: (router: Router) => void = () => {}, pool: Pool = {}) {
  return createRouterTransport((router) => {
    router.service(ClockService, { getClock: () => ({ clockTime: timestampFromMs(EARLY) }) });
    router.service(PoolService, { listOffers: () => ({ offers: [] }), ...pool });
    build(router);
  });
}

export function showMe(
  address: string,
  transport: ReturnType<typeof town>,
  session: Session = EMPLOYEE,
) {
  const root = createRootRoute();
  const at = (path: string) => createRoute({ getParentRoute: () => root, path, component: MePage });
  const router = createRouter({
    routeTree: root.addChildren([at('/me'), at('/me/$part')]),
    history: createMemoryHistory({ initialEntries: [address] }),
  });
  return show(<RouterProvider router={router as never} />, transport, session);
}
