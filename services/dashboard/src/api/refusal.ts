// Refusal: why a call was not answered, in the reader's language by the reason the service gives.
//
// Nobody shows a service's English words inside a Danish sentence: a reason that is not known yet
// gets a neutral sentence with the service's words quoted.
import { Code, ConnectError } from '@connectrpc/connect';
import type { i18n as I18n } from 'i18next';
import { ErrorInfoSchema } from '../gen/google/rpc/error_details_pb';

export interface Refusal {
  // "NOT_FOUND_..." as in the contract; empty: none was given.
  reason: string;
  // "pool", "roster", ...; empty: not given.
  service: string;
  // E.g. the rules that LAW names.
  metadata: Record<string, string>;
  code: Code;
  // The service's own words, in English.
  message: string;
}

export function refusalOf(error: unknown): Refusal {
  const connect = ConnectError.from(error);
  const info = connect.findDetails(ErrorInfoSchema)[0];
  return {
    reason: info?.reason ?? '',
    service: info?.domain.split('.')[0] ?? '',
    metadata: info?.metadata ?? {},
    code: connect.code,
    message: connect.rawMessage,
  };
}

// The rules of law that say no, as they are called in the rule book; empty: it is not the law.
export function brokenRules(refusal: Refusal): string[] {
  if (refusal.reason !== 'LAW') return [];
  return (refusal.metadata['rules'] ?? '').split(' ').filter(Boolean);
}

const BY_CODE: Partial<Record<Code, string>> = {
  [Code.Unavailable]: 'unreachable',
  [Code.DeadlineExceeded]: 'slow',
  [Code.Canceled]: 'slow',
  [Code.Unauthenticated]: 'signedOut',
  [Code.PermissionDenied]: 'denied',
  [Code.ResourceExhausted]: 'busy',
  [Code.Unimplemented]: 'failed',
  [Code.Internal]: 'failed',
  [Code.DataLoss]: 'failed',
  // What a browser says when nobody answers at all.
  [Code.Unknown]: 'unreachable',
};

// One or more whole sentences. Pass the i18n of useTranslation(), so that it is said anew when the
// language changes.
export function sayRefusal(i18n: I18n, error: unknown): string {
  const refusal = refusalOf(error);
  const say = (key: string) => i18n.t(`refusal.${key}` as never, { message: refusal.message });
  const sentences = refusal.metadata[i18n.language === 'en' ? 'sentences_en' : 'sentences_da'];
  if (refusal.reason === 'LAW' && sentences) return `${say('law')} ${sentences}`;
  const rules = brokenRules(refusal).filter((rule) => i18n.exists(`refusal.rule.${rule}`));
  if (rules.length > 0) {
    return [say('law'), ...rules.map((rule) => say(`rule.${rule}`))].join(' ');
  }
  const rooms = [refusal.code === Code.PermissionDenied && 'access', refusal.service, 'reason'];
  const known = rooms
    .filter((room) => room && refusal.reason)
    .map((room) => `${room}.${refusal.reason}`)
    .find((key) => i18n.exists(`refusal.${key}`));
  if (known) return say(known);
  const byCode = refusal.reason ? undefined : BY_CODE[refusal.code];
  return say(byCode ?? (refusal.message ? 'unknown' : 'failed'));
}

// The outcome is not known: to send the same again, under the same request id, is safe and right.
// What was refused with a reason is refused again.
export function mayHaveHappened(error: unknown): boolean {
  const { reason, code } = refusalOf(error);
  return reason === '' && (code === Code.Unavailable || code === Code.DeadlineExceeded);
}
