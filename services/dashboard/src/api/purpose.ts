// Purpose: why somebody looks at data about people, as a code by the page they are on. The gateway
// writes it beside who looked, and whoever was looked at may read it.
import type { Interceptor } from '@connectrpc/connect';

const PAGES: Array<[start: string, purpose: string]> = [
  ['/me', 'own-data'],
  ['/roster', 'plan-roster'],
  ['/people', 'look-up'],
  ['/leader', 'lead'],
  ['/reports', 'report'],
  ['/why', 'explain'],
];

export function purposeOf(path: string): string {
  const page = PAGES.find(([start]) => path === start || path.startsWith(`${start}/`));
  return page?.[1] ?? 'plan-cover';
}

export const withPurpose: Interceptor = (next) => (request) => {
  request.header.set('x-vagtbro-purpose', purposeOf(window.location.pathname));
  return next(request);
};
