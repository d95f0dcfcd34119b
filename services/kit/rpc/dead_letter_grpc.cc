#include "kit/rpc/dead_letter_grpc.h"

#include <regex>

#include "kit/base/log.h"
#include "kit/base/proto_time.h"
#include "kit/rpc/refusal.h"

namespace vagtbro::kit {
namespace {

ops::v1::DeadLetter ToProto(const std::string& event_id, const journal::v1::DeadLetterRow& row) {
  Envelope envelope;
  envelope.ParseFromString(row.envelope());
  ops::v1::DeadLetter letter;
  letter.set_event_id(event_id);
  letter.set_type(envelope.type());
  letter.set_tenant_id(envelope.tenant_id());
  letter.set_error(row.error());
  letter.set_attempts(row.attempts());
  *letter.mutable_park_time() = row.park_time();
  return letter;
}

absl::Status UnknownLetter(const std::string& event_id) {
  return Unknown("UNKNOWN_DEAD_LETTER", "no dead letter '" + event_id + "'; list them first");
}

}  // namespace

grpc::ServerUnaryReactor* DeadLetterGrpc::ListDeadLetters(
    grpc::CallbackServerContext* context, const ops::v1::ListDeadLettersRequest* request,
    ops::v1::ListDeadLettersResponse* response) {
  return host_.Query<ops::v1::ListDeadLettersRequest, ops::v1::ListDeadLettersResponse>(
      context, request, response, [this](const auto&, auto* reply, absl::Time) {
        for (const auto& [event_id, row] : journal_.dead_letters()) {
          *reply->add_dead_letters() = ToProto(event_id, row);
        }
        return absl::OkStatus();
      });
}

grpc::ServerUnaryReactor* DeadLetterGrpc::RetryDeadLetter(
    grpc::CallbackServerContext* context, const ops::v1::RetryDeadLetterRequest* request,
    ops::v1::RetryDeadLetterResponse* response) {
  return host_.Mutate<ops::v1::RetryDeadLetterRequest, ops::v1::RetryDeadLetterResponse>(
      context, request, response, [this](Commit&, const auto& asked, auto*) {
        if (journal_.dead_letters().count(asked.event_id()) == 0) {
          return UnknownLetter(asked.event_id());
        }
        const absl::Status digested = hearing_.Retry(journal_, asked.event_id());
        if (digested.ok()) return digested;
        return Refused("STILL_INDIGESTIBLE", std::string(digested.message()));
      });
}

grpc::ServerUnaryReactor* DeadLetterGrpc::DiscardDeadLetter(
    grpc::CallbackServerContext* context, const ops::v1::DiscardDeadLetterRequest* request,
    ops::v1::DiscardDeadLetterResponse* response) {
  return host_.Mutate<ops::v1::DiscardDeadLetterRequest, ops::v1::DiscardDeadLetterResponse>(
      context, request, response, [this](Commit&, const auto& asked, auto*) {
        static const std::regex kReason("[A-Z][A-Z_]{2,39}");
        if (!std::regex_match(asked.reason_code(), kReason)) {
          return Malformed("reason_code", "3 to 40 capital letters and underscores");
        }
        if (journal_.dead_letters().count(asked.event_id()) == 0) {
          return UnknownLetter(asked.event_id());
        }
        LogWarning("dead letter discarded",
                   {{"event_id", asked.event_id()}, {"reason_code", asked.reason_code()}});
        journal_.Unpark(asked.event_id());
        return absl::OkStatus();
      });
}

}  // namespace vagtbro::kit
