// Candidates for tests of the rules: one person with facts of the test's choice.
#pragma once

#include <string>
#include <utility>

#include "kit/base/proto_time.h"
#include "pool/domain/candidate.h"
#include "pool/domain/policy.h"

namespace vagtbro::pool {

// Monday 2 February 2026, 12:00 in Denmark; nobody sleeps.
inline absl::Time Noon() { return absl::FromUnixSeconds(1'770'030'000); }

// A gap on the next day, 12:00 to 20:00, in unit "sol-1".
struct GapForTest {
  roster::v1::GapOpened gap;
  worktime::Proposal proposal;
  v1::PolicySet policy = WithDefaults({});

  explicit GapForTest(absl::Time start = Noon() + absl::Hours(24)) {
    gap.set_gap_id("gap-1");
    gap.set_shift_id("shift-1");
    gap.add_unit_ids("sol-1");
    *gap.mutable_interval() = kit::MakeInterval(start, start + absl::Hours(8));
    gap.set_kind(types::v1::SHIFT_KIND_ORDINARY);
    gap.mutable_requirement()->add_professions(types::v1::PROFESSION_SOSU_HELPER);
    proposal = ProposalFor(gap, Noon());
  }

  Question On(v1::Rung rung) const { return {gap, proposal, policy, rung}; }
};

// A SOSU helper of "sol-1", full time, employed for years, who has agreed to offers by day.
struct PersonForTest {
  v1::MemberRow member;
  worktime::WorkerFacts facts;

  explicit PersonForTest(const std::string& id = "ada") {
    auto* employment = member.mutable_employment();
    employment->set_employment_id(id);
    employment->set_person_id("p-" + id);
    employment->set_kind(directory::v1::EMPLOYMENT_KIND_UNIT_STAFF);
    employment->set_home_unit_id("sol-1");
    employment->set_profession(types::v1::PROFESSION_SOSU_HELPER);
    employment->set_weekly_minutes(37 * 60);
    *employment->mutable_start_time() = kit::ToProto(Noon() - absl::Hours(24 * 1000));
    member.set_sms_offers(true);
    facts.professions = {worktime::Profession::kSosuHelper};
  }

  PersonForTest& Works(absl::Time start, absl::Duration length) {
    facts.duties.push_back({"d", worktime::DutyKind::kOrdinary, {start, start + length}});
    return *this;
  }
};

// The person as a candidate, and the Worker it needs, kept together.
struct CandidateForTest {
  worktime::Worker worker;
  worktime::Profile profile;  // the statute, and 170 kroner an hour for everybody
  Candidate candidate;

  explicit CandidateForTest(const PersonForTest& person) : worker(person.facts) {
    candidate.member = &person.member;
    candidate.worker = &worker;
    profile.pay.hourly_ore.fill(17'000);
    candidate.profile = &profile;
  }
  CandidateForTest(const CandidateForTest&) = delete;
};

}  // namespace vagtbro::pool
