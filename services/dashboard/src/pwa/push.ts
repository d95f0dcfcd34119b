// Push: this browser's subscription to words from the house, and why there may be none.
import { isApple, isInstalled } from './install';

export type PushState =
  // Told to this browser, or not.
  | 'on'
  | 'off'
  // The person has said no to the browser; only its settings can change that.
  | 'blocked'
  // An iPhone tells only apps on the home screen.
  | 'install-first'
  // The browser cannot, or the page has no TLS.
  | 'unsupported';

export interface Keys {
  endpoint: string;
  p256dh: string;
  auth: string;
}

export function canPush(): boolean {
  return 'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window;
}

async function subscription(): Promise<PushSubscription | null> {
  const registration = await navigator.serviceWorker.getRegistration();
  return (await registration?.pushManager.getSubscription()) ?? null;
}

export async function pushState(): Promise<PushState> {
  if (!canPush()) return isApple() && !isInstalled() ? 'install-first' : 'unsupported';
  if (Notification.permission === 'denied') return 'blocked';
  return (await subscription()) ? 'on' : 'off';
}

// BASE64URL without padding, as VAPID keys are written.
export function fromBase64Url(text: string): Uint8Array<ArrayBuffer> {
  const bytes = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(bytes, (char) => char.charCodeAt(0));
}

export function keysOf(subscribed: PushSubscription): Keys {
  const { endpoint = '', keys = {} } = subscribed.toJSON();
  return { endpoint, p256dh: keys['p256dh'] ?? '', auth: keys['auth'] ?? '' };
}

// This browser's keys; undefined: it is not subscribed.
export async function ownKeys(): Promise<Keys | undefined> {
  const subscribed = canPush() ? await subscription() : null;
  return subscribed ? keysOf(subscribed) : undefined;
}

// Asks the person, then the browser. undefined: the person said no.
export async function subscribe(publicKey: string): Promise<Keys | undefined> {
  if ((await Notification.requestPermission()) !== 'granted') return undefined;
  const { pushManager } = await navigator.serviceWorker.ready;
  // A subscription for a key that the house no longer has is of no use.
  await (await pushManager.getSubscription())?.unsubscribe();
  const subscribed = await pushManager.subscribe({
    userVisibleOnly: true,
    applicationServerKey: fromBase64Url(publicKey),
  });
  return keysOf(subscribed);
}

export async function unsubscribe(): Promise<void> {
  await (await subscription())?.unsubscribe();
}
