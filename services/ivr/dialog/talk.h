// Talk: what the parts of one call share: its language, its turns, its request ids, its patience.
//
// Three tries a question, eight errors a call, five minutes, sixty turns: then a human takes over.
//
// Shape:   request ids are "<call id>-1", "-2", …: the same call never uses one for two acts.
// Source:  design/telephony.md section 4.
#pragma once

#include <cstdint>
#include <string>

#include "absl/time/time.h"
#include "ivr/dialog/turn.h"
#include "ivr/prompts/say.h"

namespace vagtbro::ivr {

// What a tenant has configured.
struct House {
  Language language = Language::kDanish;  // until the caller is known
  absl::TimeZone zone = absl::UTCTimeZone();
  std::string desk_number;      // E.164 of the planner desk; empty: there is none
  bool desk_transfers = false;  // calls are put through to it; needs desk_number
};

// What the line knows when a call begins.
struct CallFacts {
  std::string call_id;  // unique, the same after a retry; shape of an id, at most 60 characters
  bool number_known = true;  // false: withheld
  absl::Time start_time;
};

class Talk {
 public:
  Talk(House house, CallFacts call)
      : house_(std::move(house)), call_(std::move(call)), language_(house_.language) {}

  const House& house() const { return house_; }
  const CallFacts& call() const { return call_; }
  Language language() const { return language_; }
  void set_language(Language language) { language_ = language; }

  Speech Speak(absl::Time now) const { return Speech(language_, house_.zone, now); }
  // Asks.
  Turn Question(const Speech& speech, const Collect& collect);
  // Says something that nobody needs to answer.
  Turn Tell(const Speech& speech, bool barge_in);
  Turn HangUp(const Speech& speech);
  Turn Transfer(const Speech& speech, const std::string& number);
  // A wish that the caller waits for.
  Ask Request(Wish wish) const;
  std::string NewRequestId();

  // A new question has all its tries.
  void BeginQuestion() { tries_ = 0; }
  enum class Patience { kAgain, kAgainWithHelp, kOver };
  // One more answer that is none.
  Patience Miss();
  // The call has taken its time.
  bool TooLong(absl::Time now) const;

 private:
  Turn Next(const Speech& speech);

  House house_;
  CallFacts call_;
  Language language_;
  std::uint32_t turns_ = 0;
  int requests_ = 0;
  int tries_ = 0;
  int errors_ = 0;
};

}  // namespace vagtbro::ivr
