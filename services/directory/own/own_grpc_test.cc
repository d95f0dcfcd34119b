// Own data on the wire: oneself alone, and a new PIN in its three steps.
#include "directory/own/own_grpc.h"

#include <gtest/gtest.h>

#include "directory/api/directory_grpc.h"
#include "directory/testing/people.h"
#include "kit/rpc/client.h"
#include "kit/rpc/refusal.h"

namespace vagtbro::directory {
namespace {

class OwnGrpcTest : public ::testing::Test {
 protected:
  OwnGrpcTest() {
    journal_ = *kit::Journal::Open("directory", disk_, clock_, state_);
    owner_ =
        std::make_unique<kit::Owner>(*journal_, clock_, [](kit::Commit&, const kit::Alarm&) {});
    host_ = std::make_unique<kit::RpcHost>("directory", *owner_, clock_, metrics_, clock_);
    directory_ = std::make_unique<DirectoryGrpc>(*host_, state_, vault_, metrics_);
    own_ = std::make_unique<OwnDataGrpc>(*host_, state_, vault_, directory_->workers());
    EXPECT_TRUE(host_->door().Trust(gateway_.public_key()).ok());
    owner_->Start();
    grpc::ServerBuilder builder;
    builder.RegisterService(directory_.get());
    builder.RegisterService(own_.get());
    server_ = builder.BuildAndStart();
    stub_ = v1::OwnDataService::NewStub(server_->InProcessChannel({}));
  }
  ~OwnGrpcTest() override {
    server_->Shutdown();
    directory_->Stop();
    owner_->Stop();
  }

  void ImportAda() {
    v1::ImportPeopleRequest request;
    request.set_tenant_id("legeby");
    request.set_request_id("import");
    v1::PersonRecord* record = request.add_people();
    record->set_person_id("p-ada");
    record->set_name("Ada");
    record->set_employment_no("47110");
    record->set_pin("481735");
    *record->mutable_employment() = Nurse("ada");
    v1::ImportPeopleResponse response;
    grpc::ClientContext context;
    const auto stub = v1::DirectoryService::NewStub(server_->InProcessChannel({}));
    ASSERT_TRUE(stub->ImportPeople(&context, request, &response).ok());
    ASSERT_EQ(response.accepted(), 1u);
  }

  std::string NewPinOfAda(const std::string& by, const std::string& old_pin) {
    v1::ChangePinRequest request;
    request.set_tenant_id("legeby");
    request.set_request_id(kit::NewRequestId());
    request.set_employment_id("e-ada");
    request.set_old_pin(old_pin);
    request.set_new_pin("739162");
    grpc::ClientContext context;
    context.AddMetadata(kit::kPrincipalHeader,
                        gateway_.Sign({"legeby", by, {"employee"}, {}, ""}, kMonday));
    v1::ChangePinResponse response;
    const absl::Status done = kit::FromGrpc(stub_->ChangePin(&context, request, &response));
    return done.ok() ? "" : kit::ReasonOf(done);
  }

  const kit::PrincipalSigner gateway_ = kit::PrincipalSigner::FromSeed("gateway");
  const PinVault vault_{Pepper::FromSeed("legeby")};
  kit::MemoryDisk disk_;
  kit::ManualClock clock_{kMonday};
  kit::Metrics metrics_;
  DirectoryState state_;
  std::unique_ptr<kit::Journal> journal_;
  std::unique_ptr<kit::Owner> owner_;
  std::unique_ptr<kit::RpcHost> host_;
  std::unique_ptr<DirectoryGrpc> directory_;
  std::unique_ptr<OwnDataGrpc> own_;
  std::unique_ptr<grpc::Server> server_;
  std::unique_ptr<v1::OwnDataService::Stub> stub_;
};

TEST_F(OwnGrpcTest, APersonChangesTheirOwnPinAndNobodyElses) {
  ImportAda();
  EXPECT_EQ(NewPinOfAda("e-bo", "481735"), "NOT_YOURS");
  EXPECT_EQ(NewPinOfAda("e-ada", "000001"), "NOT_IDENTIFIED");
  EXPECT_EQ(NewPinOfAda("e-ada", "481735"), "");
  EXPECT_EQ(NewPinOfAda("e-ada", "481735"), "NOT_IDENTIFIED");
}

TEST_F(OwnGrpcTest, NoPinIsInTheJournalNotEvenAsPartOfARequest) {
  ImportAda();
  ASSERT_EQ(NewPinOfAda("e-ada", "481735"), "");
  int rows = 0;
  disk_.Scan("", "\xff", [&](const std::string& key, const std::string& value) {
    ++rows;
    EXPECT_EQ((key + value).find("481735"), std::string::npos);
    EXPECT_EQ((key + value).find("739162"), std::string::npos);
    return true;
  });
  EXPECT_GT(rows, 3);
}

}  // namespace
}  // namespace vagtbro::directory
