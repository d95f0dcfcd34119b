#include "kit/rpc/clock_grpc.h"

#include "kit/base/proto_time.h"
#include "kit/rpc/refusal.h"

namespace vagtbro::kit {

grpc::ServerUnaryReactor* ClockGrpc::GetClock(grpc::CallbackServerContext* context,
                                              const ops::v1::GetClockRequest* request,
                                              ops::v1::GetClockResponse* response) {
  *response->mutable_clock_time() = ToProto(clock_.Now());
  response->set_controllable(clock_.controllable());
  response->set_rate(clock_.rate());
  auto* reactor = context->DefaultReactor();
  reactor->Finish(ToGrpc(host_.door().Announce(*context, *request).Check(), host_.domain()));
  return reactor;
}

grpc::ServerUnaryReactor* ClockGrpc::AdvanceClock(grpc::CallbackServerContext* context,
                                                  const ops::v1::AdvanceClockRequest* request,
                                                  ops::v1::AdvanceClockResponse* response) {
  const absl::Duration by =
      absl::Seconds(request->by().seconds()) + absl::Nanoseconds(request->by().nanos());
  absl::Status moved = host_.door().Announce(*context, *request).Check();
  if (!moved.ok()) {
    // Nothing moves.
  } else if (!clock_.controllable()) {
    moved = Refused("CLOCK_NOT_CONTROLLABLE",
                    "this system runs on real time; start it with --clock to be able to move it");
  } else if (by <= absl::ZeroDuration()) {
    moved = Malformed("by", "the clock moves forward only");
  } else {
    moved = clock_.Advance(by);
  }
  *response->mutable_clock_time() = ToProto(clock_.Now());
  auto* reactor = context->DefaultReactor();
  reactor->Finish(ToGrpc(moved, host_.domain()));
  return reactor;
}

}  // namespace vagtbro::kit
