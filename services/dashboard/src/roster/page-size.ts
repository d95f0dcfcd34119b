// Page size: jsdom lays nothing out; whatever asks how high it is stands in a window of 1200 x 600.
// A page this large also takes its time where many tests share a machine.
import { configure } from '@testing-library/react';
import { vi } from 'vitest';

export function sizes(): void {
  const size = (name: string, value: number) =>
    Object.defineProperty(Element.prototype, name, { configurable: true, get: () => value });
  size('clientHeight', 600);
  size('clientWidth', 1200);
  Element.prototype.scrollTo = () => {};
  configure({ asyncUtilTimeout: 10_000 });
  vi.setConfig({ testTimeout: 40_000 });
}
