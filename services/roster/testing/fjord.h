// FjordStory: Monday 2 February in Fjord, where Ada is ill and somebody is searched for.
//
// Ada and Eva have 07-15, which needs both; Bo, Ib and Ulla are free. It is 05:40, unless a story
// says another time.
#pragma once

#include <string>

#include "roster/testing/story.h"

namespace vagtbro::roster {

inline const std::string kMonday = "2026-02-02 07:00";

class FjordStory : public Story {
 protected:
  explicit FjordStory(std::string report_time = "2026-02-02 05:40")
      : report_time_(std::move(report_time)) {}

  void SetUp() override {
    bench.AddUnit("fjord");
    bench.Require("fjord", 7 * 60, 480, 2, 2, 2);
    for (const std::string name : {"ada", "bo", "eva", "ib", "ulla"}) bench.Employ(name);
    bench.EmployLeader("leader", "fjord");
    bench.Publish({BasisShift("mon-ada", "fjord", kMonday, "ada"),
                   BasisShift("mon-eva", "fjord", kMonday, "eva")});
    bench.MoveTo(report_time_);
    bench.SickCall("abs-1", "ada", report_time_, "2026-02-03 00:00");
    gap_ = bench.Said<v1::GapOpened>().at(0).gap_id();
    bench.Listen();
  }

  v1::ShiftState StateOf(const std::string& id) const { return bench.Shift(id).state(); }
  std::string OpenGap() const { return bench.Said<v1::GapOpened>().at(0).gap_id(); }
  std::string WhyRefused() const { return bench.Said<v1::CoverRefused>().at(0).reason(); }

  const std::string report_time_;
  std::string gap_;
};

}  // namespace vagtbro::roster
