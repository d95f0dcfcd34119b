// Clients: the services, as their contracts describe them, through the gateway this page came from.
import { createClient, type Transport } from '@connectrpc/connect';
import { createGrpcWebTransport } from '@connectrpc/connect-web';
import { createContext, useContext, useMemo } from 'react';
import { DirectoryService } from '../gen/vagtbro/directory/v1/directory_service_pb';
import { PoolService } from '../gen/vagtbro/pool/v1/pool_service_pb';
import { RosterService } from '../gen/vagtbro/roster/v1/roster_service_pb';
import { SicknessService } from '../gen/vagtbro/sickness/v1/sickness_service_pb';

export function gatewayTransport(): Transport {
  return createGrpcWebTransport({ baseUrl: window.location.origin, useBinaryFormat: true });
}

// Tests put another one in.
export const TransportContext = createContext<Transport | undefined>(undefined);

export function useClients() {
  const transport = useContext(TransportContext);
  return useMemo(() => {
    if (!transport) throw new Error('no transport');
    return {
      directory: createClient(DirectoryService, transport),
      pool: createClient(PoolService, transport),
      roster: createClient(RosterService, transport),
      sickness: createClient(SicknessService, transport),
    };
  }, [transport]);
}

export type Clients = ReturnType<typeof useClients>;

// Makes a retry of one act safe; a new one for each act.
export function newRequestId(): string {
  return crypto.randomUUID();
}
