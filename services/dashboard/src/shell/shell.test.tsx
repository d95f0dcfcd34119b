// The shell: whose menu has which page.
import { describe, expect, it } from 'vitest';
import { NOBODY, type Role, type Session } from '../api/session';
import { pagesOf } from './pages';

const somebody = (...roles: Role[]): Session => ({ ...NOBODY, signedIn: true, roles });
const keys = (...roles: Role[]) => pagesOf(somebody(...roles)).map((page) => page.key);

describe('the menu', () => {
  it('gives an employee their own page alone', () => {
    expect(keys('employee')).toEqual(['me']);
  });
  it('gives a planner who is employed too both', () => {
    expect(keys('planner', 'employee')).toEqual(['board', 'roster', 'people', 'reports', 'me']);
  });
  it('gives ops no page with people on it', () => {
    expect(keys('ops')).toEqual([]);
  });
  it('gives the shop steward reports and the reasons, and no board', () => {
    expect(keys('auditor')).toEqual(['reports', 'why']);
  });
  it('gives a leader their own page too', () => {
    expect(keys('line_manager')).toContain('leader');
    expect(keys('planner')).not.toContain('leader');
  });
});
