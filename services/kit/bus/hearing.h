// Hearing: what a service does with the events of others, each exactly once.
//
// Effects and cursor are one commit; an event at or below the cursor is passed over, so delivery at
// least once becomes an effect exactly once. An event that a function refuses to digest is parked
// as a dead letter; one of a type nobody here knows stops the reader, unless it may be ignored.
//
// Shape:   hearing.On<sickness::v1::SickCallReported>("sickness", function); filled once at start.
// Threads: the owner thread of the journal, once filled.
#pragma once

#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "kit/journal/event_switch.h"
#include "kit/journal/journal.h"
#include "vagtbro/bus/v1/pull.pb.h"

namespace vagtbro::kit {

enum class Digested {
  kDone,     // everything is applied, or was applied before
  kHole,     // events are missing before it: pull again from the cursor
  kStopped,  // an unknown type: a newer binary is needed
};

class Hearing final {
 public:
  // A reaction decides first and emits last; a status that is not OK means it has emitted nothing.
  template <class Message>
  using Reaction = std::function<absl::Status(Commit&, const Message&, const Envelope&)>;

  template <class Message>
  void On(const std::string& upstream, Reaction<Message> reaction) {
    Know(upstream, Message::descriptor());
    upstreams_[upstream].events.template On<Message>(
        [reaction](Commit& commit, absl::Status* result, const Message& message,
                   const Envelope& envelope) { *result = reaction(commit, message, envelope); });
  }

  std::vector<std::string> upstreams() const;
  // Types acted on, and types known that need not be sent.
  std::vector<std::string> wanted(const std::string& upstream) const;
  std::vector<std::string> unneeded(const std::string& upstream) const;

  // Applies a stretch of events and moves the cursor; the caller flushes.
  Digested Digest(Journal& journal, const std::string& upstream, const bus::v1::Events& events);

  // Tries a parked event again; OK: it has been digested and is no longer parked.
  absl::Status Retry(Journal& journal, const std::string& event_id);

 private:
  struct Upstream {
    EventSwitch<Commit&, absl::Status*> events;
    std::set<std::string> known;
  };
  void Know(const std::string& upstream, const google::protobuf::Descriptor* type);
  absl::Status Apply(Journal& journal, const Upstream& from, const Envelope& envelope);

  std::map<std::string, Upstream> upstreams_;
};

}  // namespace vagtbro::kit
