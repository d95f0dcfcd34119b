#include "kit/base/ids.h"
#include "kit/base/proto_time.h"
#include "kit/journal/table.h"
#include "roster/plan/ended.h"
#include "roster/plan/vacate.h"
#include "roster/react/hear.h"
#include "vagtbro/directory/v1/directory_events.pb.h"

namespace vagtbro::roster {
namespace {

bool IsKnown(const v1::AwayRow* row, const directory::v1::LeaveRegistered& leave) {
  return row != nullptr && row->person_id() == leave.person_id() &&
         row->holiday() == leave.holiday() &&
         kit::Start(row->interval()) == kit::Start(leave.interval()) &&
         kit::End(row->interval()) == kit::End(leave.interval());
}

absl::Status OnEmployment(const RosterState& state, kit::Commit& commit,
                          const directory::v1::EmploymentRegistered& event) {
  if (!kit::IsId(event.employment_id()) || !kit::IsId(event.person_id())) {
    return absl::InvalidArgumentError(std::string("an employment without id or person"));
  }
  const auto* known = state.Employment(commit.tenant(), event.employment_id());
  if (known != nullptr && kit::DeterministicBytes(*known) == kit::DeterministicBytes(event)) {
    return absl::OkStatus();
  }
  commit.Emit(event.employment_id(), event);
  // The sick call may have come first, or from another employment of the person.
  VacateAway(state, commit, {event.employment_id()});
  ReleaseEnded(state, commit, {event.employment_id()});
  return absl::OkStatus();
}

absl::Status OnErased(const RosterState& state, kit::Commit& commit,
                      const directory::v1::PersonErased& event) {
  if (!kit::IsId(event.person_id())) {
    return absl::InvalidArgumentError(std::string("an erasure without person"));
  }
  commit.Emit(event.person_id(), event);
  ReleaseEnded(state, commit, {event.employment_ids().begin(), event.employment_ids().end()});
  return absl::OkStatus();
}

absl::Status OnLeave(const RosterState& state, kit::Commit& commit,
                     const directory::v1::LeaveRegistered& event) {
  if (!kit::IsId(event.leave_id()) || !kit::IsId(event.person_id())) {
    return absl::InvalidArgumentError(std::string("a leave without id or person"));
  }
  if (!IsKnown(state.Leave(commit.tenant(), event.leave_id()), event)) {
    commit.Emit(event.leave_id(), event);
  }
  return absl::OkStatus();
}

}  // namespace

void HearDirectory(const RosterState& state, kit::Hearing& hearing) {
  hearing.On<directory::v1::EmploymentRegistered>(
      "directory", [&state](kit::Commit& commit, const auto& event, const kit::Envelope&) {
        return OnEmployment(state, commit, event);
      });
  hearing.On<directory::v1::PersonErased>(
      "directory", [&state](kit::Commit& commit, const auto& event, const kit::Envelope&) {
        return OnErased(state, commit, event);
      });
  hearing.On<directory::v1::LeaveRegistered>(
      "directory", [&state](kit::Commit& commit, const auto& event, const kit::Envelope&) {
        return OnLeave(state, commit, event);
      });
}

}  // namespace vagtbro::roster
