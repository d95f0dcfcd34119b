// Ivr voice sender: the telephone service as the way by which offers are spoken.
//
// Errors:  see voice_sender.h; a house without a line to ring out on is INVALID_ARGUMENT.
// Threads: any; the calls block.
#pragma once

#include <memory>

#include "notifications/effects/voice_sender.h"
#include "notifications/line/grpc_peers.h"
#include "vagtbro/ivr/v1/ivr_service.grpc.pb.h"

namespace vagtbro::notifications {

class IvrVoiceSender final : public VoiceSender {
 public:
  explicit IvrVoiceSender(const std::shared_ptr<grpc::Channel>& channel);
  absl::Status Offer(const VoiceCall& call) override;
  absl::Status Withdraw(const std::string& tenant, const std::string& reference) override;
  void Stop() override { calls_.Stop(); }

 private:
  std::unique_ptr<ivr::v1::IvrService::Stub> stub_;
  CallsUnderWay calls_;
};

}  // namespace vagtbro::notifications
