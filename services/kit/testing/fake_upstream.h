// FakeUpstream: another service's voice in a test of one service.
//
// Shape:   upstream.Say("legeby", "abs-1", event); then Deliver() digests all that was said since.
#pragma once

#include <google/protobuf/message.h>

#include <string>
#include <utility>

#include "kit/base/proto_time.h"
#include "kit/bus/hearing.h"
#include "kit/journal/journal.h"

namespace vagtbro::kit {

class FakeUpstream final {
 public:
  explicit FakeUpstream(std::string service) : service_(std::move(service)) {}

  void Say(const std::string& tenant, const std::string& stream_id,
           const google::protobuf::Message& event, absl::Time time = absl::UnixEpoch()) {
    Envelope envelope;
    envelope.set_service(service_);
    envelope.set_sequence(++sequence_);
    envelope.set_tenant_id(tenant);
    envelope.set_stream_id(stream_id);
    envelope.set_type(event.GetDescriptor()->full_name());
    *envelope.mutable_event_time() = ToProto(time);
    envelope.set_correlation_id("test");
    envelope.set_audience(bus::v1::AUDIENCE_PUBLIC);
    envelope.set_payload(event.SerializeAsString());
    events_.add_envelopes(envelope.SerializeAsString());
    events_.set_through(sequence_);
  }

  // Digests what was said and flushes; keeps it, so that Deliver() again is a duplicate delivery.
  Digested Deliver(Journal& journal, Hearing& hearing) {
    const Digested digested = hearing.Digest(journal, service_, events_);
    if (digested == Digested::kDone && !journal.Flush().ok()) return Digested::kStopped;
    return digested;
  }

 private:
  std::string service_;
  uint64_t sequence_ = 0;
  bus::v1::Events events_;
};

}  // namespace vagtbro::kit
