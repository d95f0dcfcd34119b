// useBoard: the live board. Reconnects by itself, and shows what it last knew until it has.
import { Code, ConnectError } from '@connectrpc/connect';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useReducer } from 'react';
import type { Clients } from '../api/clients';
import { millis } from '../time/copenhagen';
import { serverSaid } from '../time/server-clock';
import { EMPTY_BOARD, heard, lost, type Board } from './board-state';
import type { WatchBoardResponse } from '../gen/vagtbro/pool/v1/board_pb';

const IN_USE = 5 * 60_000;
// The pool speaks every ten seconds: a stream that is silent for three times as long is dead,
// whatever the network says of it.
const SILENT = 30_000;

type News = { message: WatchBoardResponse; at: number } | 'lost';

function fold(board: Board, news: News): Board {
  return news === 'lost' ? lost(board) : heard(board, news.message, news.at);
}

// After so many milliseconds it is tried again: soon at first, with jitter so that a thousand
// boards do not come back in one moment.
export function pauseBefore(attempt: number, random = Math.random): number {
  return Math.min(250 * 2 ** attempt, 8000) * (0.5 + random());
}

// Calls `onMessage` until the stream ends, falls silent or is stopped.
async function listen(
  open: (signal: AbortSignal) => AsyncIterable<WatchBoardResponse>,
  stop: AbortSignal,
  onMessage: (message: WatchBoardResponse) => void,
): Promise<void> {
  const end = new AbortController();
  const leave = () => end.abort();
  stop.addEventListener('abort', leave);
  let silence = setTimeout(leave, SILENT);
  try {
    for await (const message of open(end.signal)) {
      clearTimeout(silence);
      silence = setTimeout(leave, SILENT);
      onMessage(message);
    }
  } finally {
    clearTimeout(silence);
    stop.removeEventListener('abort', leave);
  }
}

// `units`: those somebody may look at; "*": all.
export function useBoard(clients: Clients, tenantId: string, units: string[]): Board {
  const [board, tell] = useReducer(fold, EMPTY_BOARD);
  const queries = useQueryClient();
  const own = units.includes('*') ? '' : units.join(' ');
  useEffect(() => {
    const stop = new AbortController();
    const unitIds = own === '' ? [] : own.split(' ');
    const watch = async () => {
      for (let attempt = 0; !stop.signal.aborted; attempt += 1) {
        try {
          await listen(
            (signal) => clients.pool.watchBoard({ tenantId, unitIds }, { signal }),
            stop.signal,
            (message) => {
              attempt = 0;
              serverSaid(millis(message.boardTime));
              tell({ message, at: Date.now() });
            },
          );
        } catch (error) {
          // Said on the page; whatever the cause, it is tried again.
          if (ConnectError.from(error).code === Code.Unauthenticated) {
            void queries.invalidateQueries({ queryKey: ['session'] });
          }
        }
        if (stop.signal.aborted) return;
        tell('lost');
        await new Promise((resolve) => setTimeout(resolve, pauseBefore(attempt)));
      }
    };
    void watch();
    // An open board is in use, also when nobody touches it for half an hour.
    const inUse = setInterval(() => {
      clients.roster.listUnits({ tenantId }).catch(() => {});
    }, IN_USE);
    return () => {
      stop.abort();
      clearInterval(inUse);
    };
  }, [clients, tenantId, own, queries]);
  return board;
}
