// TwimlLine: calls of a hosted number, by webhooks of its operator; rings out by its API.
//
// What callers key, PINs among it, and what they are told passes the operator: off until it is
// wanted, and only with a data-processing agreement.
//
// Shape:   POST /twiml/call (a new call), /twiml/turn, /twiml/status: 403 without a valid
//          signature or of another account, 400 if it makes no sense, 409 for a turn that is over.
//          GET /prompts/<clip>.wav: clips that there are, for whoever asks. TLS is the proxy's.
// Errors:  Start(): UNAVAILABLE if the address is taken or malformed.
// Threads: its own; Ring() from any. Ended and Send of the port are called on threads of the line
//          and of the port.
// Source:  design/telephony.md 2.2.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "ivr/call/dialer.h"
#include "ivr/line/twiml/operator_api.h"
#include "ivr/line/twiml/twiml_calls.h"
#include "kit/ops/metrics.h"

namespace vagtbro::ivr {

struct TwimlSettings {
  TwimlRules rules;
  OperatorAccount account;         // account empty: any account whose token it is
  std::vector<std::string> clips;  // folders, see Clips
};

class TwimlLine final : public Dialer {
 public:
  TwimlLine(TwimlSettings settings, MakeDialog make, BackendPort& backend, const kit::Clock& clock,
            kit::Metrics& metrics);
  // Cuts off whoever is there: drain first.
  ~TwimlLine() override;
  TwimlLine(const TwimlLine&) = delete;
  TwimlLine& operator=(const TwimlLine&) = delete;

  // "127.0.0.1:8085"; port 0: any. Answers the port.
  absl::StatusOr<int> Start(const std::string& listen);
  bool rings_out() const;
  void Ring(const OutCall& call, std::unique_ptr<Dialog> dialog, Ended ended) override;
  // No new calls from now on. Waits until those there are done, at most for `patience`.
  void Drain(absl::Duration patience);
  TwimlCalls& calls();

 private:
  class Server;
  std::unique_ptr<Server> server_;
};

}  // namespace vagtbro::ivr
