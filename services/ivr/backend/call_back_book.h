// CallBackBook: keeps whom to ring back, from the thread of a call, on disk before it is spoken.
//
// Errors:  not OK: nobody may be told that it was kept.
// Threads: any; blocks until the disk has it, for at most kGiveUp.
#pragma once

#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "ivr/api/call_backs.h"
#include "ivr/dialog/wish.h"
#include "kit/journal/owner.h"

namespace vagtbro::ivr {

class CallBackBook final {
 public:
  CallBackBook(const IvrState& state, Notes& notes, kit::Owner& owner, TenantId tenant)
      : state_(state), notes_(notes), owner_(owner), tenant_(std::move(tenant)) {}

  absl::Status Keep(const CallBackTask& task, const std::string& caller_number);
  // Open tasks whose sick report has no answer yet.
  std::vector<v1::CallBackRow> WaitingReports();
  absl::Status Settle(const v1::ReportSettled& settled);

 private:
  absl::Status Commit(const std::string& cause, const std::function<void(kit::Commit&)>& act);

  const IvrState& state_;
  Notes& notes_;
  kit::Owner& owner_;
  TenantId tenant_;
};

}  // namespace vagtbro::ivr
