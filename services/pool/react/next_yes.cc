#include "pool/react/next_yes.h"

#include <algorithm>
#include <utility>
#include <variant>
#include <vector>

#include "kit/base/proto_time.h"
#include "pool/domain/answer.h"
#include "pool/domain/hold.h"
#include "pool/store/standing.h"

namespace vagtbro::pool {
namespace {

// Offers in the state, oldest answer first.
std::vector<v1::OfferRow> Waiting(const PoolState& state, const std::string& tenant,
                                  const v1::CoverRow& cover, v1::OfferState wanted) {
  std::vector<v1::OfferRow> waiting;
  for (const std::string& offer_id : cover.offer_ids()) {
    const v1::OfferRow* row = state.offers().Find(kit::Key(tenant, offer_id));
    if (row != nullptr && row->state() == wanted) waiting.push_back(*row);
  }
  std::stable_sort(waiting.begin(), waiting.end(), [](const auto& a, const auto& b) {
    return kit::FromProto(a.answer_time()) < kit::FromProto(b.answer_time());
  });
  return waiting;
}

// Those queued for this gap, then those who stand by for its shift.
std::vector<v1::OfferRow> InLine(const PoolState& state, const std::string& tenant,
                                 const v1::CoverRow& cover) {
  std::vector<v1::OfferRow> line = Waiting(state, tenant, cover, v1::OFFER_STATE_QUEUED);
  for (const v1::CoverRow* earlier : state.CoversOfShift(tenant, cover.gap().shift_id())) {
    if (earlier->gap().gap_id() == cover.gap().gap_id()) continue;
    for (v1::OfferRow& row : Waiting(state, tenant, *earlier, v1::OFFER_STATE_STANDBY)) {
      line.push_back(std::move(row));
    }
  }
  return line;
}

// The yes they gave, whom a desk named with it included.
Answer AnswerOf(const v1::OfferRow& offer) {
  return {offer.offer().employment_id(), true, offer.worker_employment_id()};
}

void Emit(kit::Commit& commit, const std::string& gap_id, const Facts& facts) {
  for (const Fact& fact : facts) {
    std::visit([&](const auto& message) { commit.Emit(gap_id, message); }, fact);
  }
}

}  // namespace

bool AcceptNextYes(PoolState& state, kit::Commit& commit, const std::string& gap_id) {
  const std::string& tenant = commit.tenant();
  const v1::CoverRow* found = state.covers().Find(kit::Key(tenant, gap_id));
  if (found == nullptr) return false;
  const v1::CoverRow cover = *found;
  for (v1::OfferRow& offer : InLine(state, tenant, cover)) {
    if (HeldByAnother(offer.offer(), cover, commit.now())) return false;
    offer.mutable_offer()->set_gap_id(gap_id);
    offer.set_state(v1::OFFER_STATE_OPEN);  // the question is asked as if they had just said yes
    *offer.mutable_offer()->mutable_interval() = cover.gap().interval();
    const StandingNow standing =
        StandingOf(state, tenant, offer, cover, commit.now(), offer.worker_employment_id());
    const auto facts =
        DecideAnswer(offer, cover, AnswerOf(offer), standing.standing(), commit.now());
    if (!facts) continue;
    Emit(commit, gap_id, *facts);
    const bool accepted = std::any_of(facts->begin(), facts->end(), [](const Fact& fact) {
      return std::holds_alternative<v1::OfferAccepted>(fact);
    });
    if (accepted) return true;
  }
  return false;
}

void SettleQueued(PoolState& state, kit::Commit& commit, const std::string& gap_id) {
  const std::string& tenant = commit.tenant();
  const v1::CoverRow* found = state.covers().Find(kit::Key(tenant, gap_id));
  if (found == nullptr) return;
  const v1::CoverRow cover = *found;
  for (const v1::OfferRow& offer : Waiting(state, tenant, cover, v1::OFFER_STATE_QUEUED)) {
    const StandingNow standing =
        StandingOf(state, tenant, offer, cover, commit.now(), offer.worker_employment_id());
    const auto facts =
        DecideAnswer(offer, cover, AnswerOf(offer), standing.standing(), commit.now());
    if (facts) Emit(commit, gap_id, *facts);
  }
}

}  // namespace vagtbro::pool
