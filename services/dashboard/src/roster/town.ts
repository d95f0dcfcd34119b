// Town: services of a test behind the roster: a week of shifts, a law that says no to one of them,
// and drafts that are kept.
import { create } from '@bufbuild/protobuf';
import { timestampFromMs } from '@bufbuild/protobuf/wkt';
import { createRouterTransport } from '@connectrpc/connect';
import { DirectoryService } from '../gen/vagtbro/directory/v1/directory_service_pb';
import { ClockService } from '../gen/vagtbro/ops/v1/clock_service_pb';
import {
  DraftDiffSchema,
  DraftService,
  type DraftDiff,
} from '../gen/vagtbro/roster/v1/draft_service_pb';
import { PlanService, type JudgeShiftRequest } from '../gen/vagtbro/roster/v1/plan_service_pb';
import { RosterShiftSchema, type RosterShift } from '../gen/vagtbro/roster/v1/promises_pb';
import { ServiceLevel, type Shift } from '../gen/vagtbro/roster/v1/roster_events_pb';
import { ShiftState } from '../gen/vagtbro/roster/v1/roster_facts_pb';
import {
  RosterService,
  type AssignShiftRequest,
  type GetRosterRequest,
} from '../gen/vagtbro/roster/v1/roster_service_pb';
import { millis } from '../time/copenhagen';
import { EARLY } from '../testing/gaps';
import { refuse } from '../testing/refuse';
import { atClock } from '../time/wall';
import { HOUR } from './axis';

export function shift(
  id: string,
  day: string,
  from: string,
  who: string,
  more: Partial<RosterShift> = {},
) {
  const start = atClock(day, from);
  const made = create(RosterShiftSchema, {
    state: ShiftState.PLANNED,
    shift: {
      shiftId: id,
      unitIds: ['u-1'],
      employmentId: who,
      kind: 1,
      tier: 1,
      interval: { startTime: timestampFromMs(start), endTime: timestampFromMs(start + 8 * HOUR) },
    },
  });
  return Object.assign(made, more);
}

export const WEEK = [
  shift('s-1', '2026-02-02', '07:00', 'e-7'),
  shift('s-2', '2026-02-02', '15:00', '', { state: ShiftState.OPEN, gapId: 'g-1' }),
  shift('s-3', '2026-02-03', '07:00', 'e-8'),
];

const NAMES: Array<[string, string]> = [
  ['e-7', 'Bo Berg'],
  ['e-8', 'Ida Iversen'],
  ['e-9', 'Åse Ås'],
];

export function town(shifts: RosterShift[] = WEEK, others = 0) {
  const heard = {
    rosters: [] as GetRosterRequest[],
    judged: [] as JudgeShiftRequest[],
    assigned: [] as AssignShiftRequest[],
    drafted: [] as Shift[],
    published: [] as string[],
    undone: [] as string[],
  };
  // What the next publishing meets, and what the services say of a person.
  const world = { diffs: [] as DraftDiff[], changedSince: false, broken: false };
  const draft = () => ({
    unitId: 'u-1',
    diffs: world.diffs,
    version: world.diffs.length > 0 ? `v${world.diffs.length} ${world.changedSince}` : '',
  });
  const transport = createRouterTransport(({ service }) => {
    service(ClockService, { getClock: () => ({ clockTime: timestampFromMs(EARLY) }) });
    service(DirectoryService, {
      listEmployments: () => ({
        employments: NAMES.map(([employmentId, name]) => ({
          name,
          facts: { employmentId, homeUnitId: 'u-1', kind: 1 },
        })),
      }),
    });
    service(RosterService, {
      listUnits: () => ({
        units: [
          { unitId: 'u-2', name: 'Skoven' },
          { unitId: 'u-1', name: 'Fjorden' },
          ...Array.from({ length: others }, (_, at) => ({ unitId: `x-${at}`, name: `Hus ${at}` })),
        ],
      }),
      getRoster: (request) => {
        heard.rosters.push(request);
        if (world.broken) throw refuse('roster', 'UNKNOWN_UNIT');
        const from = millis(request.interval?.startTime);
        const to = millis(request.interval?.endTime);
        const start = (one: RosterShift) => millis(one.shift?.interval?.startTime);
        const here = request.unitId === 'u-1' || request.unitId === '';
        const who = request.employmentId;
        const theirs = shifts.filter((one) => !who || one.shift?.employmentId === who);
        return {
          shifts: here ? theirs.filter((one) => start(one) >= from && start(one) < to) : [],
        };
      },
      getServiceLevel: (request) => ({
        stretches: [{ interval: request.interval, level: ServiceLevel.B, heads: 2 }],
      }),
      assignShift: (request) => {
        heard.assigned.push(request);
        return {};
      },
    });
    service(PlanService, {
      // Nobody may have two shifts in a row but Ida; an hour of it costs 200 kr.
      judgeShift: (request) => {
        heard.judged.push(request);
        return {
          judgements: request.employmentIds.map((employmentId) => ({
            employmentId,
            employed: true,
            verdict: {
              allowed: employmentId === 'e-8',
              results: [
                {
                  rule: 'REST-11',
                  passed: employmentId === 'e-8',
                  sentenceDa: 'Der mangler 3 timers hvile.',
                  sentenceEn: '3 hours of rest are missing.',
                },
              ],
              costItems: [{ line: 'hours', minutes: 480n, ore: 160000n }],
              costOre: 160000n,
            },
          })),
        };
      },
      undoAct: ({ shiftId }) => {
        heard.undone.push(shiftId);
        return {};
      },
      listAway: () => ({
        away: [
          {
            employmentId: 'e-9',
            interval: {
              startTime: timestampFromMs(atClock('2026-02-02', '00:00')),
              endTime: timestampFromMs(atClock('2026-02-04', '00:00')),
            },
          },
        ],
      }),
    });
    service(DraftService, {
      getDraft: (request) => ({ draft: request.unitId === 'u-1' ? draft() : undefined }),
      draftChange: ({ shift: wanted, cancel }) => {
        if (!wanted) throw refuse('roster', 'UNKNOWN_SHIFT');
        heard.drafted.push(wanted);
        const before = shifts.find((one) => one.shift?.shiftId === wanted.shiftId)?.shift;
        const changeId = `c-${wanted.shiftId}`;
        const others = world.diffs.filter((one) => one.change?.changeId !== changeId);
        const made = create(DraftDiffSchema, {
          change: { changeId, unitId: 'u-1', shift: wanted, cancel },
          before,
          verdict: { allowed: true },
        });
        world.diffs = [...others, made];
        return { draft: draft() };
      },
      dropChange: ({ changeId }) => {
        world.diffs = world.diffs.filter((one) => changeId && one.change?.changeId !== changeId);
        return { draft: draft() };
      },
      publishDraft: ({ version }) => {
        if (world.changedSince) {
          world.changedSince = false;
          throw refuse('roster', 'CHANGED_SINCE');
        }
        heard.published.push(version);
        const published = world.diffs.length;
        world.diffs = [];
        return { published };
      },
    });
  });
  return { transport, heard, world };
}
