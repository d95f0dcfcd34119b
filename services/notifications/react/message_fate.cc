#include "notifications/react/message_fate.h"

#include "kit/base/log.h"

namespace vagtbro::notifications {

void EmitSent(kit::Commit& commit, const v1::MessageRow& row) {
  v1::MessageSent sent;
  sent.set_message_id(row.message().message_id());
  sent.set_attempts(row.attempts() + 1);
  commit.Emit(sent.message_id(), sent);
}

void EmitDelivered(kit::Commit& commit, const v1::MessageRow& row) {
  v1::MessageDelivered delivered;
  delivered.set_message_id(row.message().message_id());
  commit.Emit(delivered.message_id(), delivered);
}

void EmitAnswered(kit::Commit& commit, const v1::MessageRow& row, bool accept) {
  v1::MessageAnswered answered;
  answered.set_message_id(row.message().message_id());
  answered.set_accept(accept);
  commit.Emit(answered.message_id(), answered);
}

void EmitRecalled(kit::Commit& commit, const v1::MessageRow& row) {
  v1::MessageRecalled recalled;
  recalled.set_message_id(row.message().message_id());
  commit.Emit(recalled.message_id(), recalled);
}

void EmitFailed(kit::Commit& commit, const v1::MessageRow& row, const std::string& reason) {
  v1::MessageFailed failed;
  failed.set_message_id(row.message().message_id());
  failed.set_employment_id(row.message().employment_id());
  failed.set_reason(reason);
  failed.set_cause(row.message().cause());
  failed.set_cause_id(row.message().cause_id());
  const bool untold = IsUntoldEscalation(row);
  commit.Emit(failed.message_id(), failed);
  if (untold) {
    kit::LogError("an escalation reaches nobody", {{"message_id", failed.message_id()},
                                                   {"gap_id", failed.cause_id()},
                                                   {"employment_id", failed.employment_id()},
                                                   {"reason", reason}});
  }
}

void EmitWayFailed(kit::Commit& commit, const v1::MessageRow& row, const std::string& reason) {
  if (static_cast<uint32_t>(row.failed_ways_size()) + 1 >= row.ways()) {
    return EmitFailed(commit, row, reason);
  }
  v1::MessageRerouted rerouted;
  rerouted.set_message_id(row.message().message_id());
  rerouted.set_reason(reason);
  commit.Emit(rerouted.message_id(), rerouted);
}

}  // namespace vagtbro::notifications
