// useAct: sends an act under one request id until its outcome is known; the next try of something
// that was refused is a new act.
import { useMutation } from '@tanstack/react-query';
import { useRef } from 'react';
import { newRequestId } from '../api/clients';
import { mayHaveHappened } from '../api/refusal';

const RETRIES = 2;

export function useAct<Order, Answer>(options: {
  send: (order: Order, requestId: string) => Promise<Answer>;
  onDone?: (answer: Answer, order: Order, requestId: string) => void;
}) {
  const requestId = useRef('');
  return useMutation({
    retry: (failures, error) => failures < RETRIES && mayHaveHappened(error),
    mutationFn: (order: Order) => {
      requestId.current ||= newRequestId();
      return options.send(order, requestId.current);
    },
    onSuccess: (answer, order) => options.onDone?.(answer, order, requestId.current),
    onError: (error) => {
      if (!mayHaveHappened(error)) requestId.current = '';
    },
  });
}
