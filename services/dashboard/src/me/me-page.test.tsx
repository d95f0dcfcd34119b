// An employee's page, with services of the test behind it.
import { createRouterTransport } from '@connectrpc/connect';
import { timestampFromMs } from '@bufbuild/protobuf/wkt';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { describe, expect, it } from 'vitest';
import { AnswerOutcome, PoolService } from '../gen/vagtbro/pool/v1/pool_service_pb';
import { RosterService } from '../gen/vagtbro/roster/v1/roster_service_pb';
import {
  SicknessService,
  type ReportSickRequest,
} from '../gen/vagtbro/sickness/v1/sickness_service_pb';
import { EARLY } from '../testing/gaps';
import { PLANNER, show } from '../testing/stage';
import { startOfDay } from '../time/copenhagen';
import { MePage } from './me-page';
import { endAfter } from './sick-report';

const HOUR = 3_600_000;
const shift = {
  startTime: timestampFromMs(EARLY + 2 * HOUR),
  endTime: timestampFromMs(EARLY + 10 * HOUR),
};

function town(outcome = AnswerOutcome.CONFIRMED) {
  const answers: Array<{ accept: boolean; requestId: string }> = [];
  const reports: ReportSickRequest[] = [];
  let open = true;
  const transport = createRouterTransport(({ service }) => {
    service(PoolService, {
      listOffers: () => ({
        offers: open
          ? [
              {
                offer: {
                  offerId: 'o-1',
                  place: 'Bøgehuset',
                  interval: shift,
                  lapseTime: timestampFromMs(EARLY + HOUR),
                },
              },
            ]
          : [],
      }),
      answerOffer: (request) => {
        answers.push({ accept: request.accept, requestId: request.requestId });
        open = false;
        return { outcome, refusalDa: 'Du mangler hviletid.' };
      },
      getContacts: () => ({
        day: 1,
        dayLimit: 3,
        week: 2,
        weekLimit: 6,
        covers: 1,
        fortnight: 2,
        medianFortnight: 3,
      }),
    });
    service(RosterService, {
      nextShifts: () => ({ shifts: [{ shiftId: 's-1', interval: shift }] }),
    });
    service(SicknessService, {
      reportSick: (request) => {
        reports.push(request);
        return { absence: { receiptNo: '471102' } };
      },
    });
  });
  return { transport, answers, reports };
}

describe('my page', () => {
  it('takes a shift only after the second yes, and says that it is mine', async () => {
    const user = userEvent.setup();
    const pool = town();
    show(<MePage />, pool.transport, PLANNER);
    await user.click(await screen.findByRole('button', { name: 'Tag vagten' }));
    expect(pool.answers).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Ja, jeg tager den' }));
    expect(await screen.findByText('Vagten er din. Den står i vagtplanen.')).toBeTruthy();
    expect(pool.answers).toHaveLength(1);
    expect(pool.answers[0]?.accept).toBe(true);
  });
  it('says in words why somebody cannot have a shift', async () => {
    const user = userEvent.setup();
    show(<MePage />, town(AnswerOutcome.REFUSED).transport);
    await user.click(await screen.findByRole('button', { name: 'Tag vagten' }));
    await user.click(screen.getByRole('button', { name: 'Ja, jeg tager den' }));
    expect(await screen.findByText('Du kan ikke få vagten: Du mangler hviletid.')).toBeTruthy();
  });
  it('reports nobody sick before the confirming click, then once, with the receipt', async () => {
    const user = userEvent.setup();
    const { transport, reports } = town();
    show(<MePage />, transport);
    await user.selectOptions(await screen.findByLabelText('Hvor mange dage regner du med?'), '3');
    const begin = screen.getByRole('button', { name: 'Meld syg' });
    await screen.findByText(/man\. 2\/2 07:40/, { selector: 'section[aria-labelledby="next"] *' });
    await user.click(begin);
    expect(reports).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Meld syg' }));
    expect(await screen.findByText('Meldt. Dit kvitteringsnummer er 471102.')).toBeTruthy();
    expect(reports).toHaveLength(1);
    expect(Number(reports[0]?.startTime?.seconds) * 1000).toBe(EARLY + 2 * HOUR);
    expect(Number(reports[0]?.endTime?.seconds) * 1000).toBe(startOfDay('2026-02-05'));
  });
  it('asks for no illness', async () => {
    const { container } = show(<MePage />, town().transport);
    await screen.findByRole('button', { name: 'Tag vagten' });
    expect(container.querySelectorAll('input[type=text], textarea')).toHaveLength(0);
  });
  it('counts days of absence through a clock change', () => {
    expect(endAfter(1, Date.UTC(2026, 2, 28, 6))).toBe(startOfDay('2026-03-29'));
    expect(endAfter(2, Date.UTC(2026, 2, 28, 6))).toBe(startOfDay('2026-03-30'));
  });
  it('has nothing that a screen reader would stumble over', async () => {
    const { container } = show(<MePage />, town().transport);
    await screen.findByRole('button', { name: 'Tag vagten' });
    const found = await axe.run(container, { rules: { 'color-contrast': { enabled: false } } });
    expect(found.violations.map((each) => `${each.id}: ${each.nodes[0]?.html}`)).toEqual([]);
  });
});
