// ClockService: reads the system's clock, and moves it where that is allowed.
//
// Errors:  FAILED_PRECONDITION CLOCK_NOT_CONTROLLABLE on real time; INVALID_ARGUMENT for a
//          move that is not forward.
#pragma once

#include "kit/rpc/host.h"
#include "kit/time/clock.h"
#include "vagtbro/ops/v1/clock_service.grpc.pb.h"

namespace vagtbro::kit {

class ClockGrpc final : public ops::v1::ClockService::CallbackService {
 public:
  ClockGrpc(Clock& clock, RpcHost& host) : clock_(clock), host_(host) {}

  grpc::ServerUnaryReactor* GetClock(grpc::CallbackServerContext* context,
                                     const ops::v1::GetClockRequest* request,
                                     ops::v1::GetClockResponse* response) override;
  grpc::ServerUnaryReactor* AdvanceClock(grpc::CallbackServerContext* context,
                                         const ops::v1::AdvanceClockRequest* request,
                                         ops::v1::AdvanceClockResponse* response) override;

 private:
  Clock& clock_;
  RpcHost& host_;
};

}  // namespace vagtbro::kit
