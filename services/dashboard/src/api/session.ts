// Session: who is signed in. The browser holds a cookie and no token.

export type Role =
  | 'employee'
  | 'planner'
  | 'line_manager'
  | 'area_manager'
  | 'coordinator'
  | 'administrator'
  | 'auditor'
  | 'ops';

export interface Session {
  signedIn: boolean;
  demo: boolean;
  tenant: string;
  employmentId: string;
  name: string;
  roles: Role[];
  // Units the roles are for; "*": all.
  units: string[];
  // Over at this time by the real clock, whatever happens; 0: not told.
  endTime: number;
  // Over at this time if nobody does anything; 0: not told.
  idleEndTime: number;
}

export const NOBODY: Session = {
  signedIn: false,
  demo: false,
  tenant: '',
  employmentId: '',
  name: '',
  roles: [],
  units: [],
  endTime: 0,
  idleEndTime: 0,
};

// Throws if the gateway cannot be reached.
export async function loadSession(): Promise<Session> {
  const answer = await fetch('/auth/me', { headers: { accept: 'application/json' } });
  if (!answer.ok) throw new Error(`/auth/me: ${answer.status}`);
  const me = (await answer.json()) as Record<string, unknown>;
  return {
    signedIn: me['signed_in'] === true,
    demo: me['demo'] === true,
    tenant: String(me['tenant'] ?? ''),
    employmentId: String(me['employment_id'] ?? ''),
    name: String(me['name'] ?? ''),
    roles: (me['roles'] as Role[] | undefined) ?? [],
    units: (me['units'] as string[] | undefined) ?? [],
    endTime: Date.parse(String(me['end_time'] ?? '')) || 0,
    idleEndTime: Date.parse(String(me['idle_end_time'] ?? '')) || 0,
  };
}

// Ends the session here and goes where the gateway says: to the provider's own sign-out, or home.
export async function signOut(): Promise<void> {
  const answer = await fetch('/auth/logout', { method: 'POST' });
  const said = answer.ok ? ((await answer.json()) as { location?: string }) : {};
  window.location.assign(said.location ?? '/');
}

export function may(session: Session, ...roles: Role[]): boolean {
  return session.roles.some((role) => roles.includes(role));
}
