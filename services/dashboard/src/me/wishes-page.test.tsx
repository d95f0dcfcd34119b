// Peace and wishes, with services of the test behind the page.
import { fireEvent, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { WishKind } from '../gen/vagtbro/pool/v1/desk_facts_pb';
import type { SetAvailabilityRequest } from '../gen/vagtbro/pool/v1/pool_trial_pb';
import { AvailabilityWord } from '../gen/vagtbro/pool/v1/pool_trial_pb';
import { WishService, type SetWishRequest } from '../gen/vagtbro/pool/v1/wish_service_pb';
import { expectAccessible } from '../testing/accessible';
import { HOUR, showMe, stretch, town } from '../testing/employee';
import { EARLY } from '../testing/gaps';
import { millis } from '../time/copenhagen';
import { atClock } from '../time/wall';
import { moments } from './availability';

const rather = {
  wishId: 'w-1',
  employmentId: 'e-1',
  kind: WishKind.RATHER_NOT,
  interval: stretch(48, 8),
};

function wishes(given: object[] = [rather]) {
  const words: SetAvailabilityRequest[] = [];
  const set: SetWishRequest[] = [];
  const dropped: string[] = [];
  const transport = town(
    ({ service }) => {
      service(WishService, {
        listWishes: () => ({ wishes: given }),
        setWish: (request) => {
          set.push(request);
          return {};
        },
        dropWish: (request) => {
          dropped.push(request.wishId);
          return {};
        },
      });
    },
    {
      getContacts: () => ({}),
      setAvailability: (request) => {
        words.push(request);
        return {};
      },
    },
  );
  return { transport, words, set, dropped };
}

describe('peace', () => {
  it('is asked for until a time by the clock in Denmark', async () => {
    const user = userEvent.setup();
    const { transport, words } = wishes();
    showMe('/me/wishes', transport);
    const until = await screen.findByLabelText('Ro indtil');
    const morning = within(until).getByRole('option', { name: 'tirs. 3/2 07:00' });
    await user.selectOptions(until, morning);
    await user.click(screen.getByRole('button', { name: 'Ikke lige nu' }));
    expect(await screen.findByText('Du bliver ikke spurgt før tirs. 3/2 07:00.')).toBeTruthy();
    expect(words[0]?.word).toBe(AvailabilityWord.NOT_NOW);
    expect(millis(words[0]?.untilTime)).toBe(atClock('2026-02-03', '07:00'));
  });
  it('is never offered for longer than the two days that the pool allows', () => {
    for (const hour of [0, 3, 7, 12, 23]) {
      const now = EARLY + hour * HOUR;
      const choices = moments(now);
      expect(choices.length).toBeGreaterThan(3);
      expect(choices.every((at) => at > now && at <= now + 48 * HOUR)).toBe(true);
    }
  });
});

describe('wishes', () => {
  it('say that they order and never bind', async () => {
    showMe('/me/wishes', wishes().transport);
    expect(await screen.findByText(/bestemmer kun rækkefølgen/)).toBeTruthy();
    expect(screen.getByText(/ingen bliver valgt fra/)).toBeTruthy();
  });
  it('are made from a day of the calendar, from midnight to midnight', async () => {
    const user = userEvent.setup();
    const { transport, set } = wishes();
    showMe('/me/wishes', transport);
    await user.click(await screen.findByRole('button', { name: '10/2' }));
    await user.click(screen.getByRole('button', { name: 'Gem ønsket' }));
    expect(await screen.findByText('Ønsket er gemt.')).toBeTruthy();
    expect(set[0]?.kind).toBe(WishKind.WANT);
    expect(millis(set[0]?.interval?.startTime)).toBe(atClock('2026-02-10', '00:00'));
    expect(millis(set[0]?.interval?.endTime)).toBe(atClock('2026-02-11', '00:00'));
  });
  it('that end before they begin are not sent, and say so', async () => {
    const user = userEvent.setup();
    const { transport, set } = wishes();
    showMe('/me/wishes', transport);
    const end = await screen.findByLabelText('Til dag');
    fireEvent.change(end, { target: { value: '2026-01-01' } });
    await user.click(screen.getByRole('button', { name: 'Gem ønsket' }));
    expect((await screen.findByRole('alert')).textContent).toMatch(/efter begyndelsen/);
    expect(set).toEqual([]);
  });
  it('stand in the calendar in words, and can be deleted', async () => {
    const user = userEvent.setup();
    const { transport, dropped } = wishes();
    showMe('/me/wishes', transport);
    expect(await screen.findByRole('button', { name: /4\/2 Vil helst ikke/ })).toBeTruthy();
    expect(screen.getByText('ons. 4/2 05:40 – ons. 4/2 13:40')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: /^Slet: Vil helst ikke/ }));
    expect(await screen.findByText('Ønsket er slettet.')).toBeTruthy();
    expect(dropped).toEqual(['w-1']);
  });
});

describe('the page of wishes', () => {
  it('has nothing that a screen reader would stumble over', async () => {
    const { container } = showMe('/me/wishes', wishes().transport);
    await screen.findByRole('button', { name: /^Slet/ });
    await expectAccessible(container);
  });
});
