// Install: whether and how this browser puts Vagtbro on the home screen.
import { useSyncExternalStore } from 'react';

// Not in the DOM's types: only Chromium browsers send it.
interface InstallPrompt extends Event {
  prompt(): Promise<unknown>;
}

let offered: InstallPrompt | null = null;
const listeners = new Set<() => void>();
const tell = () => {
  for (const listener of listeners) listener();
};

export function watchInstall(): void {
  window.addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault();
    offered = event as InstallPrompt;
    tell();
  });
  window.addEventListener('appinstalled', () => {
    offered = null;
    tell();
  });
}

export async function install(): Promise<void> {
  await offered?.prompt();
  offered = null;
  tell();
}

export function isInstalled(): boolean {
  const standalone = (navigator as { standalone?: boolean }).standalone === true;
  return standalone || window.matchMedia('(display-mode: standalone)').matches;
}

// An iPhone or iPad, also one that calls itself a Mac: push works there only from the home screen.
export function isApple(agent = navigator.userAgent, touches = navigator.maxTouchPoints): boolean {
  return /iPhone|iPad|iPod/.test(agent) || (/Macintosh/.test(agent) && touches > 1);
}

export function useInstall(): 'installed' | 'offered' | 'apple' | 'menu' {
  const canPrompt = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => offered !== null,
  );
  if (isInstalled()) return 'installed';
  if (canPrompt) return 'offered';
  return isApple() ? 'apple' : 'menu';
}
