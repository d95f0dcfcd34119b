// The people pages, with services of a test behind them.
import { timestampFromMs } from '@bufbuild/protobuf/wkt';
import { createRouterTransport } from '@connectrpc/connect';
import {
  RouterProvider,
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
} from '@tanstack/react-router';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { describe, expect, it } from 'vitest';
import { EmploymentKind } from '../gen/vagtbro/directory/v1/directory_events_pb';
import { DirectoryService } from '../gen/vagtbro/directory/v1/directory_service_pb';
import { ClockService } from '../gen/vagtbro/ops/v1/clock_service_pb';
import { DeskService, type ListReachabilityRequest } from '../gen/vagtbro/pool/v1/desk_service_pb';
import { OfferState } from '../gen/vagtbro/pool/v1/pool_facts_pb';
import { PoolService } from '../gen/vagtbro/pool/v1/pool_service_pb';
import { WishService } from '../gen/vagtbro/pool/v1/wish_service_pb';
import { PlanService } from '../gen/vagtbro/roster/v1/plan_service_pb';
import { RosterService } from '../gen/vagtbro/roster/v1/roster_service_pb';
import { Profession } from '../gen/vagtbro/types/v1/work_pb';
import { PLANNER, show } from '../testing/stage';
import { startOfDay } from '../time/copenhagen';
import { PeoplePage } from './people-page';
import { qualificationsOf } from './qualifications';
import { timesOf } from './times';

const HOUR = 3_600_000;
const NOW = startOfDay('2026-02-02') + 6 * HOUR;
const at = (hours: number) => timestampFromMs(NOW + hours * HOUR);
const interval = { startTime: at(9), endTime: at(17) };

const ADA = {
  facts: {
    employmentId: 'e-ada',
    kind: EmploymentKind.UNIT_STAFF,
    homeUnitId: 'rose',
    profession: Profession.NURSE,
    competences: ['medicine-app'],
    authorisations: [
      { profession: Profession.NURSE, inGoodStanding: true, expireTime: at(24 * 20) },
    ],
    delegations: [{ task: 'insulin', startTime: at(-999), endTime: at(-24) }],
  },
  name: 'Ada Ask',
  employmentNo: '47110',
};

function town({ phones = ['+4520304050'], asked = [] as ListReachabilityRequest[] } = {}) {
  return createRouterTransport(({ service }) => {
    service(ClockService, { getClock: () => ({ clockTime: timestampFromMs(NOW) }) });
    service(RosterService, {
      listUnits: () => ({ units: [{ unitId: 'rose', name: 'Rosenhuset' }] }),
      nextShifts: () => ({ shifts: [{ shiftId: 's-1', unitIds: ['rose'], interval }] }),
    });
    service(DirectoryService, {
      listEmployments: ({ query }) => ({
        employments: [ADA].filter((one) => one.name.toLowerCase().includes(query.toLowerCase())),
      }),
      getContact: () => ({ phones, smsOffers: true }),
    });
    service(PlanService, {
      listAway: () => ({
        away: [{ employmentId: 'e-ada', interval: { startTime: at(-6), endTime: at(42) } }],
      }),
      getBalance: () => ({
        weeks: [
          {
            interval: { startTime: at(-6), endTime: at(162) },
            plannedMinutes: 2400,
            contractedMinutes: 2220,
            nights: 2,
            coverMinutes: 480,
          },
        ],
      }),
    });
    service(PoolService, {
      getContacts: () => ({ day: 1, dayLimit: 2, week: 3, weekLimit: 4, covers: 1 }),
      listOffers: () => ({
        offers: [
          { offer: { offerId: 'o-1', place: 'Rosenhuset', interval }, state: OfferState.DECLINED },
        ],
      }),
    });
    service(WishService, {
      listWishes: () => ({ wishes: [{ wishId: 'w-1', employmentId: 'e-ada', interval, kind: 1 }] }),
    });
    service(DeskService, {
      listReachability: (request) => {
        asked.push(request);
        return {
          people: [
            { employmentId: 'e-ada', kind: 1, reachable: true, sms: true },
            { employmentId: 'e-bo', kind: 2, askTime: at(2), sentenceDa: 'Har stille timer.' },
            { employmentId: 'e-eva', kind: 2, rejection: 'LAW', sentenceDa: 'Mangler hvile.' },
          ],
        };
      },
    });
  });
}

function open(path: string, transport = town()) {
  const root = createRootRoute();
  const page = (path: string) =>
    createRoute({ getParentRoute: () => root, path, component: PeoplePage });
  const router = createRouter({
    routeTree: root.addChildren([page('/people'), page('/people/$id')]),
    history: createMemoryHistory({ initialEntries: [path] }),
  });
  return show(<RouterProvider router={router as never} />, transport, PLANNER);
}

