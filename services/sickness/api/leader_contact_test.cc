// Whom a sick caller is to speak with, as the policy of their unit says.
#include <gtest/gtest.h>

#include "sickness/testing/sickness_test.h"

namespace vagtbro::sickness {
namespace {

class LeaderContactTest : public SicknessTest {
 protected:
  void Lead(const std::string& employment, const std::vector<std::string>& units,
            std::optional<absl::Time> end = std::nullopt) {
    directory::v1::EmploymentRegistered event;
    event.set_employment_id(employment);
    event.set_person_id("person-" + employment);
    event.set_home_unit_id("rose-house");
    *event.mutable_leads_unit_ids() = {units.begin(), units.end()};
    if (end) *event.mutable_end_time() = kit::ToProto(*end);
    directory_.Say("legeby", employment, event);
    ASSERT_EQ(directory_.Deliver(*journal_, *hearing_), kit::Digested::kDone);
  }

  static v1::ContactPolicySet Policy(const std::string& unit, v1::LeaderContact contact) {
    v1::ContactPolicySet policy;
    policy.set_unit_id(unit);
    policy.set_contact(contact);
    return policy;
  }

  v1::ImportContactPoliciesResponse Set(const std::vector<v1::ContactPolicySet>& policies) {
    v1::ImportContactPoliciesRequest request;
    *request.mutable_policies() = {policies.begin(), policies.end()};
    v1::ImportContactPoliciesResponse response;
    EXPECT_TRUE(Run(request, &response, &ImportContactPolicies).ok());
    return response;
  }

  v1::GetLeaderContactResponse Of(const std::string& employment) {
    v1::GetLeaderContactRequest request;
    request.set_tenant_id("legeby");
    request.set_employment_id(employment);
    v1::GetLeaderContactResponse response;
    const absl::Status done = GetLeaderContact(*state_, request, &response, clock_.Now());
    EXPECT_TRUE(done.ok()) << done;
    return response;
  }
};
ON_BOTH_DISKS(LeaderContactTest);

TEST_P(LeaderContactTest, WithoutAPolicyNobodyIsToRing) {
  Lead("eva", {"rose-house"});
  EXPECT_EQ(Of("ada").contact(), v1::LEADER_CONTACT_NONE);
  EXPECT_TRUE(Of("ada").leader_employment_id().empty());
  EXPECT_FALSE(Of("ada").has_contact_by_time());
}

TEST_P(LeaderContactTest, TheLeaderRingsWithinTheirWorkingHours) {
  Lead("eva", {"rose-house"});
  Set({Policy("rose-house", v1::LEADER_CONTACT_CALL_BACK)});
  const auto contact = Of("ada");
  EXPECT_EQ(contact.contact(), v1::LEADER_CONTACT_CALL_BACK);
  EXPECT_EQ(contact.leader_employment_id(), "eva");
  EXPECT_EQ(kit::FromProto(contact.contact_by_time()), February(2, 12));
}

TEST_P(LeaderContactTest, ATransferOutsideWorkingHoursIsACallBack) {
  Lead("eva", {"rose-house"});
  Set({Policy("rose-house", v1::LEADER_CONTACT_LIVE_TRANSFER)});
  EXPECT_EQ(Of("ada").contact(), v1::LEADER_CONTACT_CALL_BACK);
  WaitUntil(February(2, 8));
  EXPECT_EQ(Of("ada").contact(), v1::LEADER_CONTACT_LIVE_TRANSFER);
  EXPECT_EQ(Of("ada").leader_employment_id(), "eva");
  EXPECT_FALSE(Of("ada").has_contact_by_time());
}

TEST_P(LeaderContactTest, TheUnitsOwnPolicyGoesBeforeTheMunicipalitys) {
  Employ("cy", "lily-house");
  Set({Policy("", v1::LEADER_CONTACT_CALL_BACK), Policy("rose-house", v1::LEADER_CONTACT_NONE)});
  EXPECT_EQ(Of("cy").contact(), v1::LEADER_CONTACT_CALL_BACK);
  EXPECT_EQ(Of("ada").contact(), v1::LEADER_CONTACT_NONE);
  Reopen();
  EXPECT_EQ(Of("ada").contact(), v1::LEADER_CONTACT_NONE);
}

TEST_P(LeaderContactTest, ALeaderWhoIsAwayHasGoneOrIsTheCallerDoesNotRing) {
  WaitUntil(February(2, 9));
  Lead("dan", {"rose-house"}, February(2, 8));
  Lead("eva", {"rose-house"});
  Lead("finn", {"rose-house", "lily-house"});
  Set({Policy("rose-house", v1::LEADER_CONTACT_LIVE_TRANSFER)});
  EXPECT_EQ(Of("ada").leader_employment_id(), "eva");
  EXPECT_EQ(Of("eva").leader_employment_id(), "finn");
  Reported(SickCall("eva"));
  EXPECT_EQ(Of("ada").leader_employment_id(), "finn");
  Reopen();
  EXPECT_EQ(Of("ada").leader_employment_id(), "finn");
  Lead("finn", {"lily-house"});
  // Nobody is left: the desk rings.
  EXPECT_EQ(Of("ada").contact(), v1::LEADER_CONTACT_CALL_BACK);
  EXPECT_TRUE(Of("ada").leader_employment_id().empty());
}

TEST_P(LeaderContactTest, WhatIsRefusedIsNamedAndTheRestKept) {
  v1::ContactPolicySet wrong = Policy("rose-house", v1::LEADER_CONTACT_CALL_BACK);
  wrong.set_work_start_minute(900);
  wrong.set_work_end_minute(800);
  const auto response = Set({wrong, Policy("lily-house", v1::LEADER_CONTACT_CALL_BACK)});
  EXPECT_EQ(response.accepted(), 1u);
  ASSERT_EQ(response.refused_size(), 1);
  EXPECT_EQ(response.refused(0).index(), 0u);
  EXPECT_EQ(response.refused(0).reason(), "MALFORMED_HOURS");
  EXPECT_EQ(Of("ada").contact(), v1::LEADER_CONTACT_NONE);
}

TEST_P(LeaderContactTest, TheSameAgainLeavesNoTrace) {
  Set({Policy("rose-house", v1::LEADER_CONTACT_CALL_BACK)});
  const uint64_t before = journal_->head();
  EXPECT_EQ(Set({Policy("rose-house", v1::LEADER_CONTACT_CALL_BACK)}).accepted(), 1u);
  EXPECT_EQ(EventsAfter(before), std::vector<std::string>());
  Set({Policy("rose-house", v1::LEADER_CONTACT_NONE)});
  EXPECT_EQ(EventsAfter(before), std::vector<std::string>{"ContactPolicySet"});
}

TEST_P(LeaderContactTest, AnUnknownEmploymentHasNone) {
  v1::GetLeaderContactRequest request;
  request.set_tenant_id("legeby");
  request.set_employment_id("nobody");
  v1::GetLeaderContactResponse response;
  EXPECT_EQ(kit::ReasonOf(GetLeaderContact(*state_, request, &response, clock_.Now())),
            "UNKNOWN_EMPLOYMENT");
}

}  // namespace
}  // namespace vagtbro::sickness
