// DraftStory: Fjord needs one by day; Ada has Monday, Bo Tuesday, Wednesday is free. It is Sunday
// noon, 1 February.
#pragma once

#include <string>

#include "kit/base/proto_time.h"
#include "kit/rpc/refusal.h"
#include "roster/draft/api/draft_api.h"
#include "roster/testing/story.h"

namespace vagtbro::roster {

inline const std::string kMonday = "2026-02-02 07:00";
inline const std::string kTuesday = "2026-02-03 07:00";
inline const std::string kWednesday = "2026-02-04 07:00";

class DraftStory : public Story {
 protected:
  void SetUp() override {
    bench.AddUnit("fjord");
    bench.AddUnit("eng");
    bench.Require("fjord", 7 * 60, 480, 1, 1, 1);
    for (const std::string name : {"ada", "bo", "eva", "gry"}) bench.Employ(name);
    bench.Publish(
        {BasisShift("mon", "fjord", kMonday, "ada"), BasisShift("tue", "fjord", kTuesday, "bo"),
         BasisShift("wed", "fjord", kWednesday, ""), BasisShift("hav", "eng", kMonday, "gry")});
    bench.Listen();
  }

  absl::Status Try(const v1::Shift& shift, bool cancel = false) {
    v1::DraftChangeRequest request;
    request.set_unit_id("fjord");
    *request.mutable_shift() = shift;
    request.set_cancel(cancel);
    return bench.Do(request, &DraftChange, &drafted_);
  }
  v1::Draft Draft(const v1::Shift& shift, bool cancel = false) {
    const absl::Status done = Try(shift, cancel);
    EXPECT_TRUE(done.ok()) << done;
    return drafted_.draft();
  }
  // A known shift with another holder; its time stays.
  static v1::Shift For(const std::string& shift_id, const std::string& holder) {
    v1::Shift shift;
    shift.set_shift_id(shift_id);
    shift.set_employment_id(holder);
    return shift;
  }
  static v1::Shift Timed(v1::Shift shift, const std::string& from, const std::string& to) {
    *shift.mutable_interval() = kit::MakeInterval(At(from), At(to));
    return shift;
  }
  v1::Draft Get() {
    v1::GetDraftRequest request;
    request.set_tenant_id(kTenant);
    request.set_unit_id("fjord");
    v1::GetDraftResponse response;
    EXPECT_TRUE(GetDraft(bench.state(), request, &response, bench.now()).ok());
    return response.draft();
  }
  absl::Status Drop(const std::string& change_id) {
    v1::DropChangeRequest request;
    request.set_unit_id("fjord");
    request.set_change_id(change_id);
    return bench.Do(request, &DropChange);
  }
  absl::Status Publish(const std::string& version) {
    v1::PublishDraftRequest request;
    request.set_unit_id("fjord");
    request.set_version(version);
    return bench.Do(request, &PublishDraft);
  }
  static std::string WhyNot(const v1::DraftDiff& diff) {
    for (const auto& result : diff.verdict().results()) {
      if (!result.passed()) return result.rule();
    }
    return "";
  }

 private:
  v1::DraftChangeResponse drafted_;
};

}  // namespace vagtbro::roster
