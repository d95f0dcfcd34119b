// What of the directory is kept as heard (who leads, who is at home where, who is sent by an
// agency, who is on leave), and who is told that a PIN was locked.
#include "notifications/domain/calm.h"
#include "notifications/react/hear.h"
#include "notifications/react/queue_message.h"
#include "vagtbro/directory/v1/directory_events.pb.h"

namespace vagtbro::notifications {
namespace {

// Information: whoever locked it has been told by the telephone, and a sick report has another way.
absl::Status OnPinLocked(const NotificationsState& state, kit::Commit& commit,
                         const directory::v1::PinLockedNotice& event,
                         const kit::Envelope& envelope) {
  const std::string& who = event.employment_id();
  if (who.empty()) return absl::InvalidArgumentError(std::string("PinLockedNotice of nobody"));
  const std::string lock = OccasionOf(envelope);
  const absl::Time time = TellLeaderAt(commit.now());
  QueueMessage(state, commit, {who, v1::MESSAGE_CAUSE_PIN_LOCKED, who, {}, lock, time});
  const std::string home = state.homes.Get(kit::Key(commit.tenant(), who)).home_unit_id();
  if (home.empty()) return absl::OkStatus();
  NotificationsState::Ids units;
  units.Add()->assign(home);
  v1::MessageContent content;
  content.set_place(state.PlaceOf(commit.tenant(), units));
  for (const std::string& leader :
       state.LeadersOf(commit.tenant(), units, std::max(time, commit.now()))) {
    if (leader == who) continue;
    QueueMessage(state, commit,
                 {leader, v1::MESSAGE_CAUSE_PIN_LOCKED_IN_UNIT, who, content, lock, time});
  }
  return absl::OkStatus();
}

template <class Event>
void KeepAsHeard(kit::Hearing& hearing, const std::string& (Event::*id)() const) {
  hearing.On<Event>("directory",
                    [id](kit::Commit& commit, const auto& event, const kit::Envelope&) {
                      commit.Emit((event.*id)(), event);
                      return absl::OkStatus();
                    });
}

}  // namespace

void HearDirectory(NotificationsState& state, kit::Hearing& hearing) {
  KeepAsHeard(hearing, &directory::v1::EmploymentRegistered::employment_id);
  KeepAsHeard(hearing, &directory::v1::LeaveRegistered::leave_id);
  KeepAsHeard(hearing, &directory::v1::PersonErased::person_id);
  hearing.On<directory::v1::PinLockedNotice>(
      "directory", [&state](kit::Commit& commit, const auto& event, const kit::Envelope& envelope) {
        return OnPinLocked(state, commit, event, envelope);
      });
}

}  // namespace vagtbro::notifications
