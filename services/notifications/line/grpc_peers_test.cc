// A directory or pool that never answers does not keep the process from ending.
#include "notifications/line/grpc_peers.h"

#include <gtest/gtest.h>

#include <future>

namespace vagtbro::notifications {
namespace {

// How long a test waits for an end before it calls it hanging.
constexpr std::chrono::seconds kPatience{8};

// Takes the call, says so, and owes the answer until the caller hangs up.
class SilentPool final : public pool::v1::PoolService::CallbackService {
 public:
  grpc::ServerUnaryReactor* AnswerOffer(grpc::CallbackServerContext*,
                                        const pool::v1::AnswerOfferRequest*,
                                        pool::v1::AnswerOfferResponse*) override {
    class Silence final : public grpc::ServerUnaryReactor {
      void OnCancel() override { Finish(grpc::Status::CANCELLED); }
      void OnDone() override { delete this; }
    };
    asked_.set_value();
    return new Silence;
  }
  void AwaitCall() { asked_.get_future().wait(); }

 private:
  std::promise<void> asked_;
};

TEST(GrpcPeersTest, AStopBreaksOffTheCallUnderWayAndLaterOnesFail) {
  SilentPool service;
  grpc::ServerBuilder builder;
  builder.RegisterService(&service);
  const auto server = builder.BuildAndStart();
  PoolOfferDesk desk(server->InProcessChannel({}));
  const OfferAnswer yes{"legeby", "sms-1", "offer-1", "ada", true};
  auto answered = std::async(std::launch::async, [&] { return desk.Answer(yes); });
  service.AwaitCall();
  desk.Stop();
  ASSERT_EQ(answered.wait_for(kPatience), std::future_status::ready);
  EXPECT_EQ(answered.get().status().code(), absl::StatusCode::kCancelled);
  EXPECT_EQ(desk.Answer(yes).status().code(), absl::StatusCode::kCancelled);
  server->Shutdown();
}

}  // namespace
}  // namespace vagtbro::notifications
