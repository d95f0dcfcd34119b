// Ledger: the smallest service there is, for the kit's own tests.
//
// Keeps one row an employment with the number of sick calls, and an alarm a day after the last one.
#pragma once

#include "absl/time/time.h"
#include "kit/base/proto_time.h"
#include "kit/journal/event_switch.h"
#include "kit/journal/state.h"
#include "vagtbro/sickness/v1/sickness_events.pb.h"
#include "vagtbro/sickness/v1/sickness_facts.pb.h"

namespace vagtbro::kit {

class Ledger final : public State {
 public:
  Ledger() {
    events_.On<sickness::v1::SickCallReported>([this](const auto& event, const Envelope& envelope) {
      const std::string key = Key(envelope.tenant_id(), event.employment_id());
      auto row = calls.Get(key);
      row.set_issued(row.issued() + 1);
      calls.Put(key, row);
      alarms().Set(MakeAlarm("day/" + key, envelope.tenant_id(),
                             FromProto(envelope.event_time()) + absl::Hours(24), "day",
                             event.employment_id(), envelope.correlation_id()));
    });
    events_.On<sickness::v1::RecoveryReported>([this](const auto& event, const Envelope& envelope) {
      const std::string key = Key(envelope.tenant_id(), event.employment_id());
      calls.Erase(key);
      alarms().Clear("day/" + key);
    });
  }

  bool Apply(const Envelope& envelope) override {
    return events_.Dispatch(envelope) == Dispatched::kDone;
  }

  uint64_t Calls(const std::string& employment) const {
    return calls.Get(Key("legeby", employment)).issued();
  }

  Table<sickness::v1::ReceiptCounterRow> calls{tables(), "calls"};

 private:
  EventSwitch<> events_;
};

inline sickness::v1::SickCallReported SickCall(const std::string& employment) {
  sickness::v1::SickCallReported event;
  event.set_absence_id("abs-" + employment);
  event.set_employment_id(employment);
  return event;
}

}  // namespace vagtbro::kit
