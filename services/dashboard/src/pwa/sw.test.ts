// The service worker in a scope of the test: what it keeps, what it never keeps, what it shows.
import fs from 'node:fs';
import { describe, expect, it } from 'vitest';

const code = fs.readFileSync('public/sw.js', 'utf8');
const HOME = 'https://vagt.example';

type Handler = (event: object) => void;

// A browser as far as the worker needs one; `online` may be switched.
function browser() {
  const handlers = new Map<string, Handler>();
  const kept = new Map<string, Map<string, string>>();
  const fetched: string[] = [];
  const notices: Array<{ title: string; options: Record<string, unknown> }> = [];
  const opened: string[] = [];
  const windows: Array<{ url: string; focused: boolean; told: unknown[] }> = [];
  const net = { online: true };
  const path = (request: Request | string) =>
    new URL(typeof request === 'string' ? request : request.url, HOME).pathname;
  const answer = async (request: Request | string) => {
    fetched.push(path(request));
    if (!net.online) throw new TypeError('offline');
    return new Response(`from the network: ${path(request)}`);
  };
  const cacheOf = (name: string) => {
    const cache = kept.get(name) ?? new Map<string, string>();
    kept.set(name, cache);
    return {
      addAll: async (paths: string[]) => paths.forEach((one) => cache.set(one, `kept: ${one}`)),
      put: async (request: Request, said: Response) =>
        void cache.set(path(request), `kept: ${await said.text()}`),
    };
  };
  const caches = {
    open: async (name: string) => cacheOf(name),
    keys: async () => [...kept.keys()],
    delete: async (name: string) => kept.delete(name),
    match: async (request: Request | string) => {
      const found = [...kept.values()].map((cache) => cache.get(path(request))).find(Boolean);
      return found === undefined ? undefined : new Response(found);
    },
  };
  const scope = {
    location: new URL(`${HOME}/sw.js`),
    addEventListener: (type: string, handler: Handler) => handlers.set(type, handler),
    skipWaiting: async () => void opened.push('took over'),
    registration: {
      showNotification: async (title: string, options: Record<string, unknown>) =>
        void notices.push({ title, options }),
    },
    clients: {
      claim: async () => {},
      openWindow: async (to: string) => void opened.push(to),
      matchAll: async () =>
        windows.map((one) => ({
          url: one.url,
          focus: async () => void (one.focused = true),
          postMessage: (said: unknown) => one.told.push(said),
        })),
    },
  };
  new Function('self', 'caches', 'fetch', 'Response', 'URL', code)(
    scope,
    caches,
    answer,
    Response,
    URL,
  );
  // Sends an event and waits for what the worker promised; undefined: it left it to the browser.
  const send = async (type: string, event: object = {}) => {
    let promised: Promise<Response> | undefined;
    const hear = (given: Promise<Response>) => (promised = given);
    handlers.get(type)?.({ ...event, waitUntil: hear, respondWith: hear });
    return promised;
  };
  const get = (to: string, more: object = {}) =>
    send('fetch', { request: { url: HOME + to, method: 'GET', mode: 'cors', ...more } });
  return { send, get, kept, fetched, notices, opened, windows, net };
}

const everythingKept = (one: ReturnType<typeof browser>) =>
  [...one.kept.values()].flatMap((cache) => [...cache.keys()]);

