// What people may read about themselves, what managers answer for, and how policies compare.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "kit/base/proto_time.h"
#include "kit/rpc/refusal.h"
#include "pool/api/allow_holiday_contact.h"
#include "pool/api/compare_policies.h"
#include "pool/api/contacts.h"
#include "pool/api/logbook.h"
#include "pool/testing/pool_house.h"

namespace vagtbro::pool {
namespace {

class ReportsTest : public testing::Test {
 protected:
  ReportsTest() {
    auto leader = Staff("lone", "office");
    leader.add_leads_unit_ids("sol-1");
    house_.Employ(leader);
    for (const char* id : {"ada", "bo", "cy", "dan"}) house_.Employ(Staff(id, "sol-1"));
  }

  v1::GetContactsResponse Contacts(const std::string& who) {
    v1::GetContactsRequest request;
    request.set_tenant_id(kTenant);
    request.set_employment_id(who);
    v1::GetContactsResponse response;
    EXPECT_TRUE(GetContacts(house_.state(), request, &response, house_.now()).ok());
    return response;
  }

  // The reason of the refusal; "": allowed.
  std::string Allow(const std::string& who, const std::string& approver,
                    const std::string& reason = "LIFE_AND_HEALTH") {
    v1::AllowHolidayContactRequest request;
    request.set_tenant_id(kTenant);
    request.set_gap_id("gap-1");
    request.set_employment_id(who);
    request.set_approver_employment_id(approver);
    request.set_reason_code(reason);
    kit::Commit commit = house_.journal().Begin({kTenant, "", "r", ""});
    v1::AllowHolidayContactResponse response;
    return kit::ReasonOf(AllowHolidayContact(house_.state(), commit, request, &response));
  }

  v1::ListLogbookResponse Logbook(uint32_t size = 0, const std::string& token = "") {
    v1::ListLogbookRequest request;
    request.set_tenant_id(kTenant);
    request.set_page_size(size);
    request.set_page_token(token);
    v1::ListLogbookResponse response;
    EXPECT_TRUE(ListLogbook(house_.state(), request, &response).ok());
    return response;
  }

  v1::ComparePoliciesRequest Since(const std::string& from, absl::Duration span) {
    v1::ComparePoliciesRequest request;
    request.set_tenant_id(kTenant);
    *request.mutable_interval() = kit::MakeInterval(Local(from), Local(from) + span);
    return request;
  }

  v1::ComparePoliciesResponse Compare(const v1::ComparePoliciesRequest& request) {
    v1::ComparePoliciesResponse response;
    EXPECT_TRUE(ComparePolicies(house_.state(), request, &response).ok());
    return response;
  }

  // Somebody takes the shift and the roster says what it costs.
  void CoverBy(const std::string& gap_id, const std::string& who, int64_t ore) {
    roster::v1::ShiftCovered covered;
    covered.set_gap_id(gap_id);
    covered.set_shift_id("shift-of-" + gap_id);
    covered.set_employment_id(who);
    *covered.mutable_interval() = house_.Cover(gap_id).gap().interval();
    covered.mutable_verdict()->set_cost_ore(ore);
    house_.FromRoster(covered);
    house_.CloseGap(gap_id, roster::v1::GAP_CLOSE_REASON_COVERED);
  }

