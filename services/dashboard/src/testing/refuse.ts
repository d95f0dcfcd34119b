// Refuse: an error as a service sends it, for tests.
import { Code, ConnectError } from '@connectrpc/connect';
import { ErrorInfoSchema } from '../gen/google/rpc/error_details_pb';

export function refuse(
  service: string,
  reason: string,
  metadata: Record<string, string> = {},
  code = Code.FailedPrecondition,
): ConnectError {
  const value = { reason, domain: `${service}.vagtbro`, metadata };
  return new ConnectError(`english for ${reason}`, code, undefined, [
    { desc: ErrorInfoSchema, value },
  ]);
}
