// What the machine asks of a human: call-backs, the tone that repeats until somebody takes it, risks.
import { create } from '@bufbuild/protobuf';
import { timestampFromMs } from '@bufbuild/protobuf/wkt';
import { renderHook, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CallBackCause } from '../gen/vagtbro/ivr/v1/ivr_facts_pb';
import { Rung } from '../gen/vagtbro/pool/v1/pool_events_pb';
import { RiskKind, RiskSchema } from '../gen/vagtbro/roster/v1/plan_service_pb';
import { ServiceLevel } from '../gen/vagtbro/roster/v1/roster_events_pb';
import { RoleSlot } from '../gen/vagtbro/types/v1/work_pb';
import { expectAccessible } from '../testing/accessible';
import { EARLY, gap } from '../testing/gaps';
import { PLANNER, show } from '../testing/stage';
import { town } from '../testing/town';
import { BoardPage } from './board-page';
import { cries } from './board-state';
import { useAlarm } from './use-alarm';

beforeEach(() => localStorage.clear());
afterEach(() => vi.useRealTimers());

describe('call-backs', () => {
  const one = {
    taskId: 't-1',
    cause: CallBackCause.WANTS_DESK,
    employmentId: 'e-7',
    number: '+4520304050',
    wantTime: timestampFromMs(EARLY - 600_000),
  };
  it('stand first, count in the title, and are done with one click', async () => {
    const user = userEvent.setup();
    const services = town({ gaps: [gap('a', 1)], callBacks: [one] });
    show(<BoardPage />, services.transport);
    expect(await screen.findByText('Vil tale med vagtplanlægningen')).toBeTruthy();
    await waitFor(() => expect(document.title).toMatch(/^\(2\)/));
    await user.click(screen.getByRole('button', { name: 'Jeg har ringet: Bo Berg' }));
    await waitFor(() => expect(services.calls('finishCallBack')).toHaveLength(1));
  });
  it('of a leader, and those of the desk to a leader, are not asked for here', async () => {
    const services = town({ gaps: [gap('a', 1)], callBacks: [one] });
    show(<BoardPage />, services.transport, { ...PLANNER, roles: ['line_manager'] });
    await screen.findByRole('article');
    expect(screen.queryByText(/Ring tilbage/)).toBeNull();
  });
});

describe('the tone', () => {
  it('repeats until somebody is on it', () => {
    vi.useFakeTimers();
    const sound = vi.fn();
    const { rerender } = renderHook(({ on }) => useAlarm(on, sound), {
      initialProps: { on: true },
    });
    vi.advanceTimersByTime(25_000);
    expect(sound).toHaveBeenCalledTimes(3);
    rerender({ on: false });
    vi.advanceTimersByTime(60_000);
    expect(sound).toHaveBeenCalledTimes(3);
  });
  it('is for what needs a human and nobody has taken', () => {
    expect(cries(gap('a', 1, { rung: Rung.LEADER }))).toBe(true);
    expect(cries(gap('a', 1, { openQuestions: 1 }))).toBe(true);
    expect(cries(gap('a', 1, { rung: Rung.LEADER, ownerEmploymentId: 'e-7' }))).toBe(false);
    expect(cries(gap('a', 1))).toBe(false);
    expect(cries(gap('a', 1, { rung: Rung.LEADER, open: false }))).toBe(false);
  });
});

describe('risks', () => {
  it('are told with the place, the level and what is missing, in words', async () => {
    const user = userEvent.setup();
    const risk = (kind: RiskKind) =>
      create(RiskSchema, {
        unitId: 'u-1',
        kind,
        level: ServiceLevel.C,
        heads: 2,
        headsC: 2,
        missingRoles: [RoleSlot.MEDICATION_RESPONSIBLE],
        interval: {
          startTime: timestampFromMs(EARLY + 3_600_000),
          endTime: timestampFromMs(EARLY + 7_200_000),
        },
      });
    const { NO_MARGIN, ACCEPTED, SEARCHED } = RiskKind;
    const risks = [NO_MARGIN, ACCEPTED, NO_MARGIN, SEARCHED].map(risk);
    const services = town({ gaps: [gap('a', 1)], risks });
    const { container } = show(<BoardPage />, services.transport);
    const first = await screen.findByText('Under C-plan, der søges');
    const second = screen.getByText('Under C-plan efter aftale');
    expect(first.compareDocumentPosition(second)).toBe(Node.DOCUMENT_POSITION_FOLLOWING);
    expect(await screen.findAllByText('Hus Bøg')).toHaveLength(2);
    expect(screen.getAllByText('mangler medicinansvarlig')).toHaveLength(2);
    expect(screen.queryByText('Tåler ikke ét fravær mere')).toBeNull();
    await user.click(screen.getByRole('button', { name: '1 afdeling tåler ikke ét fravær mere' }));
    expect(screen.getAllByText('Tåler ikke ét fravær mere')).toHaveLength(2);
    await user.click(screen.getByRole('button', { name: /I fare 24 t 2/ }));
    expect(screen.queryByRole('article')).toBeNull();
    await expectAccessible(container);
  });
});
