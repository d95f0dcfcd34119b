// InboundCall: a fixture: Eva rings at 05:40 on Monday 23 November 2026, with shifts at 7 on
// Monday, at 7 on Tuesday and a night from 23 on Thursday.
#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <string>

#include "ivr/dialog/inbound.h"
#include "ivr/testing/scripted_call.h"

namespace vagtbro::ivr {

// Winter time, without the machine's database.
inline const absl::TimeZone kZone = absl::FixedTimeZone(3600);

inline absl::Time At(int day, int hour, int minute = 0) {
  return absl::FromCivil(absl::CivilMinute(2026, 11, day, hour, minute), kZone);
}

class InboundCall : public ::testing::Test {
 protected:
  InboundCall() {
    house_.zone = kZone;
    house_.desk_number = "+4587123456";
    facts_.call_id = "call-1";
    facts_.start_time = At(23, 5, 40);
    backend_.shifts = {{At(23, 7), At(23, 15)}, {At(24, 7), At(24, 15)}, {At(26, 23), At(27, 7)}};
  }

  // Made at the first use, so that a test can change house_ and facts_ before.
  ScriptedCall& call() {
    if (!call_) {
      call_ = std::make_unique<ScriptedCall>(std::make_unique<Inbound>(house_, facts_), backend_,
                                             facts_.start_time);
      call_->PickUp();
    }
    return *call_;
  }
  // Signed in, at the first question after it.
  ScriptedCall& SignedIn() { return call().Keys(std::string(kEvasNumber) + " " + kEvasPin); }
  // At the summary of an own illness of so many days.
  ScriptedCall& AtSummary(const std::string& days) { return SignedIn().Keys("1 1 " + days); }

  House house_;
  CallFacts facts_;
  FakeBackend backend_;

 private:
  std::unique_ptr<ScriptedCall> call_;
};

}  // namespace vagtbro::ivr
