#include "ivr/api/voice_offers.h"

#include "kit/base/ids.h"
#include "kit/base/proto_time.h"
#include "kit/rpc/refusal.h"

namespace vagtbro::ivr {
namespace {

constexpr uint32_t kPage = 100;
constexpr uint32_t kLongestPage = 1000;

absl::Status Check(const v1::OfferByVoiceRequest& request) {
  if (!kit::IsId(request.reference())) return kit::Malformed("reference", "an id is required");
  if (!kit::IsId(request.employment_id())) {
    return kit::Malformed("employment_id", "an id is required");
  }
  if (!kit::IsId(request.offer_id())) return kit::Malformed("offer_id", "an id is required");
  if (!request.unit_id().empty() && !kit::IsId(request.unit_id())) {
    return kit::Malformed("unit_id", "an id or nothing");
  }
  if (kit::Start(request.interval()) >= kit::End(request.interval())) {
    return kit::Malformed("interval", "it must end after it starts");
  }
  if (!request.has_lapse_time()) return kit::Malformed("lapse_time", "is required");
  return absl::OkStatus();
}

}  // namespace

absl::Status OfferByVoice(OfferCalls& calls, const OutLine& line, kit::Commit& commit,
                          const v1::OfferByVoiceRequest& request, v1::OfferByVoiceResponse*) {
  if (absl::Status checked = Check(request); !checked.ok()) return checked;
  if (!line.rings_out || request.tenant_id() != line.tenant.str()) {
    return kit::Refused("NO_LINE", "no line of this municipality rings out; reach them otherwise");
  }
  v1::VoiceOfferTaken taken;
  taken.set_reference(request.reference());
  taken.set_employment_id(request.employment_id());
  taken.set_number_index(request.number_index());
  taken.set_offer_id(request.offer_id());
  *taken.mutable_interval() = request.interval();
  taken.set_unit_id(request.unit_id());
  if (request.has_ring_time()) *taken.mutable_ring_time() = request.ring_time();
  *taken.mutable_lapse_time() = request.lapse_time();
  calls.Take(commit, std::move(taken));
  return absl::OkStatus();
}

absl::Status WithdrawVoiceOffer(OfferCalls& calls, kit::Commit& commit,
                                const v1::WithdrawVoiceOfferRequest& request,
                                v1::WithdrawVoiceOfferResponse*) {
  calls.Withdraw(commit, request.reference());
  return absl::OkStatus();
}

absl::Status ListVoiceOffers(const IvrState& state, const v1::ListVoiceOffersRequest& request,
                             v1::ListVoiceOffersResponse* response) {
  if (request.page_size() > kLongestPage) {
    return kit::Malformed("page_size", "at most 1000 at a time");
  }
  const uint32_t limit = request.page_size() == 0 ? kPage : request.page_size();
  for (const v1::VoiceOfferRow* row : state.voice_offers.NewestFirst(request.tenant_id())) {
    if (static_cast<uint32_t>(response->voice_offers_size()) == limit) break;
    v1::VoiceOffer& answer = *response->add_voice_offers();
    answer.set_reference(row->offer().reference());
    answer.set_employment_id(row->offer().employment_id());
    answer.set_offer_id(row->offer().offer_id());
    answer.set_attempts(row->attempts());
    answer.set_outcome(row->outcome());
    if (row->has_ring_time()) *answer.mutable_ring_time() = row->ring_time();
  }
  return absl::OkStatus();
}

}  // namespace vagtbro::ivr
