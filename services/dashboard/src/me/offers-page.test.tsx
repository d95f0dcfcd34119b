// Offers to me, with services of the test behind them.
import { timestampFromMs } from '@bufbuild/protobuf/wkt';
import { Code, ConnectError } from '@connectrpc/connect';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { OfferState } from '../gen/vagtbro/pool/v1/pool_facts_pb';
import { Rung } from '../gen/vagtbro/pool/v1/pool_events_pb';
import { AnswerOutcome } from '../gen/vagtbro/pool/v1/pool_service_pb';
import { expectAccessible } from '../testing/accessible';
import { HOUR, showMe, stretch, town } from '../testing/employee';
import { EARLY } from '../testing/gaps';

const offer = (id: string, state: OfferState, more: object = {}) => ({
  state,
  offer: {
    offerId: id,
    gapId: `g-${id}`,
    place: 'Bøgehuset',
    interval: stretch(2),
    lapseTime: timestampFromMs(EARLY + HOUR),
    kind: 1,
    ...more,
  },
});

function pool(given: object[], outcome = AnswerOutcome.CONFIRMED, failures = 0) {
  const answers: Array<{ offerId: string; accept: boolean; requestId: string }> = [];
  let left = failures;
  let offers = given;
  const transport = town(() => {}, {
    listOffers: (request) => ({
      offers: request.openOnly
        ? offers.filter((one) => (one as { state: OfferState }).state === OfferState.OPEN)
        : offers,
    }),
    answerOffer: ({ offerId, accept, requestId }) => {
      answers.push({ offerId, accept, requestId });
      left -= 1;
      if (left >= 0) throw new ConnectError('away', Code.Unavailable);
      offers = [];
      return { outcome, refusalDa: 'Du mangler hviletid.' };
    },
    explain: (request) => ({
      storyDa: [`Du blev spurgt som nummer 3. (${request.employmentId})`],
      gap: { coveredByEmploymentId: '' },
      winner: { rank: 1, rung: Rung.OWN_OFF_DUTY, eligible: true },
      evaluations: [
        {
          employmentId: request.employmentId,
          eligible: true,
          verdict: {
            results: [{ rule: 'REST-11', passed: true, sentenceDa: 'Du har 11 timers hvile.' }],
          },
        },
      ],
    }),
  });
  return { transport, answers };
}

describe('an offer', () => {
  it('is taken only after the second yes, and says that the shift is mine', async () => {
    const user = userEvent.setup();
    const { transport, answers } = pool([offer('o-1', OfferState.OPEN)]);
    showMe('/me/offers', transport);
    await user.click(await screen.findByRole('button', { name: /^Tag vagten/ }));
    expect(answers).toEqual([]);
    const sure = screen.getByRole('button', { name: /^Ja, jeg tager den/ });
    expect(document.activeElement).toBe(sure);
    await user.click(sure);
    expect(await screen.findByText(/Vagten er din. Den står i vagtplanen./)).toBeTruthy();
    expect(answers).toHaveLength(1);
    expect(answers[0]?.accept).toBe(true);
  });
  it('is left as it was by a second thought, and the keyboard is back where it came from', async () => {
    const user = userEvent.setup();
    const { transport, answers } = pool([offer('o-1', OfferState.OPEN)]);
    showMe('/me/offers', transport);
    await user.click(await screen.findByRole('button', { name: /^Tag vagten/ }));
    await user.click(screen.getByRole('button', { name: 'Fortryd' }));
    expect(document.activeElement).toBe(screen.getByRole('button', { name: /^Tag vagten/ }));
    expect(answers).toEqual([]);
  });
  it('is answered with one request id however often it is sent', async () => {
    const user = userEvent.setup();
    const { transport, answers } = pool([offer('o-1', OfferState.OPEN)], undefined, 1);
    showMe('/me/offers', transport);
    await user.click(await screen.findByRole('button', { name: /^Nej tak/ }));
    await screen.findByText(/Vagten er din/, {}, { timeout: 4000 });
    expect(answers).toHaveLength(2);
    expect(answers[0]?.requestId).toBe(answers[1]?.requestId);
    expect(answers.every((one) => !one.accept)).toBe(true);
  });
  it('counts down by the services’ clock, not the browser’s', async () => {
    showMe('/me/offers', pool([offer('o-1', OfferState.OPEN)]).transport);
    expect(await screen.findByText(/^(59|60) min tilbage$/)).toBeTruthy();
    expect(screen.getByText(/Svar gerne inden kl. 06:40/)).toBeTruthy();
  });
  it('says in words why somebody cannot have the shift', async () => {
    const user = userEvent.setup();
    showMe('/me/offers', pool([offer('o-1', OfferState.OPEN)], AnswerOutcome.REFUSED).transport);
    await user.click(await screen.findByRole('button', { name: /^Tag vagten/ }));
    await user.click(screen.getByRole('button', { name: /^Ja, jeg tager den/ }));
    expect(await screen.findByText(/Du kan ikke få vagten: Du mangler hviletid./)).toBeTruthy();
  });
  it('shows in the bar how many wait', async () => {
    showMe('/me/offers', pool([offer('o-1', OfferState.OPEN)]).transport);
    expect(
      await screen.findByRole('link', { name: /Tilbud \(1 tilbud venter på svar\)/ }),
    ).toBeTruthy();
  });
});

describe('earlier offers', () => {
  it('say what became of them, and those that wait are not among them', async () => {
    const { transport } = pool([
      offer('o-1', OfferState.OPEN),
      offer('o-2', OfferState.QUEUED),
      offer('o-3', OfferState.STANDBY),
    ]);
    showMe('/me/offers', transport);
    const earlier = await screen.findByRole('region', { name: 'Tidligere tilbud' });
    expect(await within(earlier).findByText('I kø')).toBeTruthy();
    expect(within(earlier).getByText(/Du står klar, til den er begyndt/)).toBeTruthy();
    expect(within(earlier).getAllByRole('article')).toHaveLength(2);
  });
  it('can still be taken when only the time to answer is over', async () => {
    const user = userEvent.setup();
    const { transport, answers } = pool([offer('o-2', OfferState.LAPSED)]);
    showMe('/me/offers', transport);
    await user.click(await screen.findByRole('button', { name: /^Jeg vil gerne alligevel/ }));
    await user.click(screen.getByRole('button', { name: /^Ja, jeg tager den/ }));
    await screen.findByText(/Vagten er din/);
    expect(answers.map((one) => one.offerId)).toEqual(['o-2']);
  });
  it('tell why, about me, with the one who has it by place and not by name', async () => {
    const user = userEvent.setup();
    const { transport } = pool([offer('o-2', OfferState.WITHDRAWN)]);
    const { container } = showMe('/me/offers', transport);
    await user.click(await screen.findByRole('button', { name: /^Hvorfor fik jeg den ikke/ }));
    expect(await screen.findByText('Du blev spurgt som nummer 3. (e-1)')).toBeTruthy();
    expect(screen.getByText(/var nummer 1 på trinnet Egne på fridag/)).toBeTruthy();
    expect(screen.getByText(/Du har 11 timers hvile/)).toBeTruthy();
    await expectAccessible(container);
  });
});

describe('the page of offers', () => {
  it('has nothing that a screen reader would stumble over', async () => {
    const { transport } = pool([offer('o-1', OfferState.OPEN), offer('o-2', OfferState.LAPSED)]);
    const { container } = showMe('/me/offers', transport);
    await screen.findByRole('button', { name: /^Tag vagten/ });
    await screen.findByRole('button', { name: /^Jeg vil gerne alligevel/ });
    await expectAccessible(container);
  });
});
