// Who may see and touch what in the pool, over gRPC with the gateway's word.
#include <gtest/gtest.h>

#include "kit/base/proto_time.h"
#include "kit/rpc/refusal.h"
#include "kit/rpc/to_grpc.h"
#include "pool/api/desk_grpc.h"
#include "pool/api/pool_grpc.h"
#include "pool/api/wish_grpc.h"
#include "pool/testing/pool_house.h"

namespace vagtbro::pool {
namespace {

const absl::Time kSignedIn = absl::FromUnixSeconds(1795000000);

// A gap in sol-1 and one in elm-1; ada of sol-1 has been asked.
class PoolRightsTest : public testing::Test {
 protected:
  PoolRightsTest() {
    house_.Employ(Staff("ada", "sol-1"));
    house_.Employ(Staff("bo", "elm-1"));
    house_.Employ(Staff("kim", "elm-1"));
    house_.Holiday("p-kim", Local("2026-02-01 00:00"), Local("2026-02-09 00:00"));
    house_.OpenGap("gap-sol", Local("2026-02-03 12:30"), Local("2026-02-03 20:00"));
    house_.OpenGap("gap-elm", Local("2026-02-03 12:30"), Local("2026-02-03 20:00"), "elm-1");
    offer_ = house_.OfferTo("gap-sol", "ada").offer().offer_id();
    EXPECT_TRUE(host_.door().Trust(gateway_.public_key()).ok());
    grpc::ServerBuilder builder;
    builder.RegisterService(&service_);
    builder.RegisterService(&desk_service_);
    builder.RegisterService(&wish_service_);
    server_ = builder.BuildAndStart();
    stub_ = v1::PoolService::NewStub(server_->InProcessChannel({}));
    desk_ = v1::DeskService::NewStub(server_->InProcessChannel({}));
    wishes_ = v1::WishService::NewStub(server_->InProcessChannel({}));
    owner_.Start();
  }
  ~PoolRightsTest() override {
    host_.Drain(absl::Seconds(10));
    server_->Shutdown();
    owner_.Stop();
  }

  void SignIn(grpc::ClientContext* context, const std::string& who, const std::string& role,
              const std::vector<std::string>& units) const {
    context->AddMetadata(kit::kPrincipalHeader,
                         gateway_.Sign({kTenant, who, {role}, units, ""}, kSignedIn));
  }

  // "OK", or the reason; with the gaps of the first message.
  std::string Watch(const std::string& role, const std::vector<std::string>& units,
                    const std::string& unit_id) {
    grpc::ClientContext context;
    SignIn(&context, "ada", role, units);
    v1::WatchBoardRequest request;
    request.set_tenant_id(kTenant);
    request.set_unit_id(unit_id);
    const auto board = stub_->WatchBoard(&context, request);
    v1::WatchBoardResponse message;
    if (!board->Read(&message)) return kit::ReasonOf(kit::FromGrpc(board->Finish()));
    context.TryCancel();
    return "OK " + std::to_string(message.snapshot().gaps_size());
  }

  std::string Answer(const std::string& signed_in, const std::string& role,
                     const std::vector<std::string>& units) {
    grpc::ClientContext context;
    SignIn(&context, signed_in, role, units);
    v1::AnswerOfferRequest request;
    request.set_tenant_id(kTenant);
    request.set_request_id("r-" + signed_in + role);
    request.set_offer_id(offer_);
    request.set_employment_id("ada");
    v1::AnswerOfferResponse response;
    const absl::Status status = kit::FromGrpc(stub_->AnswerOffer(&context, request, &response));
    return status.ok() ? "OK" : kit::ReasonOf(status);
  }

  std::string Explain(const std::string& role, const std::vector<std::string>& units,
                      const std::string& gap, const std::string& about) {
    grpc::ClientContext context;
    SignIn(&context, "ada", role, units);
    v1::ExplainRequest request;
    request.set_tenant_id(kTenant);
    request.set_gap_id(gap);
    request.set_employment_id(about);
    v1::ExplainResponse response;
    const absl::Status status = kit::FromGrpc(stub_->Explain(&context, request, &response));
    return status.ok() ? "OK" : kit::ReasonOf(status);
  }

  // Why kim was not asked about gap-elm, to `reader`.
  std::string WhyNotKim(const std::string& reader, const std::string& role,
                        const std::vector<std::string>& units) {
    grpc::ClientContext context;
    SignIn(&context, reader, role, units);
    v1::ExplainRequest request;
    request.set_tenant_id(kTenant);
    request.set_gap_id("gap-elm");
    request.set_employment_id("kim");
    v1::ExplainResponse response;
    EXPECT_TRUE(stub_->Explain(&context, request, &response).ok());
    return response.evaluations_size() == 0 ? "" : response.evaluations(0).rejection();
  }

