#include "kit/journal/apply.h"

#include "vagtbro/journal/v1/rows.pb.h"

namespace vagtbro::kit {

bool ApplyEvent(State& state, const Envelope& envelope) {
  bool known = true;
  state.tables().BeginApply();
  if (envelope.type() == journal::v1::AlarmFired::descriptor()->full_name()) {
    journal::v1::AlarmFired fired;
    known = fired.ParseFromString(envelope.payload());
    state.alarms().Clear(fired.alarm_id());
  } else {
    known = state.Apply(envelope);
  }
  state.tables().EndApply();
  return known;
}

}  // namespace vagtbro::kit
