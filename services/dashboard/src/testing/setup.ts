// Setup of every test: Danish, and what jsdom lacks of a browser.
import { cleanup, configure } from '@testing-library/react';
import { afterEach, beforeAll } from 'vitest';
import { startLanguage } from '../i18n';

class NoObserver {
  observe() {}
  unobserve() {}
  disconnect() {}
}

beforeAll(async () => {
  window.matchMedia = ((query: string) => ({
    matches: false,
    media: query,
    onchange: null,
    addListener: () => {},
    removeListener: () => {},
    addEventListener: () => {},
    removeEventListener: () => {},
    dispatchEvent: () => false,
  })) as typeof window.matchMedia;
  window.ResizeObserver = NoObserver;
  Element.prototype.scrollIntoView = () => {};
  await startLanguage();
});

// A busy machine is no reason to fail.
configure({ asyncUtilTimeout: 10_000 });

afterEach(cleanup);
