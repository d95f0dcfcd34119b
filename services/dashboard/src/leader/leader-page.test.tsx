// The leader page, with services of a test behind it.
import { timestampFromMs } from '@bufbuild/protobuf/wkt';
import { createRouterTransport } from '@connectrpc/connect';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { describe, expect, it } from 'vitest';
import { DirectoryService } from '../gen/vagtbro/directory/v1/directory_service_pb';
import { IvrService, type ListCallBacksRequest } from '../gen/vagtbro/ivr/v1/ivr_service_pb';
import { ClockService } from '../gen/vagtbro/ops/v1/clock_service_pb';
import { PlanService } from '../gen/vagtbro/roster/v1/plan_service_pb';
import { PlannerActKind } from '../gen/vagtbro/roster/v1/roster_facts_pb';
import { RosterService } from '../gen/vagtbro/roster/v1/roster_service_pb';
import { AbsenceKind } from '../gen/vagtbro/sickness/v1/sickness_facts_pb';
import {
  SicknessService,
  type ListAbsencesRequest,
} from '../gen/vagtbro/sickness/v1/sickness_service_pb';
import { refuse } from '../testing/refuse';
import { PLANNER, show } from '../testing/stage';
import { startOfDay } from '../time/copenhagen';
import { placeOf } from './absence-bars';
import { LeaderPage } from './leader-page';

const NOW = startOfDay('2026-02-02') + 8 * 3_600_000;
const HOUR = 3_600_000;
const LEA = {
  ...PLANNER,
  employmentId: 'e-lea',
  roles: ['line_manager' as const],
  units: ['rose'],
};
const at = (hours: number) => timestampFromMs(NOW + hours * HOUR);

function house({ finishing }: { finishing?: () => never } = {}) {
  const heard = {
    lists: [] as ListCallBacksRequest[],
    absences: [] as ListAbsencesRequest[],
    finished: [] as string[],
  };
  const transport = createRouterTransport(({ service }) => {
    service(ClockService, { getClock: () => ({ clockTime: timestampFromMs(NOW) }) });
    service(RosterService, {
      listUnits: () => ({
        units: [
          { unitId: 'rose', name: 'Rosenhuset' },
          { unitId: 'lily', name: 'Liljehuset' },
        ],
      }),
    });
    service(DirectoryService, {
      listEmployments: () => ({
        employments: [
          { facts: { employmentId: 'e-ada' }, name: 'Ada Ask' },
          { facts: { employmentId: 'e-pia' }, name: 'Pia Pil' },
        ],
      }),
    });
    service(IvrService, {
      listCallBacks: (request) => {
        heard.lists.push(request);
        const open = [
          { taskId: 'soon', employmentId: 'e-pia', wantTime: at(-1), dueTime: at(2) },
          { taskId: 'late', employmentId: 'e-ada', wantTime: at(-3), dueTime: at(-1) },
        ];
        return { callBacks: open.filter((one) => !heard.finished.includes(one.taskId)) };
      },
      finishCallBack: (request) => {
        finishing?.();
        expect(request.leaderEmploymentId).toBe('e-lea');
        heard.finished.push(request.taskId);
        return {};
      },
    });
    service(SicknessService, {
      listAbsences: (request) => {
        heard.absences.push(request);
        const interval = { startTime: at(-24), endTime: at(48) };
        const kind = AbsenceKind.CHILD_FIRST_DAY;
        const ada = {
          absenceId: 'a-1',
          employmentId: 'e-ada',
          interval,
          kind,
          receiptNo: '123455',
          reportTime: at(-2),
        };
        return {
          absences: [
            ada,
            {
              absenceId: 'a-2',
              employmentId: 'e-pia',
              interval,
              kind: 1,
              openEnded: true,
              reportTime: at(-25),
            },
          ],
        };
      },
    });
    service(PlanService, {
      listActs: () => ({
        acts: [
          {
            actId: 'act-1',
            kind: PlannerActKind.OVERRIDE,
            reason: 3,
            actorEmploymentId: 'e-pia',
            employmentId: 'e-ada',
            actTime: at(-2),
          },
        ],
      }),
    });
  });
  return { transport, heard };
}

const part = async (name: string) => {
  const user = userEvent.setup();
  await user.click(await screen.findByRole('tab', { name }));
  return user;
};

