// The directory on the wire: PINs are hashed beside the owner thread, and answers are whole.
#include "directory/api/directory_grpc.h"

#include <gtest/gtest.h>

#include <thread>

#include "directory/domain/failure_window.h"
#include "directory/testing/people.h"
#include "kit/rpc/client.h"
#include "kit/rpc/refusal.h"

namespace vagtbro::directory {
namespace {

class DirectoryGrpcTest : public ::testing::Test {
 protected:
  DirectoryGrpcTest() {
    auto opened = kit::Journal::Open("directory", disk_, clock_, state_);
    KIT_CHECK(opened.ok());
    journal_ = std::move(*opened);
    owner_ =
        std::make_unique<kit::Owner>(*journal_, clock_, [](kit::Commit&, const kit::Alarm&) {});
    host_ = std::make_unique<kit::RpcHost>("directory", *owner_, clock_, metrics_, clock_);
    service_ = std::make_unique<DirectoryGrpc>(*host_, state_, vault_, metrics_);
    owner_->Start();
    grpc::ServerBuilder builder;
    builder.RegisterService(service_.get());
    server_ = builder.BuildAndStart();
    stub_ = v1::DirectoryService::NewStub(server_->InProcessChannel({}));
  }
  ~DirectoryGrpcTest() override {
    server_->Shutdown();
    service_->Stop();
    owner_->Stop();
  }