  // "OK", or the reason.
  template <class Stub, class Request, class Response>
  std::string Call(Stub& stub,
                   grpc::Status (Stub::*method)(grpc::ClientContext*, const Request&, Response*),
                   Request request, const std::string& role, const std::vector<std::string>& units,
                   Response* response) {
    grpc::ClientContext context;
    SignIn(&context, "ada", role, units);
    request.set_tenant_id(kTenant);
    const absl::Status status = kit::FromGrpc((stub.*method)(&context, request, response));
    return status.ok() ? "OK" : kit::ReasonOf(status);
  }

  std::string Take(const std::string& gap, const std::string& role,
                   const std::vector<std::string>& units) {
    v1::SteerSearchRequest request;
    request.set_request_id("r-" + gap + role);
    request.set_gap_id(gap);
    request.set_act(v1::SEARCH_ACT_TAKE);
    v1::SteerSearchResponse response;
    const auto said =
        Call(*desk_, &v1::DeskService::Stub::SteerSearch, request, role, units, &response);
    return said == "OK" ? "OK " + response.gap().owner_employment_id() : said;
  }

  std::string Reach(const std::string& unit, const std::string& role,
                    const std::vector<std::string>& units) {
    v1::ListReachabilityRequest request;
    request.set_unit_id(unit);
    *request.mutable_interval() =
        kit::MakeInterval(Local("2026-02-03 07:00"), Local("2026-02-03 15:00"));
    v1::ListReachabilityResponse response;
    return Call(*desk_, &v1::DeskService::Stub::ListReachability, request, role, units, &response);
  }

  std::string Report(const std::string& unit, const std::string& role,
                     const std::vector<std::string>& units) {
    v1::GetCoverReportRequest request;
    if (!unit.empty()) request.add_unit_ids(unit);
    *request.mutable_interval() =
        kit::MakeInterval(Local("2026-02-01 00:00"), Local("2026-03-01 00:00"));
    v1::GetCoverReportResponse response;
    return Call(*desk_, &v1::DeskService::Stub::GetCoverReport, request, role, units, &response);
  }

  std::string Wishes(const std::string& who, const std::string& unit, const std::string& role,
                     const std::vector<std::string>& units) {
    v1::ListWishesRequest request;
    request.set_employment_id(who);
    request.set_unit_id(unit);
    v1::ListWishesResponse response;
    return Call(*wishes_, &v1::WishService::Stub::ListWishes, request, role, units, &response);
  }

  std::string Wish(const std::string& who, const std::string& role) {
    v1::SetWishRequest request;
    request.set_request_id("w-" + who + role);
    request.set_employment_id(who);
    request.set_kind(v1::WISH_KIND_WANT);
    *request.mutable_interval() =
        kit::MakeInterval(Local("2026-02-03 07:00"), Local("2026-02-03 15:00"));
    v1::SetWishResponse response;
    return Call(*wishes_, &v1::WishService::Stub::SetWish, request, role, {"*"}, &response);
  }

