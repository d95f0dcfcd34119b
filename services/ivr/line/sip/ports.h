// Ports: what a SIP line needs of the process it lives in: a dialog for each call, and a backend
// that answers its wishes.
//
// Threads: MakeDialog, Send and Ended are called on the line's own thread and must return at once;
//          `answer` may be called from any thread, once, also after the call or the line is gone.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "ivr/dialog/talk.h"
#include "ivr/dialog/turn.h"

namespace vagtbro::ivr {

// A call as the line sees it at its start.
struct CallStart {
  CallFacts facts;
  std::string caller;  // as the exchange gave it ("+4520304050"); empty: withheld. Never logged.
  std::string called;  // the user part that was called ("7010"); may be empty
};

using MakeDialog = std::function<std::unique_ptr<Dialog>(const CallStart&)>;

class BackendPort {
 public:
  virtual ~BackendPort() = default;
  // An answer that comes after kGiveUp is dropped by the line.
  virtual void Send(const CallStart& call, const Wish& wish, std::function<void(Reply)> answer) = 0;
  // The dialog is done; `place` is where it stood when the caller left.
  virtual void Ended(const CallStart& /*call*/, Outcome /*outcome*/, const char* /*place*/) {}
};

}  // namespace vagtbro::ivr
