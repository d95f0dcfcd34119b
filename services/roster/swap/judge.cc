#include "roster/swap/judge.h"

#include <map>

#include "roster/domain/plain_no.h"
#include "roster/store/people.h"
#include "roster/swap/domain/swap_rules.h"
#include "worktime/proto/facts.h"

namespace vagtbro::roster {
namespace {

using Rows = std::map<std::string, v1::ShiftRow>;

types::v1::Verdict AskAbout(const RosterState& state, const std::string& tenant,
                            const v1::ShiftRow& row, const Rows& swapped) {
  const auto* employment = state.Employment(tenant, row.shift().employment_id());
  const Interval time = WholeOf(row.shift());
  if (employment == nullptr || !worktime::IsEmployed(*employment, time)) return NotEmployed();
  LawQuestion question;
  question.consented = true;
  question.rescheduled = true;
  question.imagined = &swapped;
  question.in_full = false;
  return AskTheLaw(state, tenant, *employment, row.shift(), time, question);
}

}  // namespace

SwapVerdicts JudgeSwap(const RosterState& state, const std::string& tenant,
                       const v1::ShiftRow& given, const v1::ShiftRow& wanted) {
  const v1::ShiftRow away = HeldBy(given, wanted.shift().employment_id());
  const v1::ShiftRow got = HeldBy(wanted, given.shift().employment_id());
  const Rows swapped = {{away.shift().shift_id(), away}, {got.shift().shift_id(), got}};
  return {AskAbout(state, tenant, away, swapped), AskAbout(state, tenant, got, swapped)};
}

}  // namespace vagtbro::roster