  const kit::PrincipalSigner gateway_ = kit::PrincipalSigner::FromSeed("gateway");
  kit::MemoryDisk disk_;
  PoolHouse house_{disk_, Local("2026-02-02 12:00")};
  std::string offer_;
  kit::ManualClock real_{kSignedIn};
  kit::Metrics metrics_;
  kit::Owner owner_{house_.journal(), house_.clock(), [](kit::Commit&, const kit::Alarm&) {}};
  kit::RpcHost host_{"pool", owner_, house_.clock(), metrics_, real_};
  PoolGrpc service_{host_, house_.state(), house_.journal()};
  DeskGrpc desk_service_{host_, house_.state()};
  WishGrpc wish_service_{host_, house_.state()};
  std::unique_ptr<grpc::Server> server_;
  std::unique_ptr<v1::PoolService::Stub> stub_;
  std::unique_ptr<v1::DeskService::Stub> desk_;
  std::unique_ptr<v1::WishService::Stub> wishes_;
};

TEST_F(PoolRightsTest, AHolidayIsToldToWhoHasItAndToNobodyElse) {
  EXPECT_EQ(WhyNotKim("kim", "employee", {}), "ON_HOLIDAY");
  EXPECT_EQ(WhyNotKim("bo", "planner", {"elm-1"}), "AWAY");
  EXPECT_EQ(WhyNotKim("", "planner", {"elm-1"}), "AWAY") << "an account of nobody employed";
}

TEST_F(PoolRightsTest, TheBoardIsOfTheOwnUnits) {
  EXPECT_EQ(Watch("planner", {"sol-1"}, "sol-1"), "OK 1");
  EXPECT_EQ(Watch("planner", {"sol-1"}, "elm-1"), "OTHER_UNIT");
  EXPECT_EQ(Watch("planner", {"sol-1"}, ""), "NAME_A_UNIT");
  EXPECT_EQ(Watch("coordinator", {"*"}, ""), "OK 2");
  EXPECT_EQ(Watch("employee", {"sol-1"}, "sol-1"), "ROLE_MISSING");
}

TEST_F(PoolRightsTest, AnAnswerIsTheirOwnOrTheDesks) {
  EXPECT_EQ(Answer("bo", "employee", {}), "NOT_YOURS");
  EXPECT_EQ(Answer("bo", "planner", {"elm-1"}), "OTHER_UNIT");
  EXPECT_EQ(Answer("bo", "auditor", {"*"}), "NOT_YOURS");
  EXPECT_EQ(Answer("ada", "employee", {}), "OK");
  EXPECT_EQ(Answer("bo", "planner", {"sol-1"}), "OK");
}

TEST_F(PoolRightsTest, AnEmployeeIsToldWhyAboutThemselvesAlone) {
  EXPECT_EQ(Explain("employee", {}, "gap-elm", "ada"), "OK");
  EXPECT_EQ(Explain("employee", {}, "gap-elm", "bo"), "NOT_YOURS");
  EXPECT_EQ(Explain("employee", {}, "gap-elm", ""), "NOT_YOURS");
  EXPECT_EQ(Explain("auditor", {}, "gap-elm", ""), "OK");
  EXPECT_EQ(Explain("planner", {"sol-1"}, "gap-elm", "bo"), "OTHER_UNIT");
  EXPECT_EQ(Explain("planner", {"sol-1"}, "gap-nowhere", ""), "OTHER_UNIT");
  EXPECT_EQ(Explain("planner", {"*"}, "gap-nowhere", ""), "UNKNOWN_GAP");
}

TEST_F(PoolRightsTest, ThePlannersOfTheUnitSteerItsSearchesByName) {
  EXPECT_EQ(Take("gap-elm", "planner", {"sol-1"}), "OTHER_UNIT");
  EXPECT_EQ(Take("gap-sol", "employee", {"sol-1"}), "ROLE_MISSING");
  EXPECT_EQ(Take("gap-sol", "auditor", {"*"}), "ROLE_MISSING");
  EXPECT_EQ(Take("gap-sol", "planner", {"sol-1"}), "OK ada") << "who signed in";
}

TEST_F(PoolRightsTest, WhoCanBeReachedIsForThePlannersOfTheUnit) {
  EXPECT_EQ(Reach("sol-1", "planner", {"sol-1"}), "OK");
  EXPECT_EQ(Reach("elm-1", "planner", {"sol-1"}), "OTHER_UNIT");
  EXPECT_EQ(Reach("sol-1", "auditor", {"*"}), "ROLE_MISSING");
}

TEST_F(PoolRightsTest, FiguresAreOfTheOwnUnitsOrForTheAuditor) {
  EXPECT_EQ(Report("sol-1", "planner", {"sol-1"}), "OK");
  EXPECT_EQ(Report("elm-1", "planner", {"sol-1"}), "OTHER_UNIT");
  EXPECT_EQ(Report("", "planner", {"sol-1"}), "NAME_A_UNIT");
  EXPECT_EQ(Report("", "auditor", {}), "OK");
}

TEST_F(PoolRightsTest, AWishIsOnesOwnAndSeenByOnesPlanners) {
  EXPECT_EQ(Wish("ada", "employee"), "OK");
  EXPECT_EQ(Wish("bo", "employee"), "NOT_YOURS");
  EXPECT_EQ(Wish("bo", "planner"), "NOT_YOURS") << "nobody wishes for another";
  EXPECT_EQ(Wishes("ada", "", "employee", {}), "OK");
  EXPECT_EQ(Wishes("bo", "", "employee", {}), "NOT_YOURS");
  EXPECT_EQ(Wishes("", "elm-1", "planner", {"elm-1"}), "OK");
  EXPECT_EQ(Wishes("bo", "", "planner", {"sol-1"}), "OTHER_UNIT");
  EXPECT_EQ(Wishes("", "", "planner", {"sol-1"}), "NAME_A_UNIT");
}

}  // namespace
}  // namespace vagtbro::pool