describe('the leader page', () => {
  it('shows whom to ring, the overdue first and in words, and takes it off when it is done', async () => {
    const user = userEvent.setup();
    const { transport, heard } = house();
    show(<LeaderPage />, transport, LEA);
    await screen.findByText('Ring til Ada Ask');
    const tasks = screen.getAllByRole('article').map((one) => one.getAttribute('aria-label'));
    expect(tasks).toEqual(['Ring til Ada Ask', 'Ring til Pia Pil']);
    expect(screen.getAllByText('Over tiden')).toHaveLength(1);
    expect(heard.lists[0]?.leaderEmploymentId).toBe('e-lea');
    const late = screen.getByRole('article', { name: 'Ring til Ada Ask' });
    await user.click(within(late).getByRole('button', { name: 'Jeg har ringet' }));
    await screen.findByText('Ring til Pia Pil');
    expect(heard.finished).toEqual(['late']);
    expect(screen.queryByText('Ring til Ada Ask')).toBeNull();
  });
  it('shows who reported in the last 24 hours, never why', async () => {
    const { transport, heard } = house();
    show(<LeaderPage />, transport, LEA);
    const news = await screen.findByRole('table');
    const rows = within(news).getAllByRole('row').slice(1);
    expect(rows.map((one) => one.textContent)).toEqual([
      'man. 2/2 06:00Ada Asksøn. 1/2ons. 4/2123455',
    ]);
    expect(heard.absences.map((one) => one.unitId)).toEqual(['rose']);
  });
  it('says in words why a task cannot be taken off', async () => {
    const user = userEvent.setup();
    const finishing = () => {
      throw refuse('ivr', 'REPORT_WAITS');
    };
    show(<LeaderPage />, house({ finishing }).transport, LEA);
    await screen.findByText('Ring til Ada Ask');
    await user.click(screen.getAllByRole('button', { name: 'Jeg har ringet' })[0]!);
    expect((await screen.findByRole('alert')).textContent).toContain('venter stadig på svar');
  });
  it('shows who of the own unit is away, with kind and receipt, and of no other unit', async () => {
    const { transport, heard } = house();
    show(<LeaderPage />, transport, LEA);
    await part('Fravær');
    const row = (await screen.findByRole('row', { name: /123455/ })).textContent;
    expect(row).toBe('Ada AskBarns 1. sygedagsøn. 1/2ons. 4/2123455');
    expect(screen.getByText(/ved ikke, regnes til ons\. 4\/2/)).toBeTruthy();
    expect(heard.absences[0]?.unitId).toBe('rose');
    expect(screen.queryByRole('option', { name: 'Liljehuset' })).toBeNull();
  });
  it('tells what was done by hand, by whom and why', async () => {
    show(<LeaderPage />, house().transport, LEA);
    await part('Gjort i hånden');
    expect((await screen.findByRole('row', { name: /Ada Ask/ })).textContent).toBe(
      'man. 2/2 06:00Pia PilSat på vagt imod en regelAda AskLiv og helbred for borgerne',
    );
  });
  it('says plainly what is not there yet', async () => {
    show(<LeaderPage />, house().transport, LEA);
    await part('Kommer senere');
    expect(await screen.findAllByText('Ikke her endnu')).toHaveLength(4);
  });
  it('has no barrier that axe can find, in any of its parts', async () => {
    const { container } = show(<LeaderPage />, house().transport, LEA);
    for (const name of ['Opfølgning', 'Fravær', 'Gjort i hånden', 'Kommer senere']) {
      await part(name);
      const found = await axe.run(container, {
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'],
      });
      expect(found.violations.map((one) => `${one.id}: ${one.nodes[0]?.html}`)).toEqual([]);
    }
  });
});

describe('an absence in the picture', () => {
  const absence = (start: number, end: number, fit?: number) =>
    ({
      interval: { startTime: timestampFromMs(start), endTime: timestampFromMs(end) },
      fitFromTime: fit === undefined ? undefined : timestampFromMs(fit),
    }) as Parameters<typeof placeOf>[0];
  it('is cut where the picture ends, and where the person was fit', () => {
    expect(placeOf(absence(-50, 50), 0, 100)).toEqual({ left: 0, width: 50 });
    expect(placeOf(absence(20, 500), 0, 100)).toEqual({ left: 20, width: 80 });
    expect(placeOf(absence(20, 90, 40), 0, 100)).toEqual({ left: 20, width: 20 });
  });
});
