// This telephone is told only after the person, the browser and the house have agreed.
import { timestampFromMs } from '@bufbuild/protobuf/wkt';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  PushService,
  type RegisterPushRequest,
} from '../gen/vagtbro/notifications/v1/push_service_pb';
import { isApple } from '../pwa/install';
import { fromBase64Url } from '../pwa/push';
import { EMPLOYEE, town } from '../testing/employee';
import { EARLY } from '../testing/gaps';
import { refuse } from '../testing/refuse';
import { show } from '../testing/stage';
import { PushDevices } from './push-devices';

const ENDPOINT = 'https://fcm.googleapis.com/send/1';

// A browser that can push; what its person answers to "may it tell you?".
function phone(
  answer: NotificationPermission,
  permission: NotificationPermission = 'default',
  broken = false,
) {
  const asked: PushSubscriptionOptionsInit[] = [];
  let subscribed: object | null = null;
  const subscription = {
    toJSON: () => ({ endpoint: ENDPOINT, keys: { p256dh: 'BKey', auth: 'secret' } }),
    unsubscribe: async () => {
      subscribed = null;
      return true;
    },
  };
  const pushManager = {
    getSubscription: async () => subscribed,
    subscribe: async (options: PushSubscriptionOptionsInit) => {
      if (broken) throw new DOMException('push service error', 'AbortError');
      asked.push(options);
      subscribed = subscription;
      return subscription;
    },
  };
  const registration = { pushManager };
  vi.stubGlobal('PushManager', class {});
  vi.stubGlobal('Notification', { permission, requestPermission: async () => answer });
  Object.defineProperty(navigator, 'serviceWorker', {
    configurable: true,
    value: { ready: Promise.resolve(registration), getRegistration: async () => registration },
  });
  return { asked, isSubscribed: () => subscribed !== null };
}

function house(off = false) {
  const registered: RegisterPushRequest[] = [];
  const removed: string[] = [];
  const transport = town(({ service }) => {
    service(PushService, {
      getPushKey: () => {
        if (off) throw refuse('notifications', 'PUSH_OFF');
        return { publicKey: 'BAEC_-8' };
      },
      registerPush: (request) => {
        registered.push(request);
        return { pushId: 'p-1' };
      },
      removePush: (request) => {
        removed.push(request.pushId);
        registered.pop();
        return {};
      },
      listPush: () => ({
        devices: registered.map(() => ({
          pushId: 'p-1',
          host: 'fcm.googleapis.com',
          registerTime: timestampFromMs(EARLY),
        })),
      }),
    });
  });
  return { transport, registered, removed };
}

beforeEach(() => localStorage.clear());
afterEach(() => {
  vi.unstubAllGlobals();
  Reflect.deleteProperty(navigator, 'serviceWorker');
});

describe('this telephone', () => {
  it('is told once it is registered, with the key of the house, and can be silenced', async () => {
    const user = userEvent.setup();
    const own = phone('granted');
    const { transport, registered, removed } = house();
    show(<PushDevices />, transport, EMPLOYEE);
    await user.click(await screen.findByRole('button', { name: 'Sig til på denne telefon' }));
    expect(await screen.findByText('Denne telefon får besked.')).toBeTruthy();
    expect(registered[0]).toMatchObject({
      employmentId: 'e-1',
      endpoint: ENDPOINT,
      p256dh: 'BKey',
      auth: 'secret',
    });
    expect(own.asked[0]?.applicationServerKey).toEqual(fromBase64Url('BAEC_-8'));
    await user.click(screen.getByRole('button', { name: 'Sig ikke til mere' }));
    expect(await screen.findByText('Denne telefon får ikke besked.')).toBeTruthy();
    expect(removed).toEqual(['p-1']);
    expect(own.isSubscribed()).toBe(false);
  });
  it('is not registered when the person says no', async () => {
    const user = userEvent.setup();
    phone('denied');
    const { transport, registered } = house();
    show(<PushDevices />, transport, EMPLOYEE);
    await user.click(await screen.findByRole('button', { name: 'Sig til på denne telefon' }));
    expect(await screen.findByText('Ingen telefoner eller computere får besked.')).toBeTruthy();
    expect(registered).toEqual([]);
  });
  it('that is blocked says where that can be changed, and offers no button', async () => {
    phone('denied', 'denied');
    show(<PushDevices />, house().transport, EMPLOYEE);
    expect(await screen.findByText(/Du har sagt nej til beskeder i browseren/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: /Sig til/ })).toBeNull();
  });
  it('says in Danish that the house has switched it off', async () => {
    const user = userEvent.setup();
    phone('granted');
    show(<PushDevices />, house(true).transport, EMPLOYEE);
    await user.click(await screen.findByRole('button', { name: 'Sig til på denne telefon' }));
    const said = await screen.findByRole('alert');
    expect(said.textContent).not.toMatch(/english for/);
  });
  it('says so when the browser’s own push service does not answer', async () => {
    const user = userEvent.setup();
    phone('granted', 'default', true);
    const { transport, registered } = house();
    show(<PushDevices />, transport, EMPLOYEE);
    await user.click(await screen.findByRole('button', { name: 'Sig til på denne telefon' }));
    expect((await screen.findByRole('alert')).textContent).toMatch(/beskedtjeneste svarer ikke/);
    expect(registered).toEqual([]);
  });
  it('that is an iPhone is first put on the home screen', async () => {
    vi.stubGlobal('navigator', { userAgent: 'Mozilla/5.0 (iPhone; …)', maxTouchPoints: 5 });
    show(<PushDevices />, house().transport, EMPLOYEE);
    expect(await screen.findByText(/På iPhone skal Vagtbro først ligge/)).toBeTruthy();
  });
});

it('an iPad that calls itself a Mac is known by its fingers', () => {
  expect(isApple('Mozilla/5.0 (Macintosh; …)', 5)).toBe(true);
  expect(isApple('Mozilla/5.0 (Macintosh; …)', 0)).toBe(false);
  expect(isApple('Mozilla/5.0 (Linux; Android 15)', 5)).toBe(false);
});
