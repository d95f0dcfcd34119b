// Verdict: what the law said about one person, in the few words that fit beside their name.
import type { ShiftJudgement } from '../gen/vagtbro/roster/v1/plan_service_pb';
import type { Verdict } from '../gen/vagtbro/types/v1/work_pb';
import type { Language } from '../time/copenhagen';

export interface Said {
  allowed: boolean;
  employed: boolean;
  sentence: string; // the first broken rule's; empty: none, or not employed
  warning: string; // of a rule that passed; empty: none
  nearest: string; // what would be allowed; empty: nothing is known
  ore: number | undefined; // absent: not asked
}

export function sayVerdict(verdict: Verdict | undefined, language: Language): Said {
  const words = (one?: { sentenceDa: string; sentenceEn: string }) =>
    (language === 'da' ? one?.sentenceDa : one?.sentenceEn) ?? '';
  const results = verdict?.results ?? [];
  return {
    allowed: verdict?.allowed ?? false,
    employed: true,
    sentence: words(results.find((one) => !one.passed)),
    warning: words(results.find((one) => one.passed && one.warned)),
    nearest: words(verdict?.nearestLegal),
    ore: verdict && verdict.costItems.length > 0 ? Number(verdict.costOre) : undefined,
  };
}

export function sayJudgement(judged: ShiftJudgement, language: Language): Said {
  const said = sayVerdict(judged.verdict, language);
  return { ...said, employed: judged.employed, allowed: judged.employed && said.allowed };
}

// "1.234 kr."
export function kroner(ore: number, language: Language): string {
  const locale = language === 'da' ? 'da-DK' : 'en-GB';
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 }).format(ore / 100);
  return language === 'da' ? `${whole} kr.` : `DKK ${whole}`;
}

// Who may, cheapest first; then who may not.
export function byVerdict(a: Said | undefined, b: Said | undefined): number {
  const rank = (one?: Said) => (one?.allowed ? 0 : one?.employed ? 1 : 2);
  return rank(a) - rank(b) || (a?.ore ?? 0) - (b?.ore ?? 0);
}
