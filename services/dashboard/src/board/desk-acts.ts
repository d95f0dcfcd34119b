// Desk acts: what a planner can do to a gap, and what is sent for it.
import type { Clients } from '../api/clients';
import type { BoardGap } from '../gen/vagtbro/pool/v1/board_pb';
import { SearchAct } from '../gen/vagtbro/pool/v1/desk_facts_pb';
import { ActReason } from '../gen/vagtbro/types/v1/act_pb';

export type DeskAct =
  | { kind: 'steer'; act: SearchAct }
  | { kind: 'level' }
  | { kind: 'cancel' }
  // Puts the cursor where somebody is chosen; asks nothing of a service.
  | { kind: 'assign' };

// An act that has been done, as long as it may be wished undone.
export interface Done {
  id: string;
  what: string;
  gap: BoardGap;
  // Set: undone in the search, while the board still names this act; absent: undone on the shift.
  steer?: SearchAct;
  // Taken back.
  undone?: boolean;
}

const AT_ONCE = new Set([SearchAct.TAKE, SearchAct.LEAVE]);
const OWNING = new Set([SearchAct.TAKE, SearchAct.TAKE_OVER]);
const WITHOUT_REASON = new Set([SearchAct.TAKE, SearchAct.TAKE_OVER, SearchAct.LEAVE]);

// Changes nothing but a name on a row: no second click.
export function isAtOnce(act: DeskAct): boolean {
  return act.kind === 'steer' && AT_ONCE.has(act.act);
}

export function needsReason(act: DeskAct): boolean {
  return act.kind !== 'steer' || !WITHOUT_REASON.has(act.act);
}

// What may be chosen for an act; a mistake is a reason to undo, not to act.
export function reasonsFor(act: DeskAct): ActReason[] {
  if (act.kind === 'level')
    return [
      ActReason.TASKS_MOVED,
      ActReason.FEWER_RESIDENTS,
      ActReason.AGREED_WITH_LEADER,
      ActReason.NOBODY_LEFT,
      ActReason.OTHER,
    ];
  if (act.kind === 'cancel')
    return [
      ActReason.PLAN_MISTAKE,
      ActReason.FEWER_RESIDENTS,
      ActReason.TASKS_MOVED,
      ActReason.AGREED_WITH_LEADER,
      ActReason.OTHER,
    ];
  return [
    ActReason.SHORT_OF_TIME,
    ActReason.NOBODY_LEFT,
    ActReason.LIFE_AND_HEALTH,
    ActReason.AGREED_WITH_LEADER,
    ActReason.OTHER,
  ];
}

// What is possible with a gap now: the search's own acts as the pool says, then those on the shift.
// `self`: the planner's employment; who has none cannot be seen to be on it.
export function actsOf(gap: BoardGap, self: string): DeskAct[] {
  if (!gap.open) return [];
  const steer = gap.possibleActs
    .filter((act) => self !== '' || !OWNING.has(act))
    // Nobody takes over from themselves, nor lets go for somebody else.
    .filter((act) => act !== SearchAct.TAKE_OVER || gap.ownerEmploymentId !== self)
    .filter((act) => act !== SearchAct.LEAVE || gap.ownerEmploymentId === self)
    .map((act) => ({ kind: 'steer' as const, act }));
  return [...steer, { kind: 'level' }, { kind: 'cancel' }];
}

interface Order {
  tenantId: string;
  requestId: string;
  gap: BoardGap;
  act: DeskAct;
  reason: ActReason;
}

export async function perform(clients: Clients, order: Order): Promise<void> {
  const { tenantId, requestId, gap, act, reason } = order;
  const { gapId, shiftId } = gap;
  if (act.kind === 'steer') {
    await clients.desk.steerSearch({ tenantId, requestId, gapId, act: act.act, reason });
  } else if (act.kind === 'level') {
    await clients.plan.acceptLevel({ tenantId, requestId, shiftId, reason });
  } else if (act.kind === 'cancel') {
    await clients.roster.cancelShift({ tenantId, requestId, shiftId, reason });
  }
}
