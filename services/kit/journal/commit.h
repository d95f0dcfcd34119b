// Commit: what one command, one event heard or one alarm does to a service, all or nothing.
//
// Lives on the owner thread while the work runs. Facts emitted here are folded into the state at
// once and reach the disk with the group they belong to; nobody outside is answered before that.
//
// Shape:   decide first, emit last: after the first Emit() the work must succeed.
// Threads: the owner thread of the journal only.
#pragma once

#include <cstdint>
#include <string>

#include "absl/time/time.h"

namespace google::protobuf {
class Message;
}

namespace vagtbro::kit {

class Journal;

// Why something happens: copied into the envelope of every fact it leads to.
struct Cause {
  std::string tenant_id;
  std::string correlation_id;  // the act that started it all; empty: this one starts
  std::string causation_id;    // event id, request id or alarm id of the direct cause
  std::string traceparent;
  // Who did it, signed in; empty: the house, or nobody employed.
  std::string actor_employment_id = {};
};

class Commit final {
 public:
  Commit(Journal& journal, Cause cause, absl::Time now);
  Commit(const Commit&) = delete;
  Commit& operator=(const Commit&) = delete;

  // The clock, read once when the work began.
  absl::Time now() const { return now_; }
  const Cause& cause() const { return cause_; }
  const std::string& tenant() const { return cause_.tenant_id; }

  // Writes a fact about `stream_id`. Messages of this service's own *_events.proto are public and
  // served on the bus; all others, events of other services kept as heard included, stay here.
  void Emit(const std::string& stream_id, const google::protobuf::Message& fact);

  // An id that no other commit of this service gets: "<prefix>-<number>".
  std::string NewId(const std::string& prefix);

  // What is emitted from here on need not be hurried to the disk although it is public: nobody
  // waits for it, or what follows it hurries in its stead.
  void CanWait() { can_wait_ = true; }

  // Facts emitted so far.
  size_t emitted() const { return emitted_; }

 private:
  Journal& journal_;
  Cause cause_;
  absl::Time now_;
  size_t emitted_ = 0;
  size_t ids_ = 0;
  bool can_wait_ = false;
};

}  // namespace vagtbro::kit
