// Ledger: how much work lies before an instant, and how much of it at night; and where a reference
// period begins that leaves out holiday and sickness.
//
// It answers within a step or two by guessing where to look: people work about evenly. Whoever
// ranks a town asks thousands of ledgers, each once, and pays for the memory each answer touches.
//
// Units:   nanoseconds since 1970, and nanoseconds.
// Threads: plain values.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

#include "worktime/interval.h"

namespace vagtbro::worktime {

class Ledger {
 public:
  Ledger() = default;
  // Of the blocks of a timeline, and the hours of the clock that are night.
  Ledger(const Blocks& work, int night_start_minute, int night_end_minute);

  std::int64_t WorkBefore(std::int64_t nanos) const { return WorkBefore(nanos, Begun(nanos)); }
  std::int64_t NightBefore(std::int64_t nanos) const;
  // Of all there is.
  std::int64_t night() const { return night_; }
  // How many blocks begin before the instant.
  std::size_t Begun(std::int64_t nanos) const;

  // Reads work before instants that only go forward.
  class Reader {
   public:
    Reader(const Ledger& ledger, std::int64_t first)
        : ledger_(ledger), begun_(ledger.Begun(first)) {}
    std::int64_t WorkBefore(std::int64_t nanos) {
      while (begun_ < ledger_.size_ && ledger_.marks_[begun_].start < nanos) ++begun_;
      return ledger_.WorkBefore(nanos, begun_);
    }

   private:
    const Ledger& ledger_;
    std::size_t begun_;
  };

 private:
  struct Mark {
    std::int64_t start;  // of a block
    std::int64_t work;   // before it
    std::int64_t night;  // before it
  };

  std::int64_t WorkBefore(std::int64_t nanos, std::size_t begun) const {
    if (begun == 0) return 0;
    const Mark& last = marks_[begun - 1];
    return std::min(last.work + (nanos - last.start), marks_[begun].work);
  }

  std::vector<Mark> marks_;  // one a block, and one after the last
  std::size_t size_ = 0;     // blocks
  std::int64_t last_ = 0;    // start of the last block
  double density_ = 0;       // blocks a nanosecond
  std::int64_t night_ = 0;
  int night_start_minute_ = 0;
  int night_end_minute_ = 0;
};

// Time that a reference period leaves out.
class Pauses {
 public:
  Pauses() = default;
  explicit Pauses(const Blocks& pauses);

  // Finds where periods of `length` outside the pauses begin that end ever later.
  class Reader {
   public:
    Reader(const Pauses& pauses, std::int64_t length) : pauses_(pauses), length_(length) {}
    std::int64_t PeriodStart(std::int64_t end);

   private:
    const Pauses& pauses_;
    std::int64_t length_;
    std::size_t begun_ = 0;   // pauses that begin before the end
    std::size_t passed_ = 0;  // pauses that end before the start
  };

 private:
  struct Pause {
    std::int64_t start;
    std::int64_t end;
    std::int64_t before;  // time in pauses before this one
  };

  std::vector<Pause> pauses_;
};

}  // namespace vagtbro::worktime
