// SlowLaw: the same rules a second time, minute by minute, as one would count on squared paper.
//
// Written from the rule table and not from the code of the rules, so that the two can disagree.
//
// Shape:   facts lie well inside the calendar and begin and end on whole minutes.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "worktime/testing/paper.h"

namespace vagtbro::worktime::testing {

struct Answer {
  bool passed = true;
  bool warned = false;
  std::optional<std::int64_t> margin = {};
  // Some of it was broken before and is not held against the duty: then how far the rest of it is
  // from the limit is a matter of taste.
  bool rough = false;
};

class SlowLaw {
 public:
  SlowLaw(const Calendar& calendar, const WorkerFacts& facts, const Proposal& proposal,
          const Profile& profile);

  Answer Overlap() const;
  Answer DayOff() const;
  Answer DayOffOnCall() const;
  Answer ShiftMax() const;
  Answer ShiftMin() const;
  Answer Split() const;
  Answer Rest11() const;
  Answer RestComp() const;
  Answer Rest24() const;
  Answer NightMax() const;
  Answer Night8() const;
  Answer Wt48() const;

 private:
  // A rest between two blocks of work that a day had to live on.
  struct Reduction {
    int end;   // where the rest ends
    int rest;  // the shortest that was seen of it
    bool fresh = false;
  };
  struct Rest {
    int length = 0;
    int end = 0;
  };

  bool IsNight(int minute) const;
  int ShiftLength() const;
  // The longest rest in the daily window that ends before `minute`; of two the later.
  Rest LongestRest(const Marks& work, int minute) const;
  struct Judged {
    std::optional<int> worst = {};
    bool breach_before = false;
  };
  Judged WorstRest() const;
  std::vector<Reduction> Reductions(const Marks& work) const;
  std::vector<Reduction> ReductionsWithFresh() const;
  bool TooMany(const std::vector<Reduction>& reductions) const;
  // From the end of the work that begins at `start` to the next work; absent: none follows.
  std::optional<int> RestAfter(const Marks& work, int start) const;
  int LongestStretchPlanned(int first, int last) const;
  bool IsNightWorker() const;
  int MostWorkInPeriod() const;
  int MostWorkInNight() const;

  const Calendar& calendar_;
  const WorkerFacts& facts_;
  const Proposal& proposal_;
  const Profile& profile_;
  Paper planned_;  // without the proposal
  Paper asked_;    // the proposal alone
  Paper all_;
  Marks neutral_;
  Marks days_off_;
  int first_;  // of the proposal
  int last_;
  int work_first_;  // of its work; equal to work_last_ if it has none
  int work_last_;
};

}  // namespace vagtbro::worktime::testing
