// My shifts, with services of the test behind them.
import { timestampFromMs } from '@bufbuild/protobuf/wkt';
import { Code, ConnectError } from '@connectrpc/connect';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { GatewayService } from '../gen/vagtbro/gateway/v1/gateway_service_pb';
import { RosterService } from '../gen/vagtbro/roster/v1/roster_service_pb';
import { ShiftState } from '../gen/vagtbro/roster/v1/roster_facts_pb';
import { expectAccessible } from '../testing/accessible';
import { EMPLOYEE, HOUR, showMe, stretch, town } from '../testing/employee';
import { EARLY } from '../testing/gaps';

const WEEK = 7 * 24;
const shift = (id: string, from: number, more: object = {}) => ({
  state: ShiftState.PLANNED,
  shift: {
    shiftId: id,
    employmentId: EMPLOYEE.employmentId,
    unitIds: ['bg'],
    interval: stretch(from),
    kind: 1,
    ...('shift' in more ? (more.shift as object) : {}),
  },
  ...more,
});

function roster(shifts: object[], link: object = {}) {
  const calls: Array<[string, unknown]> = [];
  const transport = town(({ service }) => {
    service(RosterService, {
      getRoster: (request) => {
        calls.push(['getRoster', request]);
        return { shifts };
      },
      listUnits: () => ({ units: [{ unitId: 'bg', name: 'Bøgehuset', checkInMinutes: 15 }] }),
      releaseCover: (request) => {
        calls.push(['releaseCover', request.shiftId]);
        return {};
      },
      checkIn: (request) => {
        calls.push(['checkIn', request.shiftId]);
        return {};
      },
    });
    service(GatewayService, {
      getCalendarLink: () => link,
      createCalendarLink: () => ({ url: 'https://vagt.example/calendar/abc.ics' }),
      revokeCalendarLink: () => ({}),
    });
  });
  return { transport, calls };
}

describe('my shifts', () => {
  it('stand week by week with place and time, and without those that are gone', async () => {
    const { transport, calls } = roster([
      shift('s-1', 2),
      shift('s-2', WEEK + 2),
      shift('s-3', 30, { state: ShiftState.CANCELLED }),
    ]);
    showMe('/me', transport);
    const first = await screen.findByRole('region', { name: 'Uge 6: man. 2/2 – søn. 8/2' });
    expect(within(first).getAllByRole('article')).toHaveLength(1);
    expect(await within(first).findByText('Bøgehuset')).toBeTruthy();
    expect(within(first).getByText('man. 2/2 07:40–15:40')).toBeTruthy();
    expect(screen.getByRole('region', { name: 'Uge 7: man. 9/2 – søn. 15/2' })).toBeTruthy();
    const asked = calls[0]?.[1] as { employmentId: string };
    expect(asked.employmentId).toBe(EMPLOYEE.employmentId);
  });
  it('gives a shift that I cover back only after the second press', async () => {
    const user = userEvent.setup();
    const { transport, calls } = roster([shift('s-1', 20, { state: ShiftState.COVERED })]);
    showMe('/me', transport);
    await user.click(await screen.findByRole('button', { name: /Jeg kan ikke komme alligevel/ }));
    expect(calls.filter(([name]) => name === 'releaseCover')).toEqual([]);
    await user.click(screen.getByRole('button', { name: /Ja, giv vagten tilbage/ }));
    expect(await screen.findByText(/Vagten er givet tilbage/)).toBeTruthy();
    expect(calls.filter(([name]) => name === 'releaseCover')).toEqual([['releaseCover', 's-1']]);
  });
  it('lets me say that I have come from an hour before, and not sooner', async () => {
    const user = userEvent.setup();
    const { transport, calls } = roster([shift('s-1', 0.5), shift('s-2', 2)]);
    showMe('/me', transport);
    await user.click(await screen.findByRole('button', { name: /Jeg er mødt/ }));
    expect(await screen.findByText(/Det er noteret, at du er mødt/)).toBeTruthy();
    expect(calls.filter(([name]) => name === 'checkIn')).toEqual([['checkIn', 's-1']]);
  });
  it('shows the calendar address once, with what it means, and how to end it', async () => {
    const user = userEvent.setup();
    const { transport } = roster([]);
    showMe('/me', transport);
    await user.click(await screen.findByRole('button', { name: 'Lav en kalenderadresse' }));
    const address = await screen.findByLabelText(/Din kalenderadresse/);
    expect((address as HTMLInputElement).value).toBe('https://vagt.example/calendar/abc.ics');
    expect(screen.getByText(/Den, der har adressen, kan se dine vagter/)).toBeTruthy();
    expect(screen.getByText('Du har ingen vagter i de næste otte uger.')).toBeTruthy();
  });
  it('says when the calendar was last read, and asks before it ends', async () => {
    const user = userEvent.setup();
    const { transport } = roster([], {
      createTime: timestampFromMs(EARLY - 48 * HOUR),
      readTime: timestampFromMs(EARLY - HOUR),
    });
    showMe('/me', transport);
    expect(await screen.findByText(/sidst læst man\. 2\/2 04:40/)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Luk adressen' }));
    await user.click(screen.getByRole('button', { name: 'Ja, luk den' }));
    expect(await screen.findByText('Adressen er lukket.')).toBeTruthy();
  });
  it('says in Danish that the roster cannot be reached, and tries again', async () => {
    const transport = town(({ service }) => {
      service(RosterService, {
        getRoster: () => {
          throw new ConnectError('connection refused', Code.Unavailable);
        },
        listUnits: () => ({}),
      });
      service(GatewayService, { getCalendarLink: () => ({}) });
    });
    showMe('/me', transport);
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).not.toContain('connection refused');
    expect(within(alert).getByRole('button', { name: 'Prøv igen' })).toBeTruthy();
  });
  it('has nothing that a screen reader would stumble over', async () => {
    const { transport } = roster([
      shift('s-1', 0.5),
      shift('s-2', 20, { state: ShiftState.COVERED }),
    ]);
    const { container } = showMe('/me', transport);
    await screen.findByRole('button', { name: /Jeg er mødt/ });
    await expectAccessible(container);
  });
});

describe('the bar of parts', () => {
  it('names six parts, says which is open, and leads to the others', async () => {
    const user = userEvent.setup();
    showMe('/me', roster([]).transport);
    const bar = await screen.findByRole('navigation', { name: 'Mine sider' });
    const links = within(bar).getAllByRole('link');
    expect(links.map((link) => link.textContent?.trim())).toEqual([
      'Vagter',
      'Tilbud',
      'Syg/rask',
      'Ønsker',
      'Bytte',
      'Mig',
    ]);
    expect(links[0]?.getAttribute('aria-current')).toBe('page');
    await user.click(links[1] as HTMLElement);
    expect(await screen.findByRole('heading', { level: 1, name: 'Tilbud' })).toBeTruthy();
    expect(document.title).toBe('Tilbud · Vagtbro');
    expect(document.activeElement).toBe(screen.getByRole('group', { name: 'Tilbud' }));
  });
});
