#include "pool/api/answer_offer.h"

#include <cstdlib>
#include <string>
#include <variant>
#include <vector>

#include "kit/base/ids.h"
#include "kit/rpc/refusal.h"
#include "pool/api/words.h"
#include "pool/domain/answer.h"
#include "pool/store/standing.h"

namespace vagtbro::pool {
namespace {

absl::Status Explained(AnswerRefusal refusal, const Standing& standing) {
  const std::string broken = BrokenInWords(standing.law, Language::kEnglish);
  switch (refusal) {
    case AnswerRefusal::kNotYourOffer:
      return kit::Refused("NOT_YOUR_OFFER", "this offer was made to somebody else");
    case AnswerRefusal::kWorkerNeeded:
      return kit::Refused("WORKER_NEEDED", "name the worker you send: worker_employment_id");
    case AnswerRefusal::kWorkerUnheard:
      return absl::UnavailableError(
          std::string("WORKER_UNKNOWN: no word of this worker has come; "
                      "register them, then ask again"));
    case AnswerRefusal::kWorkerUnfit:
      return kit::Refused("WORKER_UNFIT",
                          broken.empty() || !standing.employed
                              ? "the worker is not of this agency or not for all of the shift"
                              : broken);
  }
  std::abort();  // -Werror=switch has named every AnswerRefusal.
}

v1::AnswerOutcome OutcomeOf(const v1::OfferRow& offer, bool accept) {
  switch (offer.state()) {
    case v1::OFFER_STATE_PENDING:
      return v1::ANSWER_OUTCOME_PENDING;
    case v1::OFFER_STATE_CONFIRMED:
      return v1::ANSWER_OUTCOME_CONFIRMED;
    case v1::OFFER_STATE_REFUSED:
      return v1::ANSWER_OUTCOME_REFUSED;
    case v1::OFFER_STATE_QUEUED:
      return v1::ANSWER_OUTCOME_QUEUED;
    case v1::OFFER_STATE_STANDBY:
      return v1::ANSWER_OUTCOME_STANDBY;
    default:
      return accept ? v1::ANSWER_OUTCOME_TOO_LATE : v1::ANSWER_OUTCOME_DECLINED;
  }
}

bool IsDesk(const PoolState& state, const std::string& tenant, const v1::OfferRow& offer) {
  const auto& asked = offer.offer().employment_id();
  return state.members().Get(kit::Key(tenant, asked)).employment().kind() ==
         directory::v1::EMPLOYMENT_KIND_AGENCY;
}

}  // namespace

absl::Status AnswerOffer(const PoolState& state, kit::Commit& commit,
                         const v1::AnswerOfferRequest& request, v1::AnswerOfferResponse* response) {
  if (!kit::IsId(request.offer_id())) return kit::Malformed("offer_id", "name an offer");
  if (!kit::IsId(request.employment_id())) {
    return kit::Malformed("employment_id", "name the employment that was asked");
  }
  const std::string& tenant = commit.tenant();
  const v1::OfferRow* offer = state.offers().Find(kit::Key(tenant, request.offer_id()));
  if (offer == nullptr) return kit::Unknown("UNKNOWN_OFFER", "no offer has this id");
  const std::string gap_id = offer->offer().gap_id();
  const v1::CoverRow& cover = *state.covers().Find(kit::Key(tenant, gap_id));

  const std::string& worker = request.worker_employment_id();
  if (!worker.empty() && (!kit::IsId(worker) || !IsDesk(state, tenant, *offer))) {
    return kit::Malformed("worker_employment_id", "only a temp agency's yes names a worker");
  }
  const StandingNow standing = StandingOf(state, tenant, *offer, cover, commit.now(), worker);
  const auto facts =
      DecideAnswer(*offer, cover, {request.employment_id(), request.accept(), worker},
                   standing.standing(), commit.now());
  if (!facts) return Explained(facts.error(), standing.standing());
  for (const Fact& fact : *facts) {
    std::visit([&](const auto& message) { commit.Emit(gap_id, message); }, fact);
  }
  *response = ReplyTo(state, request);
  return absl::OkStatus();
}

v1::AnswerOfferResponse ReplyTo(const PoolState& state, const v1::AnswerOfferRequest& request) {
  const v1::OfferRow offer = state.offers().Get(kit::Key(request.tenant_id(), request.offer_id()));
  v1::AnswerOfferResponse response;
  response.set_outcome(OutcomeOf(offer, request.accept()));
  if (response.outcome() == v1::ANSWER_OUTCOME_REFUSED) {
    response.set_refusal_da(RefusalInWords(offer, Language::kDanish));
    response.set_refusal_en(RefusalInWords(offer, Language::kEnglish));
  }
  return response;
}

}  // namespace vagtbro::pool
