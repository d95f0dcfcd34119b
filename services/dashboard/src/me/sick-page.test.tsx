// Sick and fit again, with services of the test behind the page.
import { timestampFromMs } from '@bufbuild/protobuf/wkt';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { OwnDataService } from '../gen/vagtbro/directory/v1/own_service_pb';
import { RosterService } from '../gen/vagtbro/roster/v1/roster_service_pb';
import { LeaderContact } from '../gen/vagtbro/sickness/v1/sickness_facts_pb';
import { SicknessService } from '../gen/vagtbro/sickness/v1/sickness_service_pb';
import { expectAccessible } from '../testing/accessible';
import { HOUR, showMe, stretch, town } from '../testing/employee';
import { EARLY } from '../testing/gaps';
import { startOfDay } from '../time/copenhagen';
import { endAfter } from './sick-report';
import { isOver } from './use-absences';

const running = {
  absenceId: 'a-1',
  employmentId: 'e-1',
  interval: stretch(-10, 48),
  receiptNo: '471102',
  kind: 1,
};

const seconds = (time?: { seconds: bigint }) => Number(time?.seconds) * 1000;

function sickness(given: object[]) {
  let absences = given;
  const calls: Array<[string, { startTime?: never; endTime?: never; fitFromTime?: never }]> = [];
  const transport = town(({ service }) => {
    service(RosterService, {
      nextShifts: () => ({ shifts: [{ shiftId: 's-1', interval: stretch(2) }] }),
    });
    service(OwnDataService, {
      listColleagues: () => ({ colleagues: [{ employmentId: 'e-lea', name: 'Lea Lund' }] }),
    });
    service(SicknessService, {
      listAbsences: () => ({ absences }),
      getLeaderContact: () => ({
        contact: LeaderContact.CALL_BACK,
        leaderEmploymentId: 'e-lea',
        contactByTime: timestampFromMs(EARLY + 5 * HOUR),
      }),
      reportSick: (request) => {
        calls.push(['report', request as never]);
        return { absence: { receiptNo: '471102' } };
      },
      extendAbsence: (request) => {
        calls.push(['extend', request as never]);
        return {};
      },
      reportRecovery: (request) => {
        calls.push(['recover', request as never]);
        absences = [];
        return {};
      },
    });
  });
  return { transport, calls };
}

describe('reporting sick', () => {
  it('reports nobody before the confirming press, then once, with a receipt to read', async () => {
    const user = userEvent.setup();
    const { transport, calls } = sickness([]);
    showMe('/me/sick', transport);
    await user.selectOptions(await screen.findByLabelText('Hvor mange dage regner du med?'), '3');
    await screen.findByText(/din næste vagt: man\. 2\/2 07:40/);
    await user.click(screen.getByRole('button', { name: 'Meld syg' }));
    expect(calls).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Ja, meld syg' }));
    expect(await screen.findByText('Du er meldt syg.')).toBeTruthy();
    expect(screen.getByText('471102')).toBeTruthy();
    expect(screen.getByText('4 7 1 1 0 2')).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Meld syg' })).toBeNull();
    expect(await screen.findByText('Din leder, Lea Lund, kan se din sygemelding nu.')).toBeTruthy();
    expect(screen.queryByText(/ringer/)).toBeNull();
    expect(calls).toHaveLength(1);
    expect(seconds(calls[0]?.[1].startTime)).toBe(EARLY + 2 * HOUR);
    expect(seconds(calls[0]?.[1].endTime)).toBe(startOfDay('2026-02-05'));
  });
  it('asks for no illness: there is no field to write one in', async () => {
    const { container } = showMe('/me/sick', sickness([running]).transport);
    await screen.findByText('471102');
    const free = container.querySelectorAll('input:not([type=hidden]), textarea');
    expect(free).toHaveLength(0);
  });
  it('counts days of absence through a clock change', () => {
    expect(endAfter(1, Date.UTC(2026, 2, 28, 6))).toBe(startOfDay('2026-03-29'));
    expect(endAfter(2, Date.UTC(2026, 2, 28, 6))).toBe(startOfDay('2026-03-30'));
  });
});

describe('an absence that runs', () => {
  it('stands with its receipt, and offers no second report at once', async () => {
    showMe('/me/sick', sickness([running]).transport);
    expect(await screen.findByText('471102')).toBeTruthy();
    expect(screen.getByText(/Fra søn\. 1\/2 19:40 til tirs\. 3\/2 19:40/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Meld syg' })).toBeNull();
  });
  it('is extended to the day chosen, counted from its end', async () => {
    const user = userEvent.setup();
    const { transport, calls } = sickness([running]);
    showMe('/me/sick', transport);
    await user.selectOptions(await screen.findByLabelText('Stadig syg til og med'), '2');
    await user.click(screen.getByRole('button', { name: 'Stadig syg: forlæng' }));
    await user.click(screen.getByRole('button', { name: 'Ja, forlæng' }));
    expect(await screen.findByText('Dit fravær er forlænget.')).toBeTruthy();
    expect(seconds(calls[0]?.[1].endTime)).toBe(startOfDay('2026-02-05'));
  });
  it('offers only days that make it longer, also where its end is only counted', async () => {
    const counted = { ...running, openEnded: true };
    showMe('/me/sick', sickness([counted]).transport);
    const longer = await screen.findByLabelText<HTMLSelectElement>('Stadig syg til og med');
    expect(longer.options[0]?.textContent).toBe('tirs. 3/2');
    expect(longer.value).toBe('1');
    const fit = screen.getByLabelText<HTMLSelectElement>(/^Rask fra/);
    expect([...fit.options].map((one) => one.textContent)).toEqual(['nu', 'tirs. 3/2']);
  });
  it('ends now, or from a day to come, after a second press', async () => {
    const user = userEvent.setup();
    const { transport, calls } = sickness([running]);
    showMe('/me/sick', transport);
    await user.selectOptions(await screen.findByLabelText(/^Rask fra/), '1');
    await user.click(screen.getByRole('button', { name: 'Meld rask' }));
    expect(calls).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Ja, meld rask' }));
    expect(await screen.findByText('Du er meldt rask.')).toBeTruthy();
    expect(calls[0]?.[0]).toBe('recover');
    expect(seconds(calls[0]?.[1].fitFromTime)).toBe(startOfDay('2026-02-03'));
  });
  it('is over once its end, or the day I am fit from, has come', () => {
    const at = (ms: number) => timestampFromMs(ms);
    const absence = (more: object) => ({ interval: { endTime: at(100_000) }, ...more }) as never;
    expect(isOver(absence({}), 99_000)).toBe(false);
    expect(isOver(absence({}), 100_000)).toBe(true);
    expect(isOver(absence({ openEnded: true }), 200_000)).toBe(false);
    expect(isOver(absence({ fitFromTime: at(50_000) }), 60_000)).toBe(true);
    const later = { startTime: at(80_000), endTime: at(100_000) };
    expect(isOver(absence({ interval: later, fitFromTime: at(50_000) }), 40_000)).toBe(true);
  });
});

describe('the page of sick reports', () => {
  it('has nothing that a screen reader would stumble over', async () => {
    for (const absences of [[], [running]]) {
      const { container, unmount } = showMe('/me/sick', sickness(absences).transport);
      await screen.findByRole('button', { name: absences.length > 0 ? 'Meld rask' : 'Meld syg' });
      await expectAccessible(container);
      unmount();
    }
  });
});