  kit::MemoryDisk disk_;
  PoolHouse house_{disk_, Local("2026-02-02 12:00")};
};

TEST_F(ReportsTest, OwnContactsStandBesideTheMedianOfAtLeastFivePeople) {
  house_.OpenGap("gap-1", Local("2026-02-03 12:30"), Local("2026-02-03 20:00"));
  house_.Answer(house_.OfferTo("gap-1", "ada").offer().offer_id(), "ada", true);
  house_.Confirm("gap-1");
  const v1::GetContactsResponse four = Contacts("ada");
  EXPECT_EQ(four.day(), 1U);
  EXPECT_EQ(four.week(), 1U);
  EXPECT_EQ(four.fortnight(), 1U);
  EXPECT_EQ(four.covers(), 1U);
  EXPECT_GT(four.day_limit(), 0U);
  EXPECT_GE(four.week_limit(), four.day_limit());
  EXPECT_FALSE(four.has_median_fortnight()) << "four people";

  auto second = Staff("ada-2", "sol-1");
  second.set_person_id("p-ada");
  house_.Employ(second);
  EXPECT_FALSE(Contacts("ada").has_median_covers()) << "two employments are one person";
  house_.Employ(Staff("new", "sol-1"));
  EXPECT_EQ(Contacts("ada").median_covers(), 0U);
  EXPECT_EQ(Contacts("new").median_fortnight(), 1U) << "four of five were asked";
  EXPECT_EQ(Contacts("ada-2").fortnight(), 1U) << "the person, whatever the employment";

  house_.MoveTo(Local("2026-02-05 12:00"));
  EXPECT_EQ(Contacts("ada").day(), 0U);
  EXPECT_EQ(Contacts("ada").week(), 1U);
}

TEST_F(ReportsTest, TheUnitsOwnBudgetIsShownAndStrangersAreNotFound) {
  v1::PolicySet policy;
  policy.set_unit_id("sol-1");
  policy.set_contacts_per_day(2);
  policy.set_contacts_per_week(3);
  house_.SetPolicy(policy);
  EXPECT_EQ(Contacts("ada").day_limit(), 2U);
  EXPECT_EQ(Contacts("ada").week_limit(), 3U);
  EXPECT_NE(Contacts("lone").day_limit(), 2U);
  v1::GetContactsRequest request;
  request.set_tenant_id(kTenant);
  request.set_employment_id("nobody");
  v1::GetContactsResponse response;
  EXPECT_EQ(kit::ReasonOf(GetContacts(house_.state(), request, &response, house_.now())),
            "UNKNOWN_EMPLOYMENT");
}

TEST_F(ReportsTest, AnOverrideIsANamedActThatStandsInTheLogbookOnce) {
  house_.Holiday("p-ada", Local("2026-02-01 00:00"), Local("2026-02-08 00:00"));
  house_.OpenGap("gap-1", Local("2026-02-03 12:30"), Local("2026-02-03 20:00"));
  EXPECT_EQ(Allow("bo", "lone"), "NOT_ON_HOLIDAY");
  house_.Holiday("p-bo", Local("2026-02-01 00:00"), Local("2026-02-08 00:00"));
  EXPECT_EQ(Allow("ada", "bo"), "NOT_A_MANAGER");
  EXPECT_EQ(Allow("ada", "nobody"), "UNKNOWN_EMPLOYMENT");
  EXPECT_EQ(Allow("nobody", "lone"), "UNKNOWN_EMPLOYMENT");
  EXPECT_EQ(Allow("ada", "lone", "life"), "MALFORMED_FIELD");
  EXPECT_EQ(Allow("ada", "lone", "OK"), "MALFORMED_FIELD");
  EXPECT_EQ(Logbook().rows_size(), 0);

  EXPECT_EQ(Allow("ada", "lone"), "");
  EXPECT_EQ(house_.Cover("gap-1").allowed_size(), 1);
  house_.MoveTo(Local("2026-02-02 12:01"));
  EXPECT_EQ(Allow("ada", "lone"), "") << "the same again";
  EXPECT_EQ(Allow("bo", "lone", "NOBODY_ELSE"), "");
  EXPECT_EQ(house_.Cover("gap-1").allowed_size(), 2);

  const v1::ListLogbookResponse first = Logbook(1);
  ASSERT_EQ(first.rows_size(), 1);
  EXPECT_EQ(first.rows(0).holiday_contact().employment_id(), "bo") << "newest first";
  const v1::ListLogbookResponse second = Logbook(1, first.next_page_token());
  EXPECT_EQ(second.rows(0).holiday_contact().approver_employment_id(), "lone");
  EXPECT_EQ(kit::FromProto(second.rows(0).act_time()), Local("2026-02-02 12:00"));
  EXPECT_EQ(second.next_page_token(), "");

  house_.CloseGap("gap-1", roster::v1::GAP_CLOSE_REASON_NOT_NEEDED);
  EXPECT_EQ(Allow("cy", "lone"), "GAP_CLOSED");
  house_.MoveTo(house_.now() + absl::Hours(91 * 24));
  EXPECT_EQ(house_.Cover("gap-1").allowed_size(), 0);
  EXPECT_EQ(Logbook().rows_size(), 2) << "for ever";
}

TEST_F(ReportsTest, PoliciesCompareByWhatTheirSearchesCameToAlsoAfterTheyAreForgotten) {
  v1::PolicySet trial;
  trial.set_unit_id("sol-1");
  trial.set_policy_id("trial");
  *trial.mutable_from_time() = kit::ToProto(Local("2026-02-02 13:00"));
  *trial.mutable_until_time() = kit::ToProto(Local("2026-02-20 00:00"));
  house_.SetPolicy(trial);
  house_.OpenGap("gap-1", Local("2026-02-03 12:30"), Local("2026-02-03 20:00"));
  const auto contacts = static_cast<uint32_t>(house_.Asked("gap-1").size());
  house_.MoveTo(Local("2026-02-02 12:07"));
  CoverBy("gap-1", "ada", 150'000);
  house_.MoveTo(Local("2026-02-02 13:00"));
  for (const char* id : {"gap-2", "gap-3"}) {
    house_.OpenGap(id, Local("2026-02-05 12:30"), Local("2026-02-05 20:00"));
  }
  house_.MoveTo(Local("2026-02-02 13:20"));
  CoverBy("gap-2", "lone", 200'000);
  house_.MoveTo(Local("2026-02-06 00:00"));

  const auto check = [&](const v1::ComparePoliciesResponse& response) {
    ASSERT_EQ(response.results_size(), 2);
    const v1::PolicyResult& standing = response.results(0);
    EXPECT_EQ(standing.policy_id(), "");
    EXPECT_EQ(standing.gaps(), 1U);
    EXPECT_EQ(standing.covered(), 1U);
    EXPECT_EQ(standing.contacts(), contacts);
    EXPECT_EQ(standing.minutes_median(), 7U);
    EXPECT_EQ(standing.cost_ore(), 150'000);
    EXPECT_EQ(standing.familiar(), 1U);
    EXPECT_EQ(standing.escalated(), 0U);
    const v1::PolicyResult& tried = response.results(1);
    EXPECT_EQ(tried.policy_id(), "trial");
    EXPECT_EQ(tried.gaps(), 2U);
    EXPECT_EQ(tried.covered(), 1U);
    EXPECT_EQ(tried.escalated(), 1U);
    EXPECT_EQ(tried.minutes_p95(), 20U);
    EXPECT_EQ(tried.familiar(), 0U) << "lone is of another unit";
  };
  const auto year = Since("2026-01-01 00:00", absl::Hours(400 * 24));
  check(Compare(year));
  house_.MoveTo(Local("2026-12-01 00:00"));
  EXPECT_TRUE(house_.Cover("gap-1").forgotten());
  check(Compare(year));
}

TEST_F(ReportsTest, TheShiftThatSomebodyCoversIsNotWhereTheyKnowThePlaceFrom) {
  house_.OpenGap("gap-1", Local("2026-02-02 11:30"), Local("2026-02-02 20:00"));
  CoverBy("gap-1", "lone", 0);
  const auto day = Since("2026-02-02 00:00", absl::Hours(24));
  EXPECT_EQ(Compare(day).results(0).familiar(), 0U);
  house_.Publish("s-1", "lone", "sol-1", Local("2026-01-20 08:00"), Local("2026-01-20 15:00"));
  house_.OpenGap("gap-2", Local("2026-02-03 12:30"), Local("2026-02-03 20:00"));
  CoverBy("gap-2", "lone", 0);
  EXPECT_EQ(Compare(day).results(0).familiar(), 1U) << "there two weeks ago";
}

TEST_F(ReportsTest, AComparisonIsOfOneUnitAndOneTime) {
  house_.OpenGap("gap-1", Local("2026-02-03 12:30"), Local("2026-02-03 20:00"));
  auto request = Since("2026-02-02 12:00", absl::Hours(1));
  EXPECT_EQ(Compare(request).results_size(), 1);
  request.set_unit_id("sol-2");
  EXPECT_EQ(Compare(request).results_size(), 0);
  EXPECT_EQ(Compare(Since("2026-02-02 11:00", absl::Hours(1))).results_size(), 0)
      << "the end does not belong to it";
  v1::ComparePoliciesResponse response;
  request.set_unit_id("nowhere");
  EXPECT_EQ(kit::ReasonOf(ComparePolicies(house_.state(), request, &response)), "UNKNOWN_UNIT");
  request = Since("2026-02-02 12:00", absl::Hours(400 * 24) + absl::Seconds(1));
  EXPECT_EQ(kit::ReasonOf(ComparePolicies(house_.state(), request, &response)), "MALFORMED_FIELD");
  request = Since("2026-02-02 12:00", absl::Hours(1));
  request.set_tenant_id("elsewhere");
  EXPECT_EQ(kit::ReasonOf(ComparePolicies(house_.state(), request, &response)), "UNKNOWN_TENANT");
}

}  // namespace
}  // namespace vagtbro::pool
