#include "pool/api/answer_lending.h"

#include <cstdlib>
#include <utility>
#include <variant>

#include "kit/base/ids.h"
#include "kit/rpc/refusal.h"
#include "pool/domain/lending.h"

namespace vagtbro::pool {
namespace {

absl::Status Explained(LendingRefusal refusal) {
  switch (refusal) {
    case LendingRefusal::kNotYourQuestion:
      return kit::Refused("NOT_YOUR_QUESTION", "another leader was asked");
    case LendingRefusal::kTooLate:
      return kit::Refused("TOO_LATE", "the question has lapsed or has been answered");
  }
  std::abort();  // -Werror=switch has named every LendingRefusal.
}

// The search that the question belongs to and the unit that would lend; null: there is none.
std::pair<const v1::CoverRow*, std::string> Asked(const PoolState& state, const std::string& tenant,
                                                  const std::string& consent_id) {
  for (const auto& [key, cover] : state.covers().Under(kit::Key(tenant, ""))) {
    for (const v1::LendingQuestion& question : cover.lending()) {
      if (question.asked().consent_id() == consent_id) {
        return {&cover, question.asked().from_unit_id()};
      }
    }
  }
  return {nullptr, ""};
}

}  // namespace

absl::Status AnswerLending(const PoolState& state, kit::Commit& commit,
                           const v1::AnswerLendingRequest& request,
                           v1::AnswerLendingResponse* response) {
  if (!kit::IsId(request.consent_id())) return kit::Malformed("consent_id", "name a question");
  if (!kit::IsId(request.leader_employment_id())) {
    return kit::Malformed("leader_employment_id", "name the leader who answers");
  }
  const std::string& tenant = commit.tenant();
  const auto [cover, from_unit] = Asked(state, tenant, request.consent_id());
  if (cover == nullptr) return kit::Unknown("UNKNOWN_CONSENT", "no question has this id");
  const std::string gap_id = cover->gap().gap_id();
  const auto facts = DecideLending(*cover, request.consent_id(), request.leader_employment_id(),
                                   request.granted(), commit.now());
  if (!facts) return Explained(facts.error());
  for (const Fact& fact : *facts) {
    std::visit([&](const auto& message) { commit.Emit(gap_id, message); }, fact);
  }
  const v1::CoverRow& after = *state.covers().Find(kit::Key(tenant, gap_id));
  const auto lending = UnitsThatLend(after, state.PolicyFor(tenant, after), commit.now());
  response->set_agreed(lending.count(from_unit) != 0);
  return absl::OkStatus();
}

}  // namespace vagtbro::pool
