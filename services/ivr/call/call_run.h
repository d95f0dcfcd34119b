// CallRun: one call: a dialog on a line, with the services behind it, from pick-up to Done.
//
// While a service works, the caller hears a moment's clip after kMoment. A caller who has hung up
// is not forgotten: what the dialog still asks is asked.
//
// Shape:   counts vagtbro_calls_total{line,outcome}, and vagtbro_calls_left_total{place}: where
//          callers hung up by themselves. Logs the call id and the outcome, never a key.
// Threads: Run() blocks until the call is over, on the thread of its call.
#pragma once

#include <memory>
#include <string>
#include <utility>

#include "ivr/backend/backend.h"
#include "ivr/call/line.h"
#include "ivr/dialog/turn.h"
#include "kit/ops/metrics.h"
#include "kit/time/clock.h"

namespace vagtbro::ivr {

struct CallId {
  std::string call_id;
  std::string caller_number;  // empty: withheld
};

class CallRun final {
 public:
  CallRun(CallId id, std::unique_ptr<Dialog> dialog, Line& line, Backend& backend,
          const kit::Clock& clock, kit::Metrics& metrics)
      : id_(std::move(id)),
        dialog_(std::move(dialog)),
        line_(line),
        backend_(backend),
        clock_(clock),
        metrics_(metrics) {}

  Outcome Run();

 private:
  Step Tell(const Event& event);
  Step Speak(const Turn& turn);
  Step Wish(const Ask& ask);

  CallId id_;
  std::unique_ptr<Dialog> dialog_;
  Line& line_;
  Backend& backend_;
  const kit::Clock& clock_;
  kit::Metrics& metrics_;
  bool there_ = false;  // the caller is
};

// "reported", "abandoned", …
const char* OutcomeName(Outcome outcome);

}  // namespace vagtbro::ivr
