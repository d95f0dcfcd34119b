// Lines: the telephone lines of this process, opened, drained and closed together.
//
// Shape:   which there are is the settings' (SIP, FastAGI, TwiML).
// Threads: Start() and Stop() from one thread; calls come on the lines' own.
#pragma once

#include <memory>

#include "absl/status/status.h"
#include "ivr/backend/backend.h"
#include "ivr/call/dialer.h"
#include "ivr/line/agi/agi_server.h"
#include "ivr/line/sip/pooled_backend.h"
#include "ivr/line/sip/sip_line.h"
#include "ivr/line/twiml/twiml_line.h"
#include "kit/ops/process.h"

namespace vagtbro::ivr {

class Lines final {
 public:
  Lines(kit::Process& process, Backend& backend);
  ~Lines();
  Lines(const Lines&) = delete;
  Lines& operator=(const Lines&) = delete;

  absl::Status Start();
  // The line that rings out, from Start() to Stop(); null: none does.
  Dialer* dialer() const { return dialer_; }
  // No new calls; waits for the running ones on all lines at the same time, at most `patience`, and
  // cuts off the rest. What calls still wished is done, or on disk as a task, when it returns: the
  // owner must still be there.
  void Stop(absl::Duration patience);

 private:
  absl::Status StartSip();
  absl::Status StartAgi();
  absl::Status StartTwiml();
  void TakeAgiCall(Wire& wire);

  kit::Process& process_;
  Backend& backend_;
  std::unique_ptr<PooledBackend> pooled_;
  AgiServer agi_;
  std::unique_ptr<SipLine> sip_;
  std::unique_ptr<PooledBackend> pooled_twiml_;
  std::unique_ptr<TwimlLine> twiml_;
  Dialer* dialer_ = nullptr;
};

}  // namespace vagtbro::ivr
