// Service worker: Vagtbro on a telephone's home screen.
//
// Keeps the files of the app and one page that says the network is gone, and nothing that a service
// has said: no shift, name or offer lies in this telephone, and none is shown that may be old.
const VERSION = '__VERSION__';
const SHELL = `shell-${VERSION}`;
const OFFLINE = '/offline.html';
const KEPT = [OFFLINE, '/icon.svg', '/icon-192.png'];
const HOME = '/me/offers';
// Where the word that has come is to be read.
const PLACES = {
  CONFIRMED: '/me',
  SHIFT_CHANGED: '/me',
  SHIFT_MOVED: '/me',
  SHIFT_CANCELLED: '/me',
  SHIFT_RESTORED: '/me',
  SHIFT_ABSORBED: '/me',
  SWAP_ASKED: '/me/swaps',
  SWAP_DECLINED: '/me/swaps',
};

self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(SHELL).then((cache) => cache.addAll(KEPT)));
});

self.addEventListener('activate', (event) => {
  const clean = async () => {
    const names = await caches.keys();
    await Promise.all(names.filter((name) => name !== SHELL).map((name) => caches.delete(name)));
    await self.clients.claim();
  };
  event.waitUntil(clean());
});

// The page asks for it once the reader has agreed to load anew.
self.addEventListener('message', (event) => {
  if (event.data === 'take-over') void self.skipWaiting();
});

// Files of the app have their hash in their name: one that is kept is the right one for ever.
const isFile = (url) => url.pathname.startsWith('/assets/') || KEPT.includes(url.pathname);

async function file(request) {
  const kept = await caches.match(request);
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.ok) {
    const cache = await caches.open(SHELL);
    await cache.put(request, answer.clone());
  }
  return answer;
}

async function page(request) {
  try {
    return await fetch(request);
  } catch {
    return (await caches.match(OFFLINE)) ?? Response.error();
  }
}

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  // What is not answered here goes to the network as if there were no worker.
  if (request.method !== 'GET' || url.origin !== self.location.origin) return;
  if (request.mode === 'navigate') event.respondWith(page(request));
  else if (isFile(url)) event.respondWith(file(request));
});

function told(event) {
  try {
    return event.data?.json() ?? {};
  } catch {
    return {};
  }
}

// Every push shows a notice, as browsers demand; it says no place, time or name.
self.addEventListener('push', (event) => {
  const said = told(event);
  const notice = self.registration.showNotification(said.title || 'Vagtbro', {
    body: said.body || 'Åbn Vagtbro.',
    // What is said later about the same offer takes its place.
    ...(said.id ? { tag: said.id, renotify: true } : {}),
    icon: '/icon-192.png',
    badge: '/icon-192.png',
    data: { path: PLACES[said.kind] ?? HOME },
  });
  event.waitUntil(notice);
});

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  const path = event.notification.data?.path ?? HOME;
  const show = async () => {
    const open = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
    const own = open.find((one) => new URL(one.url).pathname.startsWith('/me'));
    if (!own) return self.clients.openWindow(path);
    await own.focus();
    own.postMessage({ go: path });
  };
  event.waitUntil(show());
});
