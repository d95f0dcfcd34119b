// The reports page, with figures of a test behind it.
import { create } from '@bufbuild/protobuf';
import { timestampFromMs } from '@bufbuild/protobuf/wkt';
import { createRouterTransport } from '@connectrpc/connect';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { describe, expect, it } from 'vitest';
import { ClockService } from '../gen/vagtbro/ops/v1/clock_service_pb';
import {
  CoverPeriodSchema,
  DeskService,
  ReportPeriod,
  type GetCoverReportRequest,
} from '../gen/vagtbro/pool/v1/desk_service_pb';
import { Rung } from '../gen/vagtbro/pool/v1/pool_events_pb';
import { PlanService, WorkWeekSchema } from '../gen/vagtbro/roster/v1/plan_service_pb';
import { RosterService } from '../gen/vagtbro/roster/v1/roster_service_pb';
import { PLANNER, show } from '../testing/stage';
import { addDays, startOfDay } from '../time/copenhagen';
import { coverSheet } from './cover-figures';
import { ReportsPage } from './reports-page';
import { csv } from './sheet';

const NOW = startOfDay('2026-02-02') + 5.67 * 3_600_000;

const interval = (monday: string) => ({
  startTime: timestampFromMs(startOfDay(monday)),
  endTime: timestampFromMs(startOfDay(addDays(monday, 7))),
});

const FEW = create(CoverPeriodSchema, { interval: interval('2026-01-19'), suppressed: true });
const WEEK = create(CoverPeriodSchema, {
  interval: interval('2026-01-26'),
  gaps: 10,
  covered: 8,
  contacts: 25,
  escalated: 1,
  medianMinutes: 12,
  p90Minutes: 47,
  ways: [
    { rung: Rung.AGENCY, gaps: 5, costOre: 1_750_250n },
    { rung: Rung.SUBSTITUTE_POOL, gaps: 1 },
  ],
  waysUnknown: 1,
});
const WORK = [
  create(WorkWeekSchema, { interval: interval('2026-01-19'), suppressed: true }),
  create(WorkWeekSchema, {
    interval: interval('2026-01-26'),
    people: 31,
    plannedMinutes: 60_000n,
    lostMinutes: 3_000n,
    overContractMinutes: 90n,
    levelMinutes: [8_000n, 1_500n, 400n, 100n],
  }),
];

function desk(asked: GetCoverReportRequest[] = [], periods = [FEW, WEEK]) {
  return createRouterTransport(({ service }) => {
    service(ClockService, { getClock: () => ({ clockTime: timestampFromMs(NOW) }) });
    service(RosterService, {
      listUnits: () => ({ units: [{ unitId: 'rose', name: 'Rosenhuset' }] }),
    });
    service(DeskService, {
      getCoverReport: (request) => {
        asked.push(request);
        return { periods, total: periods.at(-1) };
      },
    });
    service(PlanService, {
      getWorkReport: ({ interval }) => {
        const [from, to] = [interval?.startTime?.seconds ?? 0n, interval?.endTime?.seconds ?? 0n];
        expect(Number(to - from) / 86_400).toBeCloseTo(7, 0);
        return { weeks: WORK.filter((week) => week.interval?.startTime?.seconds === from) };
      },
    });
  });
}

const row = async (name: RegExp, table: string) =>
  within(await screen.findByRole('region', { name: `Tabel: ${table}` })).findByRole('row', {
    name,
  });

describe('the reports page', () => {
  it('tells how gaps were covered, how fast, by whom and at what price', async () => {
    show(<ReportsPage />, desk());
    expect((await row(/26\. jan\. 2026/, 'Dækning')).textContent).toBe('26. jan. 2026108012472,51');
    const ways = 'Hvordan hullerne blev dækket';
    expect((await row(/Vikarbureau/, ways)).textContent).toBe('Vikarbureau562,517.502,53.500,5');
    // What one cover cost is what one person was paid.
    expect((await row(/Vikarkorps/, ways)).textContent).toBe('Vikarkorps112,5––');
    expect(await row(/Før måden blev gemt/, ways)).toBeTruthy();
  });
  it('says what absence is a share of', async () => {
    show(<ReportsPage />, desk());
    expect((await row(/26\. jan\. 2026/, 'Arbejdstid og fravær')).textContent).toContain(
      '1.0005051,5',
    );
    expect(screen.getByText(/delt med alle timer, der var planlagt/)).toBeTruthy();
    expect((await row(/26\. jan\. 2026/, 'Serviceniveau')).textContent).toBe('26. jan. 2026801541');
  });
  it('tells nothing of a week with too few', async () => {
    show(<ReportsPage />, desk());
    for (const table of ['Dækning', 'Arbejdstid og fravær'])
      expect((await row(/19\. jan\. 2026/, table)).textContent).toBe(
        '19. jan. 2026For få til at vise uden at vise noget om enkelte.',
      );
  });
  it('says once what to do where no period has enough, without an empty picture', async () => {
    show(<ReportsPage />, desk([], [FEW]));
    expect(await screen.findByText(/^I alle perioder er der for få/)).toBeTruthy();
    expect(screen.queryByRole('img', { name: /Andel af huller/ })).toBeNull();
  });
  it('says in a file too why a figure is not told', () => {
    const sheet = coverSheet([FEW], ((key: string) => key) as never);
    expect(csv(sheet)).toContain('2026-01-19;reports.few;;;;;\r\n');
  });
  it('asks for the own units of who has not all of them, and by month if wanted', async () => {
    const user = userEvent.setup();
    const asked: GetCoverReportRequest[] = [];
    show(<ReportsPage />, desk(asked), { ...PLANNER, units: ['rose', 'lily'] });
    await row(/26\. jan\. 2026/, 'Dækning');
    expect(asked[0]?.unitIds).toEqual(['rose', 'lily']);
    await user.click(screen.getByRole('radio', { name: 'Måneder' }));
    await row(/26\. jan\. 2026/, 'Dækning');
    const last = asked.at(-1);
    expect(last?.period).toBe(ReportPeriod.MONTH);
    expect(last?.interval?.startTime).toEqual(timestampFromMs(startOfDay('2025-03-01')));
    expect(last?.interval?.endTime).toEqual(timestampFromMs(startOfDay('2026-03-01')));
  });
  it('has no barrier that axe can find', async () => {
    const { container } = show(<ReportsPage />, desk());
    await row(/26\. jan\. 2026/, 'Serviceniveau');
    const found = await axe.run(container, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'],
    });
    expect(found.violations.map((one) => `${one.id}: ${one.nodes[0]?.html}`)).toEqual([]);
  });
});