const barriers = async (container: Element) => {
  const found = await axe.run(container, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'],
  });
  return found.violations.map((one) => `${one.id}: ${one.nodes[0]?.html}`);
};

describe('finding somebody', () => {
  it('leads from a few letters to the person', async () => {
    const user = userEvent.setup();
    open('/people');
    await user.type(await screen.findByRole('searchbox'), 'zzz');
    expect(await screen.findByText('Ingen passer til søgningen.')).toBeTruthy();
    await user.clear(screen.getByRole('searchbox'));
    await user.type(screen.getByRole('searchbox'), 'ada');
    await user.click(await screen.findByRole('link', { name: 'Ada Ask' }));
    expect(await screen.findByRole('heading', { level: 1, name: 'Ada Ask' })).toBeTruthy();
    expect(screen.getByText('Fast · Sygeplejerske · Rosenhuset')).toBeTruthy();
  });
});

describe('a person', () => {
  const part = async (name: string) => screen.findByRole('region', { name });
  it('has shifts, hours, contacts, wishes and times away without why', async () => {
    const { container } = open('/people/e-ada');
    expect(await within(await part('Kommende vagter')).findByText('Rosenhuset')).toBeTruthy();
    expect(
      await within(await part('Timer uge for uge')).findByText(
        '40 af 37 timer · 3 over aftalt tid · 2 nætter · 8 t. for andre',
      ),
    ).toBeTruthy();
    expect(await within(await part('Fraværende')).findByText('man. 2/2 – tirs. 3/2')).toBeTruthy();
    expect(
      await within(await part('Henvendelser')).findByText(/Rosenhuset: sagde nej/),
    ).toBeTruthy();
    expect(await within(await part('Ønsker')).findByText('vil gerne arbejde')).toBeTruthy();
    expect(container.textContent).not.toMatch(/syg[^e]|sygdom|ferie|barn/i);
    expect(await barriers(container)).toEqual([]);
  });
  it('whose authorisation ends soon, or whose delegation is over, is marked in words', async () => {
    open('/people/e-ada');
    const region = await part('Kompetencer');
    expect(await within(region).findByText(/Autorisation: Sygeplejerske/)).toBeTruthy();
    expect(within(region).getByText('udløber snart')).toBeTruthy();
    expect(within(region).getByText('Kompetence: medicinhåndtering')).toBeTruthy();
    expect(within(region).getByText('Delegation: insulingivning')).toBeTruthy();
    expect(within(region).getByText('gælder ikke')).toBeTruthy();
  });
  it('without a number is loud about it', async () => {
    open('/people/e-ada', town({ phones: [] }));
    expect((await screen.findByRole('alert')).textContent).toContain('intet telefonnummer');
  });
});

describe('who can be reached', () => {
  it('is grouped by now, later and not, with the reason in words', async () => {
    const user = userEvent.setup();
    const asked: ListReachabilityRequest[] = [];
    const { container } = open('/people', town({ asked }));
    await user.click(await screen.findByRole('tab', { name: 'Hvem kan nås' }));
    const group = async (name: string) => (await screen.findByRole('region', { name })).textContent;
    expect(await group('Kan spørges nu (1)')).toContain('Ada Ask');
    expect(await group('Kan spørges senere (1)')).toContain('fra man. 2/2 08:00');
    expect(await group('Kan ikke spørges (1)')).toContain('Mangler hvile.');
    // At six in the morning the night that runs is still the one that somebody may be missing in.
    expect(asked[0]?.interval?.endTime).toEqual(at(1));
    expect(await barriers(container)).toEqual([]);
  });
});

describe('parts of a day', () => {
  it('are the one that runs, or the next, by the clock in Denmark', () => {
    expect(timesOf('day', NOW)).toEqual([NOW + HOUR, NOW + 9 * HOUR]);
    expect(timesOf('night', NOW + 2 * HOUR)).toEqual([NOW + 17 * HOUR, NOW + 25 * HOUR]);
    // The clocks go back: the night is nine hours long.
    const autumn = startOfDay('2026-10-24') + 12 * HOUR;
    const [start, end] = timesOf('night', autumn);
    expect((end - start) / HOUR).toBe(9);
  });
});

describe('qualifications', () => {
  it('come in the order in which they end', () => {
    const found = qualificationsOf(ADA.facts as never, NOW);
    expect(found.map((one) => [one.kind, one.valid, one.soon])).toEqual([
      ['delegation', false, false],
      ['authorisation', true, true],
      ['competence', true, false],
    ]);
  });
});
