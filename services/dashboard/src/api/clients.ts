// Clients: the services, as their contracts describe them, through the gateway this page came from.
import { createClient, type Transport } from '@connectrpc/connect';
import { createGrpcWebTransport } from '@connectrpc/connect-web';
import { createContext, useContext, useMemo } from 'react';
import { DirectoryService } from '../gen/vagtbro/directory/v1/directory_service_pb';
import { OwnDataService } from '../gen/vagtbro/directory/v1/own_service_pb';
import { GatewayService } from '../gen/vagtbro/gateway/v1/gateway_service_pb';
import { IvrService } from '../gen/vagtbro/ivr/v1/ivr_service_pb';
import { NotificationsService } from '../gen/vagtbro/notifications/v1/notifications_service_pb';
import { PushService } from '../gen/vagtbro/notifications/v1/push_service_pb';
import { ClockService } from '../gen/vagtbro/ops/v1/clock_service_pb';
import { DeskService } from '../gen/vagtbro/pool/v1/desk_service_pb';
import { PoolService } from '../gen/vagtbro/pool/v1/pool_service_pb';
import { WishService } from '../gen/vagtbro/pool/v1/wish_service_pb';
import { DraftService } from '../gen/vagtbro/roster/v1/draft_service_pb';
import { PlanService } from '../gen/vagtbro/roster/v1/plan_service_pb';
import { RosterService } from '../gen/vagtbro/roster/v1/roster_service_pb';
import { SwapService } from '../gen/vagtbro/roster/v1/swap_service_pb';
import { SicknessService } from '../gen/vagtbro/sickness/v1/sickness_service_pb';
import { withBackground } from './background';
import { withPurpose } from './purpose';

export function gatewayTransport(): Transport {
  return createGrpcWebTransport({
    baseUrl: window.location.origin,
    useBinaryFormat: true,
    interceptors: [withPurpose, withBackground],
  });
}

// Tests put another one in.
export const TransportContext = createContext<Transport | undefined>(undefined);

export function useClients() {
  const transport = useContext(TransportContext);
  return useMemo(() => {
    if (!transport) throw new Error('no transport');
    return {
      clock: createClient(ClockService, transport),
      desk: createClient(DeskService, transport),
      directory: createClient(DirectoryService, transport),
      drafts: createClient(DraftService, transport),
      gateway: createClient(GatewayService, transport),
      ivr: createClient(IvrService, transport),
      notifications: createClient(NotificationsService, transport),
      own: createClient(OwnDataService, transport),
      plan: createClient(PlanService, transport),
      pool: createClient(PoolService, transport),
      push: createClient(PushService, transport),
      roster: createClient(RosterService, transport),
      sickness: createClient(SicknessService, transport),
      swaps: createClient(SwapService, transport),
      wishes: createClient(WishService, transport),
    };
  }, [transport]);
}

export type Clients = ReturnType<typeof useClients>;

// Makes a retry of one act safe; a new one for each act.
export function newRequestId(): string {
  return crypto.randomUUID();
}
