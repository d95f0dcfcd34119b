// What the gateway asks the services itself: in whose name, and what it makes of the answer.
#include "gateway/front/house_calls.h"

#include <grpcpp/grpcpp.h>
#include <gtest/gtest.h>

#include "kit/base/proto_time.h"

namespace vagtbro::gateway {
namespace {

const absl::Time kNow = absl::FromCivil(absl::CivilHour(2026, 11, 22, 5), absl::UTCTimeZone());

bool HasPrincipal(const grpc::ServerContext& context) {
  return context.client_metadata().count(kit::kPrincipalHeader) > 0;
}

// Whoever is asked for by a part of an id is found as well, a page at a time.
class FakeDirectory final : public directory::v1::DirectoryService::Service {
 public:
  grpc::Status ListEmployments(grpc::ServerContext* context,
                               const directory::v1::ListEmploymentsRequest* request,
                               directory::v1::ListEmploymentsResponse* response) override {
    principal = principal || HasPrincipal(*context);
    EXPECT_EQ(request->tenant_id(), "legeby");
    EXPECT_EQ(request->query(), "emp-1");
    auto* facts = response->add_employments()->mutable_facts();
    if (request->page_token().empty()) {
      facts->set_employment_id("emp-10");
      facts->add_leads_unit_ids("unit-of-another");
      response->set_next_page_token("emp-10");
      return grpc::Status::OK;
    }
    facts->set_employment_id(known);
    facts->set_home_unit_id("unit-9");
    facts->add_leads_unit_ids("unit-1");
    if (end) *facts->mutable_end_time() = kit::ToProto(*end);
    return grpc::Status::OK;
  }
  bool principal = false;
  std::string known = "emp-1";
  std::optional<absl::Time> end;
};

class FakeRoster final : public roster::v1::RosterService::Service {
 public:
  explicit FakeRoster(const kit::PrincipalVerifier& verifier) : verifier_(verifier) {}
  grpc::Status GetRoster(grpc::ServerContext* context, const roster::v1::GetRosterRequest* request,
                         roster::v1::GetRosterResponse* response) override {
    const auto [from, to] = context->client_metadata().equal_range(kit::kPrincipalHeader);
    EXPECT_EQ(std::distance(from, to), 1);
    const auto who = verifier_.Verify({from->second.data(), from->second.size()}, kNow);
    EXPECT_TRUE(who.ok());
    EXPECT_EQ(*who,
              (kit::Principal{"legeby", "emp-1", {"employee"}, {}, std::string(kCalendarPurpose)}));
    EXPECT_EQ(request->employment_id(), "emp-1");
    const absl::Time start = kit::FromProto(request->interval().start_time());
    EXPECT_LE(kit::FromProto(request->interval().end_time()) - start, absl::Hours(62 * 24));
    ++spans;
    auto* one = response->add_shifts();
    one->mutable_shift()->set_shift_id("shift-" + std::to_string(spans));
    one->mutable_shift()->set_employment_id("emp-1");
    one->mutable_shift()->add_unit_ids("unit-1");
    *one->mutable_shift()->mutable_interval()->mutable_start_time() = kit::ToProto(start);
    *one->mutable_shift()->mutable_interval()->mutable_end_time() =
        kit::ToProto(start + absl::Hours(8));
    return refuse ? grpc::Status(grpc::StatusCode::PERMISSION_DENIED, "no") : grpc::Status::OK;
  }
  grpc::Status ListUnits(grpc::ServerContext*, const roster::v1::ListUnitsRequest*,
                         roster::v1::ListUnitsResponse* response) override {
    auto* unit = response->add_units();
    unit->set_unit_id("unit-1");
    unit->set_name("Solgården");
    return grpc::Status::OK;
  }
  int spans = 0;
  bool refuse = false;

 private:
  const kit::PrincipalVerifier& verifier_;
};

struct HouseCallsTest : ::testing::Test {
  HouseCallsTest() {
    grpc::ServerBuilder builder;
    builder.RegisterService(&directory);
    builder.RegisterService(&roster);
    server = builder.BuildAndStart();
    const auto channel = server->InProcessChannel({});
    people = std::make_unique<HouseDirectory>(channel, "legeby", clock);
    shifts = std::make_unique<HouseShifts>(channel, "legeby", signer, clock);
  }
  kit::ManualClock clock{kNow};
  const kit::PrincipalSigner signer = kit::PrincipalSigner::FromSeed("test");
  const kit::PrincipalVerifier verifier =
      *kit::PrincipalVerifier::FromPublicKey(signer.public_key());
  FakeDirectory directory;
  FakeRoster roster{verifier};
  std::unique_ptr<grpc::Server> server;
  std::unique_ptr<HouseDirectory> people;
  std::unique_ptr<HouseShifts> shifts;
};

TEST_F(HouseCallsTest, AnEmploymentIsFoundByItsWholeIdAndAskedForAsTheHouse) {
  const auto scope = people->Find("emp-1");
  ASSERT_TRUE(scope.ok()) << scope.status();
  EXPECT_EQ(scope->home_unit_id, "unit-9");
  EXPECT_EQ(scope->leads_unit_ids, std::vector<std::string>{"unit-1"});
  EXPECT_FALSE(directory.principal);
  directory.known = "emp-12";
  EXPECT_EQ(people->Find("emp-1").status().code(), absl::StatusCode::kNotFound);
}

TEST_F(HouseCallsTest, AnEmploymentThatHasEndedIsNone) {
  directory.end = kNow + absl::Seconds(1);
  EXPECT_TRUE(people->Find("emp-1").ok());
  directory.end = kNow;
  EXPECT_EQ(people->Find("emp-1").status().code(), absl::StatusCode::kNotFound);
}

TEST_F(HouseCallsTest, ShiftsAreAskedForAsThePersonInSpansTheRosterAnswers) {
  const auto held = shifts->Read("emp-1", kNow, kNow + absl::Hours(120 * 24));
  ASSERT_TRUE(held.ok()) << held.status();
  EXPECT_EQ(roster.spans, 2);
  ASSERT_EQ(held->size(), 2u);
  EXPECT_EQ(held->at(0).place, "Solgården");
  EXPECT_EQ(held->at(1).start_time, kNow + absl::Hours(60 * 24));
  roster.refuse = true;
  EXPECT_FALSE(shifts->Read("emp-1", kNow, kNow + absl::Hours(24)).ok());
}

}  // namespace
}  // namespace vagtbro::gateway