describe('the service worker', () => {
  it('keeps no answer of a service, of the gateway or of a calendar, whatever the method', async () => {
    const one = browser();
    await one.send('install');
    for (const method of ['GET', 'POST']) {
      for (const to of [
        '/vagtbro.roster.v1.RosterService/NextShifts',
        '/vagtbro.pool.v1.PoolService/ListOffers',
        '/auth/me',
        '/calendar/abc.ics',
      ]) {
        expect(await one.get(to, { method }), `${method} ${to}`).toBeUndefined();
      }
    }
    await one.get('/me/offers', { mode: 'navigate' });
    const kept = everythingKept(one);
    expect(kept.filter((path) => /vagtbro\.|auth|calendar|^\/me/.test(path))).toEqual([]);
    expect(kept).toEqual(['/offline.html', '/icon.svg', '/icon-192.png']);
  });
  it('keeps files of the app, which have their hash in their name', async () => {
    const one = browser();
    const file = '/assets/index-1a2b.js';
    await one.get(file);
    one.net.online = false;
    expect(await (await one.get(file))?.text()).toBe(`kept: from the network: ${file}`);
    expect(one.fetched).toEqual([file]);
  });
  it('fetches every page anew, and without a network shows the one that says so', async () => {
    const one = browser();
    await one.send('install');
    const page = { mode: 'navigate' };
    expect(await (await one.get('/me', page))?.text()).toBe('from the network: /me');
    one.net.online = false;
    expect(await (await one.get('/me', page))?.text()).toBe('kept: /offline.html');
  });
  it('leaves other hosts alone', async () => {
    const request = { url: 'https://other.example/assets/a.js', method: 'GET', mode: 'cors' };
    expect(await browser().send('fetch', { request })).toBeUndefined();
  });
  it('throws the files of older versions away', async () => {
    const one = browser();
    one.kept.set('shell-older', new Map([['/assets/old.js', 'old']]));
    await one.send('install');
    await one.send('activate');
    expect([...one.kept.keys()]).toEqual(['shell-__VERSION__']);
  });
  it('takes over only when the page says so', async () => {
    const one = browser();
    await one.send('install');
    await one.send('message', { data: 'something else' });
    expect(one.opened).toEqual([]);
    await one.send('message', { data: 'take-over' });
    expect(one.opened).toEqual(['took over']);
  });
});

describe('a push', () => {
  const push = (said: unknown) => ({ data: { json: () => said } });
  it('becomes a notice in the words that came, one an offer', async () => {
    const one = browser();
    const said = {
      v: 1,
      kind: 'OFFER',
      id: 'offer-7',
      title: 'Nyt vagttilbud',
      body: 'Åbn Vagtbro.',
    };
    await one.send('push', push(said));
    expect(one.notices[0]?.title).toBe('Nyt vagttilbud');
    expect(one.notices[0]?.options).toMatchObject({ body: 'Åbn Vagtbro.', tag: 'offer-7' });
  });
  it('that cannot be read still shows a notice, as browsers demand', async () => {
    const one = browser();
    const broken = { json: () => JSON.parse('{') as unknown };
    await one.send('push', { data: broken });
    await one.send('push', { data: null });
    expect(one.notices.map((notice) => notice.title)).toEqual(['Vagtbro', 'Vagtbro']);
  });
  it('leads to the offers, or to the shifts, when it is pressed', async () => {
    const one = browser();
    for (const kind of ['OFFER', 'SHIFT_MOVED', 'unknown']) {
      await one.send('push', push({ kind }));
      const notification = { close: () => {}, data: one.notices.at(-1)?.options['data'] };
      await one.send('notificationclick', { notification });
    }
    expect(one.opened).toEqual(['/me/offers', '/me', '/me/offers']);
  });
  it('uses a window of ours that is open', async () => {
    const one = browser();
    one.windows.push({ url: `${HOME}/me/wishes`, focused: false, told: [] });
    const notification = { close: () => {}, data: { path: '/me/offers' } };
    await await one.send('notificationclick', { notification });
    expect(one.opened).toEqual([]);
    expect(one.windows[0]).toMatchObject({ focused: true, told: [{ go: '/me/offers' }] });
  });
});

describe('what is installed', () => {
  const manifest = JSON.parse(fs.readFileSync('public/manifest.webmanifest', 'utf8'));
  it('is named in Danish and has the icons it names', () => {
    expect(manifest.lang).toBe('da');
    const sizes = manifest.icons.map((icon: { sizes: string }) => icon.sizes);
    expect(sizes).toEqual(['192x192', '512x512', '512x512']);
    for (const icon of manifest.icons as Array<{ src: string; sizes: string }>) {
      const png = fs.readFileSync(`public${icon.src}`);
      const side = Number(icon.sizes.split('x')[0]);
      expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([side, side]);
    }
  });
  it('says offline to use the telephone, in both languages, and asks no other host', () => {
    const page = fs.readFileSync('public/offline.html', 'utf8');
    expect(page).toMatch(/så ring/);
    expect(page).toMatch(/ring the number/);
    expect(page).not.toMatch(/https?:|<script/);
  });
});
