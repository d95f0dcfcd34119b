// Who may know the kind of an absence: the person and their leaders, never a planner.
#include "kit/rpc/to_grpc.h"
#include "kit/time/clock.h"
#include "sickness/api/sickness_grpc.h"
#include "sickness/testing/sickness_test.h"

namespace vagtbro::sickness {
namespace {

const absl::Time kSignedIn = absl::FromUnixSeconds(1795000000);

class SicknessRightsTest : public SicknessTest {
 protected:
  void SetUp() override {
    SicknessTest::SetUp();
    Reported(SickCall("ada"));
    owner_ = std::make_unique<kit::Owner>(*journal_, clock_, [](auto&, const auto&) {});
    host_ = std::make_unique<kit::RpcHost>("sickness", *owner_, clock_, metrics_, real_);
    service_ = std::make_unique<SicknessGrpc>(*host_, *state_);
    ASSERT_TRUE(host_->door().Trust(gateway_.public_key()).ok());
    grpc::ServerBuilder builder;
    builder.RegisterService(service_.get());
    server_ = builder.BuildAndStart();
    stub_ = v1::SicknessService::NewStub(server_->InProcessChannel({}));
    owner_->Start();
  }
  void TearDown() override {
    host_->Drain(absl::Seconds(10));
    server_->Shutdown();
    owner_->Stop();
    SicknessTest::TearDown();
  }

  void SignIn(grpc::ClientContext* context, const std::string& who, const std::string& role) const {
    context->AddMetadata(kit::kPrincipalHeader,
                         gateway_.Sign({"legeby", who, {role}, {"rose-house"}, ""}, kSignedIn));
  }

  // Ada's call once more, by somebody: the first receipt, with what they may see of it.
  absl::Status ReportAda(const std::string& who, const std::string& role, v1::Absence* absence) {
    v1::ReportSickRequest request = SickCall("ada");
    request.set_tenant_id("legeby");
    request.set_request_id("again");
    v1::ReportSickResponse response;
    grpc::ClientContext context;
    SignIn(&context, who, role);
    const absl::Status done = kit::FromGrpc(stub_->ReportSick(&context, request, &response));
    *absence = response.absence();
    return done;
  }

  std::string ListAda(const std::string& who, const std::string& role) {
    v1::ListAbsencesRequest request;
    request.set_tenant_id("legeby");
    request.set_employment_id("ada");
    v1::ListAbsencesResponse response;
    grpc::ClientContext context;
    SignIn(&context, who, role);
    const absl::Status done = kit::FromGrpc(stub_->ListAbsences(&context, request, &response));
    return done.ok() ? v1::AbsenceKind_Name(response.absences(0).kind()) : kit::ReasonOf(done);
  }

  // A unit's absences: how many, or why not.
  std::string ListUnit(const std::string& unit, const std::string& role) {
    v1::ListAbsencesRequest request;
    request.set_tenant_id("legeby");
    request.set_unit_id(unit);
    v1::ListAbsencesResponse response;
    grpc::ClientContext context;
    SignIn(&context, "lea", role);
    const absl::Status done = kit::FromGrpc(stub_->ListAbsences(&context, request, &response));
    return done.ok() ? std::to_string(response.absences_size()) : kit::ReasonOf(done);
  }

  const kit::PrincipalSigner gateway_ = kit::PrincipalSigner::FromSeed("gateway");
  kit::ManualClock real_{kSignedIn};
  kit::Metrics metrics_;
  std::unique_ptr<kit::Owner> owner_;
  std::unique_ptr<kit::RpcHost> host_;
  std::unique_ptr<SicknessGrpc> service_;
  std::unique_ptr<grpc::Server> server_;
  std::unique_ptr<v1::SicknessService::Stub> stub_;
};

TEST_P(SicknessRightsTest, ThePersonAndTheirLeaderReadTheKindAndNobodyElse) {
  EXPECT_EQ(ListAda("ada", "employee"), "ABSENCE_KIND_OWN_ILLNESS");
  EXPECT_EQ(ListAda("lea", "line_manager"), "ABSENCE_KIND_OWN_ILLNESS");
  EXPECT_EQ(ListAda("bo", "employee"), "NOT_YOURS");
  EXPECT_EQ(ListAda("pia", "planner"), "NOT_YOURS");
  EXPECT_EQ(ListAda("kim", "coordinator"), "NOT_YOURS");
  EXPECT_EQ(ListAda("ove", "ops"), "NOT_YOURS");
}

TEST_P(SicknessRightsTest, ALeaderReadsTheAbsencesOfTheirUnitAndOfNoOther) {
  EXPECT_EQ(ListUnit("rose-house", "line_manager"), "1");
  EXPECT_EQ(ListUnit("lake-house", "line_manager"), "OTHER_UNIT");
  EXPECT_EQ(ListUnit("rose-house", "planner"), "NOT_YOURS");
}

TEST_P(SicknessRightsTest, TheDeskReportsForSomebodyAndIsNotToldTheKindThatWasThere) {
  v1::Absence absence;
  ASSERT_TRUE(ReportAda("pia", "planner", &absence).ok());
  EXPECT_FALSE(absence.receipt_no().empty());
  EXPECT_EQ(absence.kind(), v1::ABSENCE_KIND_UNSPECIFIED);
  // The same request again, from the kept reply, by somebody who may know.
  ASSERT_TRUE(ReportAda("lea", "line_manager", &absence).ok());
  EXPECT_EQ(absence.kind(), v1::ABSENCE_KIND_OWN_ILLNESS);
  ASSERT_TRUE(ReportAda("pia", "planner", &absence).ok());
  EXPECT_EQ(absence.kind(), v1::ABSENCE_KIND_UNSPECIFIED);
}

TEST_P(SicknessRightsTest, NobodyReportsAColleagueSick) {
  v1::Absence absence;
  EXPECT_EQ(kit::ReasonOf(ReportAda("bo", "employee", &absence)), "NOT_YOURS");
  EXPECT_EQ(kit::ReasonOf(ReportAda("ove", "ops", &absence)), "NOT_YOURS");
  EXPECT_TRUE(ReportAda("ada", "employee", &absence).ok());
}

ON_BOTH_DISKS(SicknessRightsTest);

}  // namespace
}  // namespace vagtbro::sickness