  static v1::PersonRecord Person(int n) {
    const std::string name = std::to_string(n);
    v1::PersonRecord record;
    record.set_person_id("p-" + name);
    record.set_name("Person " + name);
    record.set_employment_no(std::to_string(10'000 + n));
    record.set_pin("7" + std::to_string(305 + n));
    *record.mutable_employment() = Nurse(name);
    return record;
  }

  absl::Status Import(int people, v1::ImportPeopleResponse* response) {
    v1::ImportPeopleRequest request;
    request.set_tenant_id("legeby");
    request.set_request_id(kit::NewRequestId());
    for (int n = 0; n < people; ++n) *request.add_people() = Person(n);
    return kit::CallWithRetry({absl::Seconds(60)}, [&](grpc::ClientContext* context) {
      return stub_->ImportPeople(context, request, response);
    });
  }

  absl::Status Identify(const v1::PersonRecord& person, const std::string& pin,
                        v1::IdentifyResponse* response, const std::string& caller = "") {
    v1::IdentifyRequest request;
    request.set_caller_number(caller);
    request.set_tenant_id("legeby");
    request.set_request_id(kit::NewRequestId());
    request.set_employment_no(person.employment_no());
    request.set_pin(pin);
    return kit::CallWithRetry({absl::Seconds(60)}, [&](grpc::ClientContext* context) {
      return stub_->Identify(context, request, response);
    });
  }

  const PinVault vault_{Pepper::FromSeed("legeby")};
  kit::MemoryDisk disk_;
  kit::ManualClock clock_{kMonday};
  kit::Metrics metrics_;
  DirectoryState state_;
  std::unique_ptr<kit::Journal> journal_;
  std::unique_ptr<kit::Owner> owner_;
  std::unique_ptr<kit::RpcHost> host_;
  std::unique_ptr<DirectoryGrpc> service_;
  std::unique_ptr<grpc::Server> server_;
  std::unique_ptr<v1::DirectoryService::Stub> stub_;
};

TEST_F(DirectoryGrpcTest, WhoWasImportedIsIdentified) {
  v1::ImportPeopleResponse imported;
  ASSERT_TRUE(Import(40, &imported).ok());
  EXPECT_EQ(imported.accepted(), 40u);
  EXPECT_EQ(imported.refused_size(), 0);

  v1::IdentifyResponse response;
  for (int n : {0, 17, 39}) {
    ASSERT_TRUE(Identify(Person(n), Person(n).pin(), &response).ok());
    EXPECT_EQ(response.employment_id(), Person(n).employment().employment_id());
  }
}

TEST_F(DirectoryGrpcTest, NobodyTriesPinsThroughTheGateway) {
  v1::ImportPeopleResponse imported;
  ASSERT_TRUE(Import(1, &imported).ok());
  const auto gateway = kit::PrincipalSigner::FromSeed("gateway");
  ASSERT_TRUE(host_->door().Trust(gateway.public_key()).ok());
  v1::IdentifyRequest request;
  request.set_tenant_id("legeby");
  request.set_request_id("guess");
  request.set_employment_no(Person(0).employment_no());
  request.set_pin(Person(0).pin());
  v1::IdentifyResponse response;
  grpc::ClientContext context;
  context.AddMetadata(kit::kPrincipalHeader,
                      gateway.Sign({"legeby", "e-1", {"administrator"}, {"*"}, ""}, kMonday));
  const auto status = kit::FromGrpc(stub_->Identify(&context, request, &response));
  EXPECT_EQ(kit::ReasonOf(status), "HOUSE_ONLY");
  EXPECT_EQ(response.employment_id(), "");
}

TEST_F(DirectoryGrpcTest, AnImportWithoutAnyPinIsAnsweredToo) {
  v1::ImportPeopleResponse imported;
  ASSERT_TRUE(Import(0, &imported).ok());
  EXPECT_EQ(imported.accepted(), 0u);
}

TEST_F(DirectoryGrpcTest, ARefusalCarriesItsReasonAndDomainAndIsOnDiskWhenItIsHeard) {
  v1::ImportPeopleResponse imported;
  ASSERT_TRUE(Import(1, &imported).ok());
  v1::IdentifyResponse response;
  for (int i = 0; i < 5; ++i) {
    EXPECT_EQ(kit::ReasonOf(Identify(Person(0), "0001", &response)), "NOT_IDENTIFIED");
  }
  EXPECT_EQ(kit::ReasonOf(Identify(Person(0), Person(0).pin(), &response)), "NOT_IDENTIFIED");
  EXPECT_NE(metrics_.Text().find("vagtbro_directory_pin_locks_total 1"), std::string::npos);
  DirectoryState after_a_crash;
  const auto reopened = kit::Journal::Open("directory", disk_, clock_, after_a_crash);
  ASSERT_TRUE(reopened.ok());
  EXPECT_TRUE(after_a_crash.pins().Get("legeby/e-0").has_unlock_time());
}

TEST_F(DirectoryGrpcTest, WhileManyFailEveryAnswerIsKeptBackAndStillComes) {
  v1::ImportPeopleResponse imported;
  ASSERT_TRUE(Import(1, &imported).ok());
  v1::IdentifyResponse response;
  for (uint32_t i = 0; i < kOfTenant.failures; ++i) {
    const std::string caller = "+45201234" + std::to_string(10 + i);
    EXPECT_EQ(kit::ReasonOf(Identify(Person(7), "4817", &response, caller)), "NOT_IDENTIFIED");
  }
  EXPECT_NE(metrics_.Text().find("vagtbro_directory_identify_kept_back_total 1"),
            std::string::npos);
  EXPECT_TRUE(Identify(Person(0), Person(0).pin(), &response).ok());
  EXPECT_NE(metrics_.Text().find("vagtbro_directory_identify_total{outcome=\"known\"} 1"),
            std::string::npos);
}

TEST_F(DirectoryGrpcTest, CallersAndImportsAtOnceAllGetTheirAnswers) {
  v1::ImportPeopleResponse imported;
  ASSERT_TRUE(Import(8, &imported).ok());
  std::thread import([this] {
    v1::ImportPeopleResponse again;
    EXPECT_TRUE(Import(200, &again).ok());
    EXPECT_EQ(again.accepted(), 200u);
  });
  std::vector<std::thread> callers;
  for (int n = 0; n < 8; ++n) {
    callers.emplace_back([this, n] {
      v1::IdentifyResponse response;
      EXPECT_TRUE(Identify(Person(n), Person(n).pin(), &response).ok());
      EXPECT_EQ(response.employment_id(), Person(n).employment().employment_id());
    });
  }
  for (std::thread& caller : callers) caller.join();
  import.join();
}

}  // namespace
}  // namespace vagtbro::directory
