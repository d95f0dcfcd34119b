// What the telephone knows: whom a human is to ring back.
//
// Shape:   rows keyed "<tenant>/<task id>"; a task that is done keeps its row, without a number.
// Threads: the owner thread of the journal only.
#pragma once

#include <string>
#include <vector>

#include "kit/base/ids.h"
#include "kit/journal/event_switch.h"
#include "kit/journal/state.h"
#include "vagtbro/ivr/v1/ivr_facts.pb.h"

namespace vagtbro::ivr {

class IvrState final : public kit::State {
 public:
  IvrState();
  bool Apply(const kit::Envelope& event) override;

  // Null: no such task. Valid until it changes.
  const v1::CallBackRow* CallBack(const TenantId& tenant, const std::string& task_id) const;
  // True if some municipality has it. Looks at all rows.
  bool Knows(const std::string& task_id) const;
  // Open tasks, the longest waiting first.
  std::vector<v1::CallBackRow> Open(const TenantId& tenant) const;

 private:
  kit::Table<v1::CallBackRow> call_backs_{tables(), "call-back"};
  kit::EventSwitch<> events_;
};

}  // namespace vagtbro::ivr
