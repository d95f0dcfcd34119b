// useActs: what a planner does to shifts: into the draft, or at once. Nothing is shown as done
// before the service has said so.
import { clone, create } from '@bufbuild/protobuf';
import { timestampFromMs } from '@bufbuild/protobuf/wkt';
import { Code, ConnectError } from '@connectrpc/connect';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { newRequestId, useClients, type Clients } from '../api/clients';
import { useSession } from '../api/use-session';
import type { Draft } from '../gen/vagtbro/roster/v1/draft_service_pb';
import { ShiftSchema, type Shift } from '../gen/vagtbro/roster/v1/roster_events_pb';
import type { ActReason } from '../gen/vagtbro/types/v1/act_pb';
import { IntervalSchema } from '../gen/vagtbro/types/v1/interval_pb';
import { draftKey } from './use-roster';

export type Act =
  | { kind: 'draft'; unitId: string; shift: Shift; cancel?: boolean }
  | { kind: 'drop'; unitId: string; changeId: string } // empty: all
  | { kind: 'publish'; unitId: string; version: string }
  | { kind: 'assign'; shiftId: string; employmentId: string; reason?: ActReason }
  | { kind: 'time'; shiftId: string; start: number; end: number; reason?: ActReason }
  | { kind: 'cancel'; shiftId: string; reason?: ActReason }
  | { kind: 'release'; shiftId: string; employmentId: string }
  | { kind: 'undo'; shiftId: string };

// One act under one request id, however often it is sent.
interface Sent {
  act: Act;
  requestId: string;
}

export const intervalOf = (start: number, end: number) =>
  create(IntervalSchema, { startTime: timestampFromMs(start), endTime: timestampFromMs(end) });

// The shift with another holder, or at another time.
export function changed(
  shift: Shift,
  to: { employmentId?: string; start?: number; end?: number },
): Shift {
  const made = clone(ShiftSchema, shift);
  if (to.employmentId !== undefined) made.employmentId = to.employmentId;
  if (to.start !== undefined && to.end !== undefined) made.interval = intervalOf(to.start, to.end);
  return made;
}

// The draft as it stands after the act, if the service says so.
async function send(
  clients: Clients,
  tenantId: string,
  { act, requestId }: Sent,
): Promise<{ draft?: Draft; published?: number }> {
  const known = { tenantId, requestId };
  const { drafts, plan, roster } = clients;
  switch (act.kind) {
    case 'draft': {
      const { unitId, shift, cancel = false } = act;
      return drafts.draftChange({ ...known, unitId, shift, cancel });
    }
    case 'drop':
      return drafts.dropChange({ ...known, unitId: act.unitId, changeId: act.changeId });
    case 'publish': {
      const { unitId, version } = act;
      return { published: (await drafts.publishDraft({ ...known, unitId, version })).published };
    }
    case 'assign': {
      const { shiftId, employmentId, reason } = act;
      await roster.assignShift({ ...known, shiftId, employmentId, reason });
      return {};
    }
    case 'time': {
      const { shiftId, start, end, reason } = act;
      await roster.changeShift({ ...known, shiftId, interval: intervalOf(start, end), reason });
      return {};
    }
    case 'cancel':
      await roster.cancelShift({ ...known, shiftId: act.shiftId, reason: act.reason });
      return {};
    case 'release': {
      const { shiftId, employmentId } = act;
      await roster.releaseCover({ ...known, shiftId, employmentId });
      return {};
    }
    case 'undo':
      await plan.undoAct({ ...known, shiftId: act.shiftId });
      return {};
  }
}

export function useActs() {
  const clients = useClients();
  const queries = useQueryClient();
  const { tenant } = useSession();
  const acting = useMutation({
    retry: (times, error) => times < 2 && ConnectError.from(error).code === Code.Unavailable,
    mutationFn: (sent: Sent) => send(clients, tenant, sent),
    onSettled: (answer, _error, { act }) => {
      if (answer?.draft) queries.setQueryData(draftKey(tenant, answer.draft.unitId), answer.draft);
      else if ('unitId' in act)
        void queries.invalidateQueries({ queryKey: draftKey(tenant, act.unitId) });
      const touched =
        act.kind === 'draft' || act.kind === 'drop' ? [] : ['roster', 'levels', 'draft'];
      for (const name of touched) void queries.invalidateQueries({ queryKey: [name, tenant] });
    },
  });
  return {
    act: (act: Act) => acting.mutate({ act, requestId: newRequestId() }),
    pending: acting.isPending,
    error: acting.error,
    done: acting.isSuccess ? acting.variables?.act : undefined,
    published: acting.data?.published,
    forget: acting.reset,
  };
}

export type Acts = ReturnType<typeof useActs>;
