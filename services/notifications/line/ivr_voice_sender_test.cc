// What every voice sender promises: the twin in memory, and the telephone over gRPC.
#include "notifications/line/ivr_voice_sender.h"

#include <gtest/gtest.h>

#include "kit/base/proto_time.h"
#include "kit/rpc/refusal.h"
#include "kit/rpc/to_grpc.h"

namespace vagtbro::notifications {
namespace {

// A telephone that passes what it is asked on to the twin.
class FakeIvr final : public ivr::v1::IvrService::Service {
 public:
  grpc::Status OfferByVoice(grpc::ServerContext*, const ivr::v1::OfferByVoiceRequest* request,
                            ivr::v1::OfferByVoiceResponse*) override {
    return kit::ToGrpc(
        memory.Offer({request->tenant_id(), request->reference(), request->employment_id(),
                      request->number_index(), request->offer_id(), request->interval(),
                      request->unit_id(), kit::FromProto(request->ring_time()),
                      kit::FromProto(request->lapse_time())}),
        "ivr.vagtbro");
  }
  grpc::Status WithdrawVoiceOffer(grpc::ServerContext*,
                                  const ivr::v1::WithdrawVoiceOfferRequest* request,
                                  ivr::v1::WithdrawVoiceOfferResponse*) override {
    return kit::ToGrpc(memory.Withdraw(request->tenant_id(), request->reference()), "ivr.vagtbro");
  }
  MemoryVoiceSender memory;
};

struct InMemory {
  MemoryVoiceSender memory;
  VoiceSender& sender = memory;
};

std::unique_ptr<grpc::Server> Serve(grpc::Service& service) {
  grpc::ServerBuilder builder;
  builder.RegisterService(&service);
  return builder.BuildAndStart();
}

struct OverGrpc {
  ~OverGrpc() { server->Shutdown(); }
  FakeIvr service;
  MemoryVoiceSender& memory = service.memory;
  std::unique_ptr<grpc::Server> server = Serve(service);
  IvrVoiceSender over_grpc{server->InProcessChannel({})};
  VoiceSender& sender = over_grpc;
};

template <class Way>
class VoiceSenderTest : public testing::Test {
 protected:
  static VoiceCall Call(const std::string& reference) {
    const absl::Time start = absl::FromUnixSeconds(1'770'030'000);
    return {"legeby", reference, "ada",
            1,        "offer-1", kit::MakeInterval(start + absl::Hours(2), start + absl::Hours(9)),
            "beech",  start,     start + absl::Minutes(7)};
  }
  Way way_;
};
using BothWays = testing::Types<InMemory, OverGrpc>;
TYPED_TEST_SUITE(VoiceSenderTest, BothWays);

TYPED_TEST(VoiceSenderTest, TheTelephoneHearsAllOfItOnceForAReference) {
  VoiceSender& sender = this->way_.sender;
  EXPECT_TRUE(sender.Offer(this->Call("msg-1")).ok());
  EXPECT_TRUE(sender.Offer(this->Call("msg-1")).ok());
  ASSERT_EQ(this->way_.memory.calls().size(), 1u);
  const VoiceCall call = this->way_.memory.calls()[0];
  const VoiceCall asked = this->Call("msg-1");
  EXPECT_EQ(call.tenant, "legeby");
  EXPECT_EQ(call.employment_id, "ada");
  EXPECT_EQ(call.number_index, 1u);
  EXPECT_EQ(call.offer_id, "offer-1");
  EXPECT_EQ(call.interval.SerializeAsString(), asked.interval.SerializeAsString());
  EXPECT_EQ(call.unit_id, "beech");
  EXPECT_EQ(call.ring_time, asked.ring_time);
  EXPECT_EQ(call.lapse_time, asked.lapse_time);
  EXPECT_TRUE(sender.Withdraw("legeby", "msg-1").ok());
  EXPECT_EQ(this->way_.memory.withdrawn(), std::vector<std::string>{"msg-1"});
}

TYPED_TEST(VoiceSenderTest, WhatWillNeverBeTakenIsToldFromWhatMayBeTakenLater) {
  VoiceSender& sender = this->way_.sender;
  this->way_.memory.Answer(absl::InvalidArgumentError(std::string("never")));
  EXPECT_TRUE(absl::IsInvalidArgument(sender.Offer(this->Call("msg-1"))));
  this->way_.memory.Answer(absl::UnavailableError(std::string("down")));
  EXPECT_TRUE(absl::IsUnavailable(sender.Offer(this->Call("msg-1"))));
  this->way_.memory.Answer(absl::OkStatus());
  EXPECT_TRUE(sender.Offer(this->Call("msg-1")).ok());
}

TYPED_TEST(VoiceSenderTest, StoppedItAnswersUnavailable) {
  this->way_.sender.Stop();
  EXPECT_TRUE(absl::IsUnavailable(this->way_.sender.Offer(this->Call("msg-1"))));
  EXPECT_TRUE(absl::IsUnavailable(this->way_.sender.Withdraw("legeby", "msg-1")));
}

TEST(IvrVoiceSenderTest, AHouseThatCannotRingOutIsNotAskedAgain) {
  OverGrpc way;
  way.memory.Answer(kit::Refused("NO_LINE", "no line can ring out"));
  EXPECT_TRUE(absl::IsInvalidArgument(way.sender.Offer({})));
}

}  // namespace
}  // namespace vagtbro::notifications
