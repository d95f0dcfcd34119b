// The roster page, with services of the test behind it, whose clock is not the browser's.
import { createRouterTransport } from '@connectrpc/connect';
import { timestampFromMs } from '@bufbuild/protobuf/wkt';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { DirectoryService } from '../gen/vagtbro/directory/v1/directory_service_pb';
import { PoolService } from '../gen/vagtbro/pool/v1/pool_service_pb';
import { ServiceLevel } from '../gen/vagtbro/roster/v1/roster_events_pb';
import { RosterService, type GetRosterRequest } from '../gen/vagtbro/roster/v1/roster_service_pb';
import { EARLY } from '../testing/gaps';
import { PLANNER, show } from '../testing/stage';
import { startOfDay } from '../time/copenhagen';
import { RosterPage } from './roster-page';

const shift = {
  startTime: timestampFromMs(EARLY + 4_800_000),
  endTime: timestampFromMs(EARLY + 33_600_000),
};

function town() {
  const asked: GetRosterRequest[] = [];
  const transport = createRouterTransport(({ service }) => {
    service(PoolService, {
      async *watchBoard() {
        yield {
          boardTime: timestampFromMs(EARLY),
          update: { case: 'snapshot' as const, value: {} },
        };
      },
    });
    service(DirectoryService, {
      listEmployments: () => ({
        employments: [{ name: 'Bo Berg', facts: { employmentId: 'e-7' } }],
      }),
    });
    service(RosterService, {
      listUnits: () => ({
        units: [
          { unitId: 'u-2', name: 'Skoven' },
          { unitId: 'u-1', name: 'Fjorden' },
        ],
      }),
      getRoster: (request) => {
        asked.push(request);
        return { shifts: [{ shift: { shiftId: 's-1', interval: shift, employmentId: 'e-7' } }] };
      },
      getServiceLevel: (request) => ({
        stretches: [{ interval: request.interval, level: ServiceLevel.B, heads: 2 }],
      }),
    });
  });
  return { transport, asked };
}

describe('the roster page', () => {
  it('begins with the week that the services are in, and goes on from there', async () => {
    const user = userEvent.setup();
    const { transport, asked } = town();
    show(<RosterPage />, transport);
    expect(await screen.findByText('Uge fra man. 2/2')).toBeTruthy();
    expect(await screen.findByText('Bo Berg')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Næste uge' }));
    expect(await screen.findByText('Uge fra man. 9/2')).toBeTruthy();
    const starts = asked.map((one) => Number(one.interval?.startTime?.seconds) * 1000);
    expect(starts).toEqual([startOfDay('2026-02-02'), startOfDay('2026-02-09')]);
  });
  it('shows a letter in each of its 168 hours', async () => {
    show(<RosterPage />, town().transport);
    expect(await screen.findAllByRole('cell', { name: 'B' })).toHaveLength(168);
  });
  it('offers only the units somebody may look at', async () => {
    show(<RosterPage />, town().transport, { ...PLANNER, units: ['u-2'] });
    expect(await screen.findByRole('option', { name: 'Skoven' })).toBeTruthy();
    expect(screen.queryByRole('option', { name: 'Fjorden' })).toBeNull();
  });
});
