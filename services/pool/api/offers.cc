#include "pool/api/offers.h"

#include <algorithm>
#include <vector>

#include "kit/base/ids.h"
#include "kit/base/proto_time.h"
#include "kit/rpc/refusal.h"
#include "pool/api/board.h"
#include "pool/api/page.h"

namespace vagtbro::pool {
namespace {

bool IsIdOrEmpty(const std::string& text) { return text.empty() || kit::IsId(text); }

bool IsWanted(const v1::OfferRow& row, const v1::ListOffersRequest& request) {
  if (request.open_only() && row.state() != v1::OFFER_STATE_OPEN) return false;
  const bool of_gap = request.gap_id().empty() || row.offer().gap_id() == request.gap_id();
  const bool of_person =
      request.employment_id().empty() || row.offer().employment_id() == request.employment_id();
  return of_gap && of_person;
}

}  // namespace

v1::Offer OfferOf(const v1::OfferRow& row) {
  v1::Offer offer;
  *offer.mutable_offer() = row.offer();
  offer.set_state(row.state());
  *offer.mutable_offer_time() = row.offer_time();
  if (row.has_answer_time()) *offer.mutable_answer_time() = row.answer_time();
  return offer;
}

absl::Status ListOffers(const PoolState& state, const v1::ListOffersRequest& request,
                        v1::ListOffersResponse* response) {
  if (!IsIdOrEmpty(request.gap_id())) return kit::Malformed("gap_id", "name a gap, or none");
  if (!IsIdOrEmpty(request.employment_id())) {
    return kit::Malformed("employment_id", "name an employment, or none");
  }
  const auto page = ParsePage(request.page_size(), request.page_token());
  if (!page.ok()) return page.status();
  absl::Status known = CheckTenant(state, request.tenant_id());
  if (!known.ok()) return known;
  std::vector<const v1::OfferRow*> rows;
  for (const auto& [key, row] : state.offers().Under(request.tenant_id() + "/")) {
    if (IsWanted(row, request)) rows.push_back(&row);
  }
  std::sort(rows.begin(), rows.end(), [](const auto* a, const auto* b) {
    const absl::Time a_time = kit::FromProto(a->offer_time());
    const absl::Time b_time = kit::FromProto(b->offer_time());
    if (a_time != b_time) return a_time > b_time;
    return a->offer().offer_id() < b->offer().offer_id();
  });
  response->set_next_page_token(
      FillPage(*page, rows, [&](const auto* row) { *response->add_offers() = OfferOf(*row); }));
  return absl::OkStatus();
}

}  // namespace vagtbro::pool
