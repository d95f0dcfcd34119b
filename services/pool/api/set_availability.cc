#include "pool/api/set_availability.h"

#include <google/rpc/error_details.pb.h>

#include "absl/strings/cord.h"
#include "kit/base/ids.h"
#include "kit/base/proto_time.h"
#include "kit/rpc/refusal.h"

namespace vagtbro::pool {
namespace {

constexpr absl::Duration kLongest = absl::Hours(48);

absl::Status TooLong() {
  absl::Status status =
      absl::InvalidArgumentError("until_time: at most 48 hours; longer is leave, for the planner");
  google::rpc::ErrorInfo info;
  info.set_reason("TOO_LONG");
  (*info.mutable_metadata())["field"] = "until_time";
  status.SetPayload("type.googleapis.com/google.rpc.ErrorInfo",
                    absl::Cord(info.SerializeAsString()));
  return status;
}

absl::Status CheckFields(const v1::SetAvailabilityRequest& request, absl::Time now) {
  if (!kit::IsId(request.employment_id())) {
    return kit::Malformed("employment_id", "name the employment whose word it is");
  }
  if (request.word() == v1::AVAILABILITY_WORD_AGAIN) return absl::OkStatus();
  if (request.word() != v1::AVAILABILITY_WORD_NOT_NOW &&
      request.word() != v1::AVAILABILITY_WORD_OFF_SHIFT) {
    return kit::Malformed("word", "say NOT_NOW, OFF_SHIFT or AGAIN");
  }
  if (!request.has_until_time() || kit::FromProto(request.until_time()) <= now) {
    return kit::Malformed("until_time", "name a time that lies ahead");
  }
  return kit::FromProto(request.until_time()) > now + kLongest ? TooLong() : absl::OkStatus();
}

}  // namespace

absl::Status SetAvailability(const PoolState& state, kit::Commit& commit,
                             const v1::SetAvailabilityRequest& request,
                             v1::SetAvailabilityResponse* /*response*/) {
  absl::Status checked = CheckFields(request, commit.now());
  if (!checked.ok()) return checked;
  v1::AvailabilitySet word;
  word.set_person_id(state.people().PersonOf(commit.tenant(), request.employment_id()));
  if (word.person_id().empty()) {
    return kit::Unknown("UNKNOWN_EMPLOYMENT", "no employment has this id");
  }
  const bool again = request.word() == v1::AVAILABILITY_WORD_AGAIN;
  if (!again) {
    word.set_off_shift(request.word() == v1::AVAILABILITY_WORD_OFF_SHIFT);
    *word.mutable_until_time() = request.until_time();
  } else if (state.words().Find(kit::Key(commit.tenant(), word.person_id())) == nullptr) {
    return absl::OkStatus();  // nothing was said before
  }
  commit.Emit(word.person_id(), word);
  return absl::OkStatus();
}

}  // namespace vagtbro::pool
