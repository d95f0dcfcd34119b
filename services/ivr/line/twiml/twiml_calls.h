// TwimlCalls: which call a webhook is about, and what it is answered.
//
// A new call gets a dialog; over the cap, and while draining, the caller hears that it is busy. A
// turn of a call that this process does not know was cut off by a restart: see LostCall. A number
// that is not the next one is refused with 409.
//
// Threads: any.
// Source:  design/telephony.md 2.2, services/DECISIONS.md 47.
#pragma once

#include <condition_variable>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>

#include "ivr/call/dialer.h"
#include "ivr/dialog/talk.h"
#include "ivr/line/sip/ports.h"
#include "ivr/line/twiml/twiml_call.h"

namespace vagtbro::ivr {

struct TwimlReply {
  int http_status = 200;
  std::string body;
};

struct TwimlRules {
  std::string base;  // the public URL, without '/' at its end
  int most_calls = 200;
  TwimlPatience patience;
  House house;  // of a call that was lost
};

class TwimlCalls final {
 public:
  TwimlCalls(TwimlRules rules, MakeDialog make, BackendPort& backend, const kit::Clock& clock)
      : rules_(std::move(rules)), make_(std::move(make)), backend_(backend), clock_(clock) {}
  // Calls out that are not done have failed.
  ~TwimlCalls();
  TwimlCalls(const TwimlCalls&) = delete;
  TwimlCalls& operator=(const TwimlCalls&) = delete;

  // Of signed requests: `query` is what follows the '?' of the address.
  TwimlReply OnCall(const Form& query, const Form& form);
  TwimlReply OnTurn(const Form& query, const Form& form);
  TwimlReply OnStatus(const Form& query, const Form& form);

  // A call out, before it rings. Null: over the cap, or draining, and `ended` has been told so.
  std::shared_ptr<TwimlCall> Begin(const OutCall& call, std::unique_ptr<Dialog> dialog,
                                   Dialer::Ended ended);

  // Ends calls that nobody asks about, and forgets those that are done.
  void Sweep();
  // No new calls. Waits until those there are done, at most for `patience`.
  void Drain(absl::Duration patience);
  int running() const;

 private:
  // Calls that are not done; outlives this for calls that end after it.
  struct Running {
    std::mutex mutex;
    std::condition_variable changed;
    int calls = 0;
    bool draining = false;
  };

  std::shared_ptr<TwimlCall> Find(const std::string& key) const;
  // Null: over the cap, or draining.
  std::shared_ptr<TwimlCall> Add(const std::string& key, TwimlCall::Parts parts, bool must);
  std::shared_ptr<TwimlCall> AddLost(const std::string& key, const Form& form,
                                     std::uint32_t number);
  TwimlReply Answer(TwimlCall& call, std::uint32_t number, const Form& form) const;

  const TwimlRules rules_;
  const MakeDialog make_;
  BackendPort& backend_;
  const kit::Clock& clock_;
  const std::shared_ptr<Running> running_ = std::make_shared<Running>();
  mutable std::mutex mutex_;
  std::map<std::string, std::shared_ptr<TwimlCall>> calls_;
};

}  // namespace vagtbro::ivr
