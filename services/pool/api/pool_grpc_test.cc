// The pool over gRPC: a yes waits for the roster's word, and the board is watched live.
#include "pool/api/pool_grpc.h"

#include <gtest/gtest.h>

#include <condition_variable>
#include <future>
#include <thread>

#include "kit/base/proto_time.h"
#include "kit/rpc/refusal.h"
#include "kit/rpc/to_grpc.h"
#include "pool/react/on_alarm.h"
#include "pool/testing/pool_house.h"

namespace vagtbro::pool {
namespace {

// Two people have been asked about a gap tomorrow.
class PoolGrpcTest : public testing::Test {
 protected:
  explicit PoolGrpcTest(std::chrono::milliseconds quiet = BoardHub::kQuiet)
      : service_(host_, house_.state(), house_.journal(), quiet) {
    house_.Employ(Staff("ada", "sol-1"));
    house_.Employ(Staff("bo", "sol-1"));
    house_.OpenGap("gap-1", Local("2026-02-03 12:30"), Local("2026-02-03 20:00"));
    ada_ = house_.OfferTo("gap-1", "ada").offer().offer_id();
    bo_ = house_.OfferTo("gap-1", "bo").offer().offer_id();
    grpc::ServerBuilder builder;
    builder.RegisterService(&service_);
    server_ = builder.BuildAndStart();
    stub_ = v1::PoolService::NewStub(server_->InProcessChannel({}));
    owner_.Start();
  }
  ~PoolGrpcTest() override {
    host_.Drain(absl::Seconds(10));
    server_->Shutdown(std::chrono::system_clock::now() + std::chrono::seconds(5));
    owner_.Stop();
  }

  // Runs on the owner thread; returns when it is on disk.
  void OnOwner(std::function<void()> work) {
    std::promise<void> done;
    owner_.Submit([&](kit::Journal&) { work(); }, [&] { done.set_value(); });
    done.get_future().wait();
  }

  // Returns once the journal holds the fact.
  template <class FactType>
  void AwaitFact() {
    std::unique_lock lock(mutex_);
    durable_.wait(lock, [this] { return types_.count(FactType::descriptor()->full_name()) != 0; });
  }

  v1::AnswerOfferResponse Answer(const std::string& offer, const std::string& who) {
    v1::AnswerOfferRequest request;
    request.set_tenant_id(kTenant);
    request.set_request_id("r-" + offer);
    request.set_offer_id(offer);
    request.set_employment_id(who);
    request.set_accept(true);
    v1::AnswerOfferResponse response;
    grpc::ClientContext context;
    const grpc::Status status = stub_->AnswerOffer(&context, request, &response);
    EXPECT_TRUE(status.ok()) << status.error_message();
    return response;
  }

  std::unique_ptr<grpc::ClientReader<v1::WatchBoardResponse>> Watch(grpc::ClientContext* context) {
    v1::WatchBoardRequest request;
    request.set_tenant_id(kTenant);
    return stub_->WatchBoard(context, request);
  }

  kit::MemoryDisk disk_;
  PoolHouse house_{disk_, Local("2026-02-02 12:00")};
  std::string ada_, bo_;
  std::mutex mutex_;
  std::condition_variable durable_;
  std::set<std::string> types_;
  kit::Metrics metrics_;
  Planner planner_;
  kit::Owner owner_{house_.journal(), house_.clock(),
                    [this](kit::Commit& commit, const kit::Alarm& alarm) {
                      OnAlarm(house_.state(), planner_, commit, alarm);
                    }};
  kit::RpcHost host_{"pool", owner_, house_.clock(), metrics_};
  PoolGrpc service_;
  std::unique_ptr<grpc::Server> server_;
  std::unique_ptr<v1::PoolService::Stub> stub_;

