// Qualifications: what a person may do and until when, from what the directory registered.
import type { EmploymentRegistered } from '../gen/vagtbro/directory/v1/directory_events_pb';
import { millis } from '../time/copenhagen';

export interface Qualification {
  kind: 'competence' | 'authorisation' | 'delegation' | 'certificate';
  what: string; // a code, or for an authorisation the number of the profession
  until: number | undefined; // ms; undefined: no end is known
  valid: boolean; // false: over, or not in good standing
  soon: boolean; // ends within eight weeks
}

const SOON = 56 * 86_400_000;

// Those that end first come first, those without an end last.
export function qualificationsOf(facts: EmploymentRegistered, now: number): Qualification[] {
  const one = (
    kind: Qualification['kind'],
    what: string,
    end: number,
    good = true,
  ): Qualification => {
    const until = end || undefined;
    const valid = good && (until === undefined || until > now);
    return { kind, what, until, valid, soon: valid && until !== undefined && until - now < SOON };
  };
  const all = [
    ...facts.authorisations.map((a) =>
      one('authorisation', String(a.profession), millis(a.expireTime), a.inGoodStanding),
    ),
    ...facts.delegations.map((d) => one('delegation', d.task, millis(d.endTime))),
    ...(facts.childCertificate
      ? [one('certificate', '', millis(facts.childCertificate.endTime))]
      : []),
    ...facts.competences.map((code) => one('competence', code, 0)),
  ];
  return all.sort((a, b) => (a.until ?? Infinity) - (b.until ?? Infinity) || 0);
}
