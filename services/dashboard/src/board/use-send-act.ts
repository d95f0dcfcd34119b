// useSendAct: sends an act on a gap once, notes that it was done, and knows when the board shows it.
import { useEffect, useRef } from 'react';
import { useClients } from '../api/clients';
import { useSession } from '../api/use-session';
import type { BoardGap } from '../gen/vagtbro/pool/v1/board_pb';
import type { ActReason } from '../gen/vagtbro/types/v1/act_pb';
import { perform, type DeskAct } from './desk-acts';
import { useDone } from './done-context';
import { useAct } from './use-act';
import { useShown } from './use-shown';

interface Options {
  gap: BoardGap;
  act: DeskAct;
  // What it is called once it is done.
  what: string;
  // Called when the board has shown it.
  onShown: () => void;
}

export function useSendAct({ gap, act, what, onShown }: Options) {
  const clients = useClients();
  const { tenant: tenantId } = useSession();
  const { note } = useDone();
  const before = useRef<BoardGap>(undefined);
  const sending = useAct({
    send: (reason: ActReason, requestId) =>
      perform(clients, { tenantId, requestId, gap, act, reason }),
    onDone: (_, _reason, id) => {
      note({ id, what, gap, ...(act.kind === 'steer' && { steer: act.act }) });
    },
  });
  const shown = useShown(sending.isSuccess, gap, before.current);
  const finished = sending.isSuccess && shown === 'yes';
  useEffect(() => {
    if (finished) onShown();
  }, [finished, onShown]);
  return {
    sending,
    late: shown === 'late',
    send: (reason: ActReason) => {
      if (sending.isPending || sending.isSuccess) return;
      before.current = gap;
      sending.mutate(reason);
    },
  };
}
