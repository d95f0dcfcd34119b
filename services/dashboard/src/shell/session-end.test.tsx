// Nobody is signed out without a word in good time.
import { createRouterTransport } from '@connectrpc/connect';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { ClockService } from '../gen/vagtbro/ops/v1/clock_service_pb';
import { PLANNER, show } from '../testing/stage';
import { SessionEnd } from './session-end';

const MINUTE = 60_000;
const NOW = Date.UTC(2026, 1, 2, 17);

function gateway(end: number, idle: number) {
  const ends = { endTime: NOW + end * MINUTE, idleEndTime: NOW + idle * MINUTE };
  let asked = 0;
  let calls = 0;
  const transport = createRouterTransport(({ service }) => {
    service(ClockService, {
      getClock: () => {
        calls += 1;
        ends.idleEndTime = NOW + 30 * MINUTE;
        return {};
      },
    });
  });
  const load = async () => {
    asked += 1;
    return { ...PLANNER, ...ends };
  };
  show(<SessionEnd load={load} now={() => NOW} />, transport);
  return { asked: () => asked, calls: () => calls };
}

describe('a session that nears its end', () => {
  it('says nothing while there is time', async () => {
    const { asked } = gateway(600, 30);
    await waitFor(() => expect(asked()).toBe(1));
    expect(screen.queryByRole('alert')).toBeNull();
  });
  it('says when, five minutes before, and leads to the sign-in and back', async () => {
    gateway(4, 4);
    expect((await screen.findByRole('alert')).textContent).toContain('kl. 18:04');
    const again = screen.getByRole('link', { name: 'Log ind igen' });
    expect(again.getAttribute('href')).toMatch(/^\/auth\/login\?to=%2F/);
  });
});

describe('a page that nobody has touched', () => {
  it('warns, and stays when somebody presses', async () => {
    const user = userEvent.setup();
    const { calls } = gateway(600, 4);
    expect((await screen.findByRole('alert')).textContent).toContain('kl. 18:04');
    await user.click(screen.getByRole('button', { name: 'Bliv her' }));
    await waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
    expect(calls()).toBe(1);
  });
});
