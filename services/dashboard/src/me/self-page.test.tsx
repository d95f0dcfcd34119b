// My own data, with services of the test behind the page.
import { timestampFromMs } from '@bufbuild/protobuf/wkt';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { DirectoryService } from '../gen/vagtbro/directory/v1/directory_service_pb';
import {
  OwnDataService,
  type UpdateContactRequest,
} from '../gen/vagtbro/directory/v1/own_service_pb';
import { GatewayService } from '../gen/vagtbro/gateway/v1/gateway_service_pb';
import { PushService } from '../gen/vagtbro/notifications/v1/push_service_pb';
import { expectAccessible } from '../testing/accessible';
import { showMe, town } from '../testing/employee';
import { EARLY } from '../testing/gaps';

const look = (actor: string, roles: string[], purpose = 'plan-cover', at: object = {}) => ({
  readTime: timestampFromMs(EARLY),
  read: {
    actorEmploymentId: actor,
    actorRoles: roles,
    method: 'vagtbro.pool.v1.PoolService/Explain',
    purpose,
    subjectEmploymentIds: ['e-1'],
    ...at,
  },
});

function self(contact: object = {}) {
  const updates: UpdateContactRequest[] = [];
  const removed: string[] = [];
  const transport = town(
    ({ service }) => {
      service(DirectoryService, {
        getContact: () => ({
          phones: ['+4520000001'],
          language: 'da',
          smsOffers: true,
          ...contact,
        }),
      });
      service(OwnDataService, {
        listColleagues: () => ({ colleagues: [{ employmentId: 'e-2', name: 'Ada Ask' }] }),
        updateContact: (request) => {
          updates.push(request);
          return { phones: request.phones };
        },
      });
      service(GatewayService, {
        listAccess: () => ({
          accesses: [
            look('e-2', ['employee', 'planner']),
            look('', ['auditor'], ''),
            look('e-3', ['line_manager'], 'lead', { subjectEmploymentIds: [], unitIds: ['u-1'] }),
            look('e-4', ['area_manager'], 'lead', { subjectEmploymentIds: [] }),
            look('e-1', ['employee'], 'own-data'),
          ],
        }),
      });
      service(PushService, {
        listPush: () => ({
          devices: [
            { pushId: 'p-1', host: 'fcm.googleapis.com', registerTime: timestampFromMs(EARLY) },
          ],
        }),
        removePush: (request) => {
          removed.push(request.pushId);
          return {};
        },
      });
    },
    {
      getContacts: () => ({
        day: 1,
        dayLimit: 3,
        week: 2,
        weekLimit: 6,
        covers: 1,
        fortnight: 2,
        medianFortnight: 3,
      }),
    },
  );
  return { transport, updates, removed };
}

beforeEach(() => localStorage.clear());

describe('how I am reached', () => {
  it('is kept whole: what was not touched stays as it was', async () => {
    const user = userEvent.setup();
    const { transport, updates } = self({ quietStartMinute: 0, quietEndMinute: 360 });
    showMe('/me/self', transport);
    await user.click(await screen.findByRole('switch', { name: /Ring mig op/ }));
    await user.click(screen.getByRole('button', { name: 'Gem' }));
    expect(await screen.findByText('Gemt. Det gælder fra nu.')).toBeTruthy();
    expect(updates[0]).toMatchObject({
      phones: ['+4520000001'],
      language: 'da',
      smsOffers: true,
      nightSmsOffers: false,
      voiceOffers: true,
      quietStartMinute: 0,
      quietEndMinute: 360,
    });
  });
  it('has no quiet hours once they are switched off', async () => {
    const user = userEvent.setup();
    const { transport, updates } = self({ quietStartMinute: 60, quietEndMinute: 360 });
    showMe('/me/self', transport);
    await user.click(await screen.findByRole('switch', { name: /Mine egne stille timer/ }));
    await user.click(screen.getByRole('button', { name: 'Gem' }));
    await screen.findByText('Gemt. Det gælder fra nu.');
    expect(updates[0]?.quietStartMinute).toBeUndefined();
    expect(updates[0]?.quietEndMinute).toBeUndefined();
  });
  it('takes no number that is none, and says so beside it', async () => {
    const user = userEvent.setup();
    const { transport, updates } = self();
    showMe('/me/self', transport);
    const phone = await screen.findByLabelText('Telefonnummer 1');
    await user.clear(phone);
    await user.type(phone, '123');
    await user.click(screen.getByRole('button', { name: 'Gem' }));
    expect(await screen.findByText(/Skriv otte cifre/)).toBeTruthy();
    expect(phone.getAttribute('aria-invalid')).toBe('true');
    expect(updates).toEqual([]);
  });
});

describe('who has looked at my data', () => {
  it('is told by name if I work with them, else by role; never that I looked myself', async () => {
    showMe('/me/self', self().transport);
    const looks = await screen.findByRole('region', { name: 'Hvem har set mine data?' });
    expect(await within(looks).findByText('Ada Ask (planlægger)')).toBeTruthy();
    expect(within(looks).getByText('tillidsrepræsentant eller revisor')).toBeTruthy();
    expect(within(looks).getByText('Hvorfor: at finde en afløser')).toBeTruthy();
    expect(within(looks).getByText('Hvorfor: ikke oplyst')).toBeTruthy();
    expect(within(looks).getAllByText(/hvorfor du blev spurgt/)).toHaveLength(4);
    expect(within(looks).getAllByRole('article')).toHaveLength(4);
  });
  it('says where it was the whole unit, or all units, and not me alone', async () => {
    showMe('/me/self', self().transport);
    const wide = await screen.findAllByText(/^Ikke dig alene/);
    expect(wide.map((one) => one.textContent)).toEqual([
      'Ikke dig alene: hele afdelingen',
      'Ikke dig alene: alle afdelinger',
    ]);
    expect(within(wide[0]!.closest('article')!).getByText('leder')).toBeTruthy();
  });
});

describe('this telephone', () => {
  it('that cannot be told says so, and the others can be removed', async () => {
    const user = userEvent.setup();
    const { transport, removed } = self();
    showMe('/me/self', transport);
    expect(await screen.findByText(/Denne browser kan ikke få besked/)).toBeTruthy();
    await user.click(await screen.findByRole('button', { name: /^Fjern: fcm.googleapis.com/ }));
    expect(removed).toEqual(['p-1']);
  });
});

describe('the page about me', () => {
  it('says how often I am asked', async () => {
    showMe('/me/self', self().transport);
    expect(await screen.findByText('Sidste 7 dage: 2 (højst 6)')).toBeTruthy();
  });
  it('has nothing that a screen reader would stumble over', async () => {
    const { container } = showMe(
      '/me/self',
      self({ quietStartMinute: 0, quietEndMinute: 60 }).transport,
    );
    await screen.findByRole('button', { name: /^Fjern: fcm/ });
    await screen.findByText('Ada Ask (planlægger)');
    await expectAccessible(container);
  });
});
