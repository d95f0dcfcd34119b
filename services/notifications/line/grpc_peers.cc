#include "notifications/line/grpc_peers.h"

#include <google/rpc/error_details.pb.h>

#include "absl/strings/cord.h"
#include "kit/base/proto_time.h"
#include "kit/rpc/client.h"

namespace vagtbro::notifications {
namespace {

// Nobody waits for a message as for a screen, so one try a turn: the outbox tries again by itself.
const kit::CallOptions kAskDirectory{absl::Seconds(3), 2, absl::Milliseconds(50)};
const kit::CallOptions kAskPool{absl::Seconds(10), 2, absl::Milliseconds(50)};

// The fields that the directory names in a refusal.
std::string MissingIn(const absl::Status& status) {
  const auto payload = status.GetPayload("type.googleapis.com/google.rpc.ErrorInfo");
  google::rpc::ErrorInfo info;
  if (!payload || !info.ParseFromString(std::string(*payload))) return "worker";
  const auto missing = info.metadata().find("missing");
  const auto field = info.metadata().find("field");
  if (missing != info.metadata().end()) return missing->second;
  return field != info.metadata().end() ? field->second : "worker";
}

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
  Contact contact{response.phones().empty() ? "" : response.phones(0), response.language() != "en"};
  for (int i = 1; i < response.phones_size(); ++i)
    contact.other_phones.push_back(response.phones(i));
  contact.order_url = response.order_url();
  contact.order_email = response.order_email();
  return contact;
}

DirectoryWorkerBook::DirectoryWorkerBook(const std::shared_ptr<grpc::Channel>& channel)
    : stub_(directory::v1::DirectoryService::NewStub(channel)) {}

absl::StatusOr<std::string> DirectoryWorkerBook::Register(const std::string& tenant,
                                                          const std::string& request_id,
                                                          const std::string& desk_employment_id,
                                                          const WorkerData& worker) {
  directory::v1::RegisterAgencyWorkerRequest request;
  request.set_tenant_id(tenant);
  request.set_request_id(request_id);
  request.set_agency_employment_id(desk_employment_id);
  request.set_worker_no(worker.worker_no);
  request.set_name(worker.name);
  request.set_profession(worker.profession);
  request.set_authorisation_id(worker.authorisation_id);
  *request.mutable_interval() = kit::MakeInterval(worker.start_time, worker.end_time);
  *request.mutable_competences() = {worker.competences.begin(), worker.competences.end()};
  request.set_child_certificate(worker.child_certificate);
  directory::v1::RegisterAgencyWorkerResponse response;
  const absl::Status status = kit::CallWithRetry(kAskDirectory, [&](grpc::ClientContext* context) {
    return calls_.Run(context, [&](auto* asked) {
      return stub_->RegisterAgencyWorker(asked, request, &response);
    });
  });
  if (status.ok()) return response.employment_id();
  return absl::IsInvalidArgument(status) ? absl::InvalidArgumentError(MissingIn(status)) : status;
}

PoolOfferDesk::PoolOfferDesk(const std::shared_ptr<grpc::Channel>& channel)
    : stub_(pool::v1::PoolService::NewStub(channel)) {}

absl::StatusOr<std::string> PoolOfferDesk::AnswerLending(const OfferAnswer& answer) {
  pool::v1::AnswerLendingRequest request;
  request.set_tenant_id(answer.tenant);
  request.set_request_id(answer.request_id);
  request.set_consent_id(answer.offer_id);
  request.set_leader_employment_id(answer.employment_id);
  request.set_granted(answer.accept);
  pool::v1::AnswerLendingResponse response;
  const absl::Status status = kit::CallWithRetry(kAskPool, [&](grpc::ClientContext* context) {
    return calls_.Run(context,
                      [&](auto* asked) { return stub_->AnswerLending(asked, request, &response); });
  });
  if (!status.ok()) return status;
  return std::string(response.agreed() ? "GRANTED" : "NOTED");
}

absl::StatusOr<std::string> PoolOfferDesk::Answer(const OfferAnswer& answer) {
  if (answer.lending) return AnswerLending(answer);
  pool::v1::AnswerOfferRequest request;
  request.set_tenant_id(answer.tenant);
  request.set_request_id(answer.request_id);
  request.set_offer_id(answer.offer_id);
  request.set_employment_id(answer.employment_id);
  request.set_accept(answer.accept);
  request.set_worker_employment_id(answer.worker_employment_id);
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
