// Risk order: what is short now, the worst kind first; what only has no margin is told apart.
import { RiskKind, type Risk } from '../gen/vagtbro/roster/v1/plan_service_pb';

const ORDER = [RiskKind.SEARCHED, RiskKind.NO_SHIFT, RiskKind.ROLE_MISSING, RiskKind.ACCEPTED];

// What the figure counts and the list shows. A kind that is not known yet stands last, not nowhere.
export function realRisks(all: Risk[]): Risk[] {
  const place = (risk: Risk) =>
    ORDER.includes(risk.kind) ? ORDER.indexOf(risk.kind) : ORDER.length;
  return all.filter((risk) => risk.kind !== RiskKind.NO_MARGIN).sort((a, b) => place(a) - place(b));
}

// Units at their planned staffing that cannot bear one absence more, each counted once.
export function noMarginUnits(all: Risk[]): { units: number; risks: Risk[] } {
  const risks = all.filter((risk) => risk.kind === RiskKind.NO_MARGIN);
  return { units: new Set(risks.map((risk) => risk.unitId)).size, risks };
}
