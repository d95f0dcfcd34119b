#include "notifications/line/ivr_voice_sender.h"

#include "kit/base/proto_time.h"
#include "kit/rpc/client.h"

namespace vagtbro::notifications {
namespace {

// The outbox tries again by itself.
const kit::CallOptions kAskTelephone{absl::Seconds(5), 2, absl::Milliseconds(50)};

// What the telephone has refused, it will refuse again; broken off, it is handed over again later.
absl::Status InOurWords(const absl::Status& status) {
  if (absl::IsFailedPrecondition(status) || absl::IsNotFound(status)) {
    return absl::InvalidArgumentError(status.message());
  }
  if (absl::IsCancelled(status)) return absl::UnavailableError(status.message());
  return status;
}

}  // namespace

IvrVoiceSender::IvrVoiceSender(const std::shared_ptr<grpc::Channel>& channel)
    : stub_(ivr::v1::IvrService::NewStub(channel)) {}

absl::Status IvrVoiceSender::Offer(const VoiceCall& call) {
  ivr::v1::OfferByVoiceRequest request;
  request.set_tenant_id(call.tenant);
  request.set_request_id("offer-" + call.reference);
  request.set_reference(call.reference);
  request.set_employment_id(call.employment_id);
  request.set_number_index(call.number_index);
  request.set_offer_id(call.offer_id);
  *request.mutable_interval() = call.interval;
  request.set_unit_id(call.unit_id);
  *request.mutable_ring_time() = kit::ToProto(call.ring_time);
  *request.mutable_lapse_time() = kit::ToProto(call.lapse_time);
  ivr::v1::OfferByVoiceResponse response;
  return InOurWords(kit::CallWithRetry(kAskTelephone, [&](grpc::ClientContext* context) {
    return calls_.Run(context,
                      [&](auto* asked) { return stub_->OfferByVoice(asked, request, &response); });
  }));
}

absl::Status IvrVoiceSender::Withdraw(const std::string& tenant, const std::string& reference) {
  ivr::v1::WithdrawVoiceOfferRequest request;
  request.set_tenant_id(tenant);
  request.set_request_id("withdraw-" + reference);
  request.set_reference(reference);
  ivr::v1::WithdrawVoiceOfferResponse response;
  return InOurWords(kit::CallWithRetry(kAskTelephone, [&](grpc::ClientContext* context) {
    return calls_.Run(
        context, [&](auto* asked) { return stub_->WithdrawVoiceOffer(asked, request, &response); });
  }));
}

}  // namespace vagtbro::notifications
