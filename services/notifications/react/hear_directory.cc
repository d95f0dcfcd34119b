// What of the directory is kept as heard: who leads, who is sent by an agency, who is on leave.
#include "notifications/react/hear.h"
#include "vagtbro/directory/v1/directory_events.pb.h"

namespace vagtbro::notifications {

void HearDirectory(kit::Hearing& hearing) {
  hearing.On<directory::v1::EmploymentRegistered>(
      "directory", [](kit::Commit& commit, const auto& event, const kit::Envelope&) {
        commit.Emit(event.employment_id(), event);
        return absl::OkStatus();
      });
  hearing.On<directory::v1::LeaveRegistered>(
      "directory", [](kit::Commit& commit, const auto& event, const kit::Envelope&) {
        commit.Emit(event.leave_id(), event);
        return absl::OkStatus();
      });
  hearing.On<directory::v1::PersonErased>(
      "directory", [](kit::Commit& commit, const auto& event, const kit::Envelope&) {
        commit.Emit(event.person_id(), event);
        return absl::OkStatus();
      });
}

}  // namespace vagtbro::notifications