  void NoteFacts() {
    house_.journal().OnDurable([this] {
      const std::lock_guard lock(mutex_);
      for (const auto& envelope : house_.Told()) types_.insert(envelope.type());
      durable_.notify_all();
    });
  }
};

TEST_F(PoolGrpcTest, AYesIsAnsweredWithTheRostersWord) {
  OnOwner([this] { NoteFacts(); });
  auto answer = std::async(std::launch::async, [this] { return Answer(ada_, "ada"); });
  AwaitFact<v1::OfferAccepted>();
  OnOwner([this] { house_.Confirm("gap-1"); });
  EXPECT_EQ(answer.get().outcome(), v1::ANSWER_OUTCOME_CONFIRMED);
  EXPECT_EQ(Answer(ada_, "ada").outcome(), v1::ANSWER_OUTCOME_CONFIRMED) << "the same request";
  EXPECT_EQ(Answer(bo_, "bo").outcome(), v1::ANSWER_OUTCOME_TOO_LATE);
}

TEST_F(PoolGrpcTest, ARefusalComesWithItsReason) {
  OnOwner([this] { NoteFacts(); });
  auto answer = std::async(std::launch::async, [this] { return Answer(ada_, "ada"); });
  AwaitFact<v1::OfferAccepted>();
  OnOwner([this] { house_.Refuse("gap-1", "GAP_CLOSED"); });
  const v1::AnswerOfferResponse response = answer.get();
  EXPECT_EQ(response.outcome(), v1::ANSWER_OUTCOME_REFUSED);
  EXPECT_EQ(response.refusal_da(), "Vagten er ikke længere ledig.");
}

TEST_F(PoolGrpcTest, WithoutTheRostersWordTheAnswerIsPending) {
  EXPECT_EQ(Answer(ada_, "ada").outcome(), v1::ANSWER_OUTCOME_PENDING);
}

TEST_F(PoolGrpcTest, ErrorsCarryTheirReason) {
  v1::ExplainRequest request;
  request.set_tenant_id(kTenant);
  request.set_gap_id("gap-9");
  v1::ExplainResponse response;
  grpc::ClientContext context;
  const grpc::Status status = stub_->Explain(&context, request, &response);
  EXPECT_EQ(status.error_code(), grpc::StatusCode::NOT_FOUND);
  EXPECT_EQ(kit::ReasonOf(kit::FromGrpc(status)), "UNKNOWN_GAP");
}

TEST_F(PoolGrpcTest, TheBoardComesWholeAndThenChangeByChange) {
  grpc::ClientContext context;
  const auto board = Watch(&context);
  v1::WatchBoardResponse message;
  ASSERT_TRUE(board->Read(&message));
  ASSERT_EQ(message.snapshot().gaps_size(), 1);
  EXPECT_EQ(message.snapshot().gaps(0).open_offers(), 2U);
  OnOwner([this] { house_.Answer(ada_, "ada", false); });
  ASSERT_TRUE(board->Read(&message));
  EXPECT_EQ(message.gap().gap_id(), "gap-1");
  EXPECT_EQ(message.gap().open_offers(), 1U);
  OnOwner([this] { house_.CloseGap("gap-1", roster::v1::GAP_CLOSE_REASON_NOT_NEEDED); });
  while (board->Read(&message) && message.gap().open()) {
  }
  EXPECT_EQ(message.gap().close_reason(), roster::v1::GAP_CLOSE_REASON_NOT_NEEDED);
  context.TryCancel();
  EXPECT_EQ(board->Finish().error_code(), grpc::StatusCode::CANCELLED);
}

TEST_F(PoolGrpcTest, AWatcherWhoCannotBeServedIsToldSo) {
  grpc::ClientContext context;
  v1::WatchBoardRequest request;
  request.set_tenant_id("Not An Id");
  const auto board = stub_->WatchBoard(&context, request);
  v1::WatchBoardResponse message;
  EXPECT_FALSE(board->Read(&message));
  EXPECT_EQ(board->Finish().error_code(), grpc::StatusCode::INVALID_ARGUMENT);
}

TEST_F(PoolGrpcTest, WhoWatchesAMunicipalityNobodyImportedIsToldSo) {
  grpc::ClientContext context;
  v1::WatchBoardRequest request;
  request.set_tenant_id("elsewhere");
  const auto board = stub_->WatchBoard(&context, request);
  v1::WatchBoardResponse message;
  EXPECT_FALSE(board->Read(&message));
  const grpc::Status status = board->Finish();
  EXPECT_EQ(status.error_code(), grpc::StatusCode::NOT_FOUND);
  EXPECT_EQ(kit::ReasonOf(kit::FromGrpc(status)), "UNKNOWN_TENANT");
}

TEST_F(PoolGrpcTest, ASlowWatcherGetsTheWholeBoardAgainInsteadOfAnEndlessQueue) {
  grpc::ClientContext context;
  const auto board = Watch(&context);
  v1::WatchBoardResponse message;
  ASSERT_TRUE(board->Read(&message));
  // More changes than the queue holds, while nobody reads.
  OnOwner([this] {
    for (int i = 0; i < 600; ++i) {
      house_.OpenGap("many-" + std::to_string(i), Local("2026-02-05 12:30"),
                     Local("2026-02-05 20:00"), "elm-1");
    }
  });
  int gaps = 0;
  while (board->Read(&message) && !message.has_snapshot()) ++gaps;
  EXPECT_TRUE(message.has_snapshot());
  EXPECT_LT(gaps, 600);
  EXPECT_EQ(message.snapshot().gaps_size(), 601);
  context.TryCancel();
}

class QuickBeatTest : public PoolGrpcTest {
 protected:
  QuickBeatTest() : PoolGrpcTest(std::chrono::milliseconds(20)) {}
};

TEST_F(QuickBeatTest, ASilentBoardBeatsThoughTheOwnerIsBusyAndGoesOnTelling) {
  grpc::ClientContext context;
  const auto board = Watch(&context);
  v1::WatchBoardResponse message;
  ASSERT_TRUE(board->Read(&message));
  EXPECT_TRUE(message.has_snapshot());
  OnOwner([&] {
    for (int beats = 0; beats < 3; ++beats) {
      ASSERT_TRUE(board->Read(&message));
      EXPECT_EQ(message.update_case(), v1::WatchBoardResponse::UPDATE_NOT_SET);
      EXPECT_EQ(kit::FromProto(message.board_time()), house_.now());
    }
  });
  OnOwner([this] { house_.Answer(ada_, "ada", false); });
  while (board->Read(&message) && !message.has_gap()) {
  }
  EXPECT_EQ(message.gap().gap_id(), "gap-1");
  context.TryCancel();
}

TEST_F(PoolGrpcTest, DrainingEndsTheBoard) {
  grpc::ClientContext context;
  const auto board = Watch(&context);
  v1::WatchBoardResponse message;
  ASSERT_TRUE(board->Read(&message));
  host_.Drain(absl::Seconds(10));
  EXPECT_FALSE(board->Read(&message));
  EXPECT_EQ(board->Finish().error_code(), grpc::StatusCode::UNAVAILABLE);
}

}  // namespace
}  // namespace vagtbro::pool
