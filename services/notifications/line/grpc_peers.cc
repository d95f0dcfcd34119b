#include "notifications/line/grpc_peers.h"

#include "kit/rpc/client.h"

namespace vagtbro::notifications {
namespace {

// Nobody waits for a message as for a screen, so one try a turn: the outbox tries again by itself.
const kit::CallOptions kAskDirectory{absl::Seconds(3), 2, absl::Milliseconds(50)};
const kit::CallOptions kAskPool{absl::Seconds(10), 2, absl::Milliseconds(50)};

std::string WordOf(pool::v1::AnswerOutcome outcome) {
  const std::string prefix = "ANSWER_OUTCOME_";
  return pool::v1::AnswerOutcome_Name(outcome).substr(prefix.size());
}

}  // namespace

grpc::Status CallsUnderWay::Run(grpc::ClientContext* context, const Call& call) {
  {
    const std::lock_guard lock(mutex_);
    if (stopping_) return {grpc::StatusCode::CANCELLED, "stopping"};
    contexts_.insert(context);
  }
  const grpc::Status status = call(context);
  const std::lock_guard lock(mutex_);
  contexts_.erase(context);
  return status;
}

void CallsUnderWay::Stop() {
  const std::lock_guard lock(mutex_);
  stopping_ = true;
  for (grpc::ClientContext* context : contexts_) context->TryCancel();
}

DirectoryContactBook::DirectoryContactBook(const std::shared_ptr<grpc::Channel>& channel)
    : stub_(directory::v1::DirectoryService::NewStub(channel)) {}

absl::StatusOr<Contact> DirectoryContactBook::Find(const std::string& tenant,
                                                   const std::string& employment_id) {
  directory::v1::GetContactRequest request;
  request.set_tenant_id(tenant);
  request.set_employment_id(employment_id);
  directory::v1::GetContactResponse response;
  const absl::Status status = kit::CallWithRetry(kAskDirectory, [&](grpc::ClientContext* context) {
    return calls_.Run(context,
                      [&](auto* asked) { return stub_->GetContact(asked, request, &response); });
  });
  if (!status.ok()) return status;
  return Contact{response.phones().empty() ? "" : response.phones(0), response.language() != "en"};
}

PoolOfferDesk::PoolOfferDesk(const std::shared_ptr<grpc::Channel>& channel)
    : stub_(pool::v1::PoolService::NewStub(channel)) {}

absl::StatusOr<std::string> PoolOfferDesk::Answer(const OfferAnswer& answer) {
  pool::v1::AnswerOfferRequest request;
  request.set_tenant_id(answer.tenant);
  request.set_request_id(answer.request_id);
  request.set_offer_id(answer.offer_id);
  request.set_employment_id(answer.employment_id);
  request.set_accept(answer.accept);
  pool::v1::AnswerOfferResponse response;
  const absl::Status status = kit::CallWithRetry(kAskPool, [&](grpc::ClientContext* context) {
    return calls_.Run(context,
                      [&](auto* asked) { return stub_->AnswerOffer(asked, request, &response); });
  });
  if (!status.ok()) return status;
  if (!pool::v1::AnswerOutcome_IsValid(response.outcome())) {
    return absl::UnavailableError(std::string("the pool answered with an unknown outcome"));
  }
  return WordOf(response.outcome());
}

}  // namespace vagtbro::notifications
