// Pages: which of them somebody sees in the menu. The services decide what may be asked; this only
// spares people pages that would refuse them.
import { may, type Role, type Session } from '../api/session';

const PLANNING: Role[] = ['planner', 'line_manager', 'area_manager', 'coordinator'];

const PAGES: Array<{
  to: string;
  key: 'board' | 'roster' | 'people' | 'leader' | 'why' | 'me' | 'reports';
  roles: Role[];
}> = [
  { to: '/', key: 'board', roles: PLANNING },
  { to: '/roster', key: 'roster', roles: PLANNING },
  { to: '/people', key: 'people', roles: [...PLANNING, 'administrator'] },
  { to: '/leader', key: 'leader', roles: ['line_manager', 'area_manager'] },
  { to: '/reports', key: 'reports', roles: [...PLANNING, 'administrator', 'auditor'] },
  { to: '/why', key: 'why', roles: ['auditor'] },
  { to: '/me', key: 'me', roles: ['employee'] },
];

export function pagesOf(session: Session) {
  return PAGES.filter((page) => may(session, ...page.roles));
}
