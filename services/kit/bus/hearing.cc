#include "kit/bus/hearing.h"

#include <google/protobuf/descriptor.h>

#include <algorithm>

#include "kit/base/check.h"
#include "kit/base/log.h"
#include "kit/base/proto_time.h"

namespace vagtbro::kit {

void Hearing::Know(const std::string& upstream, const google::protobuf::Descriptor* type) {
  const google::protobuf::FileDescriptor* file = type->file();
  for (int i = 0; i < file->message_type_count(); ++i) {
    upstreams_[upstream].known.insert(file->message_type(i)->full_name());
  }
}

std::vector<std::string> Hearing::upstreams() const {
  std::vector<std::string> names;
  for (const auto& [name, upstream] : upstreams_) names.push_back(name);
  return names;
}

std::vector<std::string> Hearing::wanted(const std::string& upstream) const {
  return upstreams_.at(upstream).events.types();
}

std::vector<std::string> Hearing::unneeded(const std::string& upstream) const {
  const std::vector<std::string> needed = wanted(upstream);
  std::vector<std::string> rest;
  for (const std::string& type : upstreams_.at(upstream).known) {
    if (std::find(needed.begin(), needed.end(), type) == needed.end()) rest.push_back(type);
  }
  return rest;
}

absl::Status Hearing::Apply(Journal& journal, const Upstream& from, const Envelope& envelope) {
  Commit commit = journal.Begin(
      {envelope.tenant_id(), envelope.correlation_id(), EventId(envelope), envelope.traceparent()});
  absl::Status result;
  const Dispatched dispatched = from.events.Dispatch(commit, &result, envelope);
  if (dispatched == Dispatched::kMalformed) {
    return absl::DataLossError(std::string("the payload does not parse"));
  }
  KIT_CHECK(result.ok() || commit.emitted() == 0);
  return result;
}

Digested Hearing::Digest(Journal& journal, const std::string& upstream,
                         const bus::v1::Events& events) {
  const Upstream& from = upstreams_.at(upstream);
  const uint64_t cursor = journal.Cursor(upstream);
  if (events.through() <= cursor) return Digested::kDone;
  if (events.after() > cursor) return Digested::kHole;
  for (const std::string& bytes : events.envelopes()) {
    Envelope envelope;
    if (!envelope.ParseFromString(bytes)) return Digested::kStopped;
    if (envelope.sequence() <= cursor) continue;
    if (from.known.count(envelope.type()) == 0 && !envelope.may_ignore()) {
      LogError("unknown event type stops the reader",
               {{"event_id", EventId(envelope)}, {"type", envelope.type()}});
      return Digested::kStopped;
    }
    const absl::Status applied = Apply(journal, from, envelope);
    if (!applied.ok()) {
      LogError("event parked as a dead letter", {{"event_id", EventId(envelope)},
                                                 {"type", envelope.type()},
                                                 {"error", std::string(applied.message())}});
      journal::v1::DeadLetterRow letter;
      letter.set_envelope(bytes);
      letter.set_error(std::string(applied.message()));
      letter.set_attempts(1);
      *letter.mutable_park_time() = ToProto(journal.Begin({}).now());
      journal.Park(EventId(envelope), letter);
    }
    journal.MoveCursor(upstream, envelope.sequence());
  }
  if (events.through() > journal.Cursor(upstream)) {
    journal.MoveCursorLazily(upstream, events.through());
  }
  return Digested::kDone;
}

absl::Status Hearing::Retry(Journal& journal, const std::string& event_id) {
  const auto parked = journal.dead_letters().find(event_id);
  if (parked == journal.dead_letters().end()) {
    return absl::NotFoundError("no dead letter " + event_id);
  }
  journal::v1::DeadLetterRow letter = parked->second;
  Envelope envelope;
  if (!envelope.ParseFromString(letter.envelope()) || upstreams_.count(envelope.service()) == 0) {
    return absl::DataLossError(std::string("the parked event cannot be read"));
  }
  const absl::Status applied = Apply(journal, upstreams_.at(envelope.service()), envelope);
  if (applied.ok()) {
    journal.Unpark(event_id);
  } else {
    letter.set_attempts(letter.attempts() + 1);
    letter.set_error(std::string(applied.message()));
    journal.Park(event_id, letter);
  }
  return applied;
}

}  // namespace vagtbro::kit
