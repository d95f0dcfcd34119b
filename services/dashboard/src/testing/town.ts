// Town: the services behind a board, whose picture the test moves and whose calls it looks at.
import { create, type MessageInitShape } from '@bufbuild/protobuf';
import { Code, ConnectError, createRouterTransport } from '@connectrpc/connect';
import { timestampFromMs } from '@bufbuild/protobuf/wkt';
import { act } from '@testing-library/react';
import { DirectoryService } from '../gen/vagtbro/directory/v1/directory_service_pb';
import { CallBackSchema, IvrService } from '../gen/vagtbro/ivr/v1/ivr_service_pb';
import { WatchBoardResponseSchema, type BoardGap } from '../gen/vagtbro/pool/v1/board_pb';
import { DeskService } from '../gen/vagtbro/pool/v1/desk_service_pb';
import { Rung } from '../gen/vagtbro/pool/v1/pool_events_pb';
import { PoolService } from '../gen/vagtbro/pool/v1/pool_service_pb';
import { PlanService, type Risk } from '../gen/vagtbro/roster/v1/plan_service_pb';
import { RosterService } from '../gen/vagtbro/roster/v1/roster_service_pb';
import type { PlannerAct } from '../gen/vagtbro/roster/v1/roster_facts_pb';
import { SlotRequirementSchema } from '../gen/vagtbro/types/v1/work_pb';
import { EARLY } from './gaps';

type Update = { gap: BoardGap } | { snapshot: BoardGap[] } | 'heartbeat' | 'end';

export interface TownOptions {
  gaps?: BoardGap[];
  // Thrown by acts instead of an answer, by method.
  refused?: Record<string, Error>;
  callBacks?: Array<MessageInitShape<typeof CallBackSchema>>;
  risks?: Risk[];
  // Sentences of the law, by rule.
  law?: Record<string, string>;
  // The shift's latest act that can be undone.
  shiftAct?: PlannerAct;
  // Who may hold the shift.
  slot?: MessageInitShape<typeof SlotRequirementSchema>;
}

export function town({ gaps = [], refused = {}, ...options }: TownOptions = {}) {
  const waiting: Array<(update: Update) => void> = [];
  const calls: Array<{ name: string; request: Record<string, unknown> }> = [];
  let streams = 0;
  let whole = gaps;
  let down = false;
  // Notes a call, and answers it or refuses.
  const asked = <Answer>(name: string, answer: Answer) => {
    return (request: object): Answer => {
      calls.push({ name, request: { ...request } });
      if (refused[name]) throw refused[name];
      return answer;
    };
  };
  const transport = createRouterTransport(({ service }) => {
    service(PoolService, {
      async *watchBoard(_, { signal }) {
        streams += 1;
        if (down) throw new ConnectError('down', Code.Unavailable);
        const boardTime = timestampFromMs(EARLY);
        const say = (update: object) => create(WatchBoardResponseSchema, { boardTime, ...update });
        yield say({ update: { case: 'snapshot', value: { gaps: whole } } });
        for (;;) {
          const next = await new Promise<Update>((resolve) => {
            waiting.push(resolve);
            signal.addEventListener('abort', () => resolve('end'));
          });
          if (next === 'end') return;
          if (next === 'heartbeat') yield say({});
          else if ('gap' in next) yield say({ update: { case: 'gap', value: next.gap } });
          else yield say({ update: { case: 'snapshot', value: { gaps: next.snapshot } } });
        }
      },
      explain: (request) => ({
        storyDa: [
          request.employmentId ? 'Bo har hviletid til kl. 10.' : 'Kl. 05:41 blev tre spurgt.',
        ],
        storyEn: ['At 05:41 three were asked.'],
        evaluations: [
          { employmentId: 'e-7', rung: Rung.OWN_OFF_DUTY, eligible: false, rejection: 'IN_REST' },
          { employmentId: 'e-8', rung: Rung.OWN_OFF_DUTY, eligible: true, rank: 1 },
        ],
      }),
    });
    service(DeskService, {
      steerSearch: asked('steerSearch', {}),
      undoSteer: asked('undoSteer', {}),
      getCoverReport: asked('getCoverReport', { total: { medianMinutes: 42, gaps: 9 } }),
    });
    service(PlanService, {
      acceptLevel: asked('acceptLevel', {}),
      undoAct: asked('undoAct', {}),
      listRisks: asked('listRisks', { risks: options.risks ?? [] }),
      judgeShift: asked('judgeShift', {
        judgements: [
          {
            verdict: {
              results: Object.entries(options.law ?? {}).map(([rule, sentenceDa]) => ({
                rule,
                sentenceDa,
              })),
            },
          },
        ],
      }),
    });
    service(RosterService, {
      // An override is let through, so that a test sees both.
      assignShift: (request) => {
        calls.push({ name: 'assignShift', request: { ...request } });
        if (refused['assignShift'] && !request.override) throw refused['assignShift'];
        return {};
      },
      cancelShift: asked('cancelShift', {}),
      listUnits: () => ({ units: [{ unitId: 'u-1', name: 'Hus Bøg' }] }),
      getRoster: () => ({
        shifts: [
          { shift: { shiftId: 's-1', requirement: options.slot }, undoableAct: options.shiftAct },
        ],
      }),
    });
    service(IvrService, {
      listCallBacks: () => ({
        callBacks: (options.callBacks ?? []).map((one) => create(CallBackSchema, one)),
      }),
      finishCallBack: asked('finishCallBack', {}),
    });
    service(DirectoryService, {
      listEmployments: () => ({
        employments: [
          { name: 'Bo Berg', facts: { employmentId: 'e-7' } },
          { name: 'Ea Eg', facts: { employmentId: 'e-8' } },
        ],
      }),
    });
  });
  const move = (update: Update) => act(() => waiting.at(-1)?.(update));
  return {
    transport,
    change: (gap: BoardGap) => move({ gap }),
    beat: () => move('heartbeat'),
    cut: () => move('end'),
    // What the next stream begins with.
    next: (...after: BoardGap[]) => (whole = after),
    // From now on nobody answers.
    down: () => (down = true),
    streams: () => streams,
    calls: (name: string) => calls.filter((one) => one.name === name).map((one) => one.request),
  };
}
