// Worker: puts the service worker in place and tells when a new version of the app waits.
import { useSyncExternalStore } from 'react';

let waiting: ServiceWorker | null = null;
const listeners = new Set<() => void>();

function newVersion(worker: ServiceWorker): void {
  waiting = worker;
  for (const listener of listeners) listener();
}

// How often a page that stays open looks for a new version.
const LOOK = 3_600_000;

// Without one (an old browser, a page without TLS) everything but push and the home screen works.
export async function startWorker(
  workers: ServiceWorkerContainer | undefined = navigator.serviceWorker,
  reload: () => void = () => window.location.reload(),
): Promise<void> {
  if (!workers) return;
  const first = workers.controller === null;
  const registration = await workers.register('/sw.js').catch(() => undefined);
  if (!registration) return;
  const watch = (worker: ServiceWorker | null) =>
    worker?.addEventListener('statechange', () => {
      // The very first worker takes nothing over, so it is no news.
      if (worker.state === 'installed' && workers.controller) newVersion(worker);
    });
  if (registration.waiting && workers.controller) newVersion(registration.waiting);
  watch(registration.installing);
  registration.addEventListener('updatefound', () => watch(registration.installing));
  let reloaded = false;
  workers.addEventListener('controllerchange', () => {
    if (first || reloaded) return;
    reloaded = true;
    reload();
  });
  setInterval(() => void registration.update().catch(() => undefined), LOOK);
}

// Asks the new version to take over; the page is then loaded anew.
export function takeOver(): void {
  waiting?.postMessage('take-over');
}

export function useNewVersion(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => waiting !== null,
  );
}
