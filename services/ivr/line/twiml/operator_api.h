// OperatorApi: asks the operator of a hosted number to ring somebody.
//
// Shape:   POST <api_url>/2010-04-01/Accounts/<account>/Calls.json, Basic auth, a form. Whoever
//          picks up is asked for at `answer_url`; how it ended otherwise comes to `status_url`.
// Errors:  UNAVAILABLE: it was not taken. The number is in no message.
// Threads: any; blocks for ten seconds at most.
// Source:  design/telephony.md 2.2, https://www.twilio.com/docs/voice/api/call-resource
#pragma once

#include <string>
#include <utility>

#include "absl/status/status.h"
#include "absl/time/time.h"

namespace vagtbro::ivr {

struct OperatorAccount {
  std::string api_url;  // "https://api.twilio.com"; empty: it rings nobody
  std::string account;
  std::string token;
  std::string from;  // the number that is shown, E.164
};

class OperatorApi final {
 public:
  explicit OperatorApi(OperatorAccount account) : account_(std::move(account)) {}

  bool configured() const { return !account_.api_url.empty(); }
  absl::Status Ring(const std::string& number, const std::string& answer_url,
                    const std::string& status_url, absl::Duration rings) const;

 private:
  OperatorAccount account_;
};

}  // namespace vagtbro::ivr
