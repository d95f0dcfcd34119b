// Every reason that a contract names has its words in both languages, and nobody reads English in a
// Danish sentence.
import { Code, ConnectError } from '@connectrpc/connect';
import i18next from 'i18next';
import fs from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { setLanguage } from '../i18n';
import { da } from '../i18n/da';
import { en } from '../i18n/en';
import { refuse } from '../testing/refuse';
import { sayRefusal } from './refusal';

const CODES =
  'NOT_FOUND|FAILED_PRECONDITION|INVALID_ARGUMENT|PERMISSION_DENIED|UNAVAILABLE|ABORTED';
// Words in capitals that are no reasons: rules that the sentence beside them is about, and the like.
const OTHER = new Set([...CODES.split('|'), 'OVERLAP', 'SICK', 'PIN', 'PENDING', 'CONTACT', 'RFC']);

// Reasons in the comments of one contract.
function reasonsIn(text: string): string[] {
  const blocks = text.match(/(?:^[ \t]*\/\/.*\n)+/gm) ?? [];
  return blocks
    .map((block) => block.replace(/\s*\/\/\s*/g, ' ').replace(/\([^)]*\)/g, ' '))
    .filter((block) => new RegExp(`\\b(${CODES})\\b`).test(block))
    .flatMap((block) => block.match(/\b[A-Z]{3,}(?:_[A-Z]+)*\b/g) ?? [])
    .filter((word) => !OTHER.has(word) && word !== 'VAPID');
}

function contracts(folder: string): string[] {
  return fs.readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const at = path.join(folder, entry.name);
    if (entry.isDirectory()) return contracts(at);
    return entry.name.endsWith('_service.proto') ? [at] : [];
  });
}

const files = contracts(path.resolve(__dirname, '../../../../proto/vagtbro'));
const reasons = [...new Set(files.flatMap((at) => reasonsIn(fs.readFileSync(at, 'utf8'))))].sort();

afterEach(() => setLanguage('da'));

describe('refusals', () => {
  it('are read from the contracts at all', () => {
    expect(files.length).toBeGreaterThan(10);
    expect(reasons).toContain('LAW');
    expect(reasons).toContain('SWAP_OVER');
    expect(reasonsIn('// No. FAILED_PRECONDITION ONE (or LEAVE), TWO_OF\n// THEM.\n')).toEqual([
      'ONE',
      'TWO_OF',
      'THEM',
    ]);
  });
  it.each(reasons)('have words for %s', (reason) => {
    for (const words of [da, en]) {
      const named: Record<string, string> = words.refusal.reason;
      expect(named[reason], reason).toBeTruthy();
    }
  });
  it('are said in the language of the reader', async () => {
    const error = refuse('pool', 'TAKEN');
    expect(sayRefusal(i18next, error)).toMatch(/^En anden er på den/);
    await setLanguage('en');
    expect(sayRefusal(i18next, error)).toMatch(/^Somebody else is on it/);
  });
  it('mean what the service means that says it', () => {
    expect(sayRefusal(i18next, refuse('sickness', 'TOO_LONG'))).toMatch(/Fraværet/);
    expect(sayRefusal(i18next, refuse('gateway', 'TOO_LONG'))).toBe('Tiden er for lang.');
  });
  it('for want of a right are told from those of a rule', () => {
    const denied = refuse('roster', 'OTHER_UNIT', {}, Code.PermissionDenied);
    expect(sayRefusal(i18next, denied)).toMatch(/ikke har adgang til/);
    expect(sayRefusal(i18next, refuse('roster', 'OTHER_UNIT'))).toMatch(/anden afdeling/);
  });
  it('of the law name each broken rule in words', () => {
    expect(sayRefusal(i18next, refuse('roster', 'LAW', { rules: 'REST-11 OVERLAP' }))).toBe(
      'Arbejdstidsreglerne siger nej: Der ville ikke være 11 timers hvile. ' +
        'Personen har en anden vagt på den tid.',
    );
  });
  it('of the law that bring their own sentences are said in those of the language', () => {
    const told = {
      rules: 'REST-11',
      sentences_da: 'Kun 8 timers hvile.',
      sentences_en: '8 hours.',
    };
    expect(sayRefusal(i18next, refuse('roster', 'LAW', told))).toBe(
      'Arbejdstidsreglerne siger nej: Kun 8 timers hvile.',
    );
  });
  it('that nobody knows are quoted, not mixed into the sentence', () => {
    expect(sayRefusal(i18next, refuse('pool', 'BRAND_NEW'))).toBe(
      'Det kunne ikke lade sig gøre. Tjenesten siger: „english for BRAND_NEW“',
    );
  });
  it('tell a lost connection from a no', () => {
    const said = (code: Code) => sayRefusal(i18next, new ConnectError('x', code));
    expect(said(Code.Unavailable)).toMatch(/ingen forbindelse/);
    expect(said(Code.Unimplemented)).toMatch(/galt hos os/);
    expect(said(Code.PermissionDenied)).toMatch(/ikke adgang/);
    expect(sayRefusal(i18next, new TypeError('Failed to fetch'))).toMatch(/ingen forbindelse/);
  });
});
