// Exact: has a search's best plan confirmed or bettered by the worker, while the search goes on.
//
// The worker knows the compiled rules; the law has the last word here too. A better plan that the
// law refuses teaches the search what is forbidden, and the question is put once more.
//
// Threads: the search's thread, the same for every call.
#pragma once

#include <memory>
#include <string>

#include "pool/match/search.h"
#include "pool/match/worker.h"

namespace vagtbro::pool::match {

struct Standing {
  enum class Kind {
    kRunning,  // the worker has not answered yet
    kProven,   // no lawful plan costs less
    kWithin,   // at most gap_percent above what is possible
    kUnknown,  // the worker died or had no time: the plan stands, how good it is nobody knows
  };

  Kind kind = Kind::kUnknown;
  double gap_percent = 0;  // of the bound
};

class Exact final {
 public:
  // Puts the question: the search's best plan as it is now. `search` must outlive it; `binary` is
  // where vagtbro-match lies.
  Exact(Search& search, std::string binary, double most_seconds);

  // How the search's best plan stands, bettered if the worker knew a better one. Never waits.
  Standing Poll();
  // The same, after waiting for the worker.
  Standing Wait();
  // Calls the worker off: what was not known by now stays unknown.
  void Cancel() { worker_->Kill(); }
  // The process, for whoever watches over it; 0 once it has ended.
  pid_t process() const { return worker_->process(); }

 private:
  static constexpr int kMostRounds = 20;

  void Ask();
  // Takes in the answer; false if the question has to be put once more, and it was.
  bool Settle();
  Standing StandingNow() const;

  Search& search_;
  std::string binary_;
  double most_seconds_;
  std::unique_ptr<Worker> worker_;
  int rounds_ = 0;
  bool bounded_ = false;
  Cost bound_ = 0;
  bool settled_ = false;
};

}  // namespace vagtbro::pool::match
