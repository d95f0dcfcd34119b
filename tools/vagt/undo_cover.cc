#include "undo_cover.h"

#include <algorithm>
#include <string>

#include "kit/base/proto_time.h"
#include "kit/rpc/refusal.h"
#include "vagtbro/roster/v1/roster_service.grpc.pb.h"

namespace vagtbro::vagt {
namespace {

using roster::v1::RosterService;

constexpr int kUndoTries = 20;
constexpr absl::Duration kUndoPause = absl::Milliseconds(150);

absl::Status UndoOne(Session& session, const std::string& shift) {
  auto request = session.NewMutation<roster::v1::UndoCoverRequest>();
  request.set_shift_id(shift);
  for (int attempt = 1;; ++attempt) {
    const auto reply = session.Ask("roster", &RosterService::Stub::UndoCover, request);
    if (reply.ok()) {
      session.err() << "vagt: " << shift << " is theirs again\n";
      return absl::OkStatus();
    }
    const bool unheard = kit::ReasonOf(reply.status()) == "STILL_AWAY" && attempt < kUndoTries;
    if (!unheard) return reply.status();
    session.Pause(kUndoPause);
    request.set_request_id(kit::NewRequestId());
  }
}

}  // namespace

absl::Status UndoCovers(Session& session, const sickness::v1::Absence& absence,
                        absl::Time absence_end) {
  const absl::Time fit_from = kit::FromProto(absence.fit_from_time());
  const absl::Time horizon = std::max(absence_end, fit_from + absl::Hours(24));
  auto request = session.NewRequest<roster::v1::GetRosterRequest>();
  *request.mutable_interval() =
      kit::MakeInterval(fit_from, std::min(horizon, fit_from + 62 * absl::Hours(24)));
  const auto shifts = session.AskAll("roster", &RosterService::Stub::GetRoster, request,
                                     &roster::v1::GetRosterResponse::shifts_size, 5000, 0);
  if (!shifts.ok()) return shifts.status();
  for (const auto& shift : shifts->shifts()) {
    const bool theirs = shift.vacated_by_employment_id() == absence.employment_id();
    if (!theirs || shift.state() != roster::v1::SHIFT_STATE_COVERED) continue;
    if (kit::Start(shift.shift().interval()) < fit_from) continue;
    const absl::Status undone = UndoOne(session, shift.shift().shift_id());
    if (!undone.ok()) return undone;
  }
  return absl::OkStatus();
}

}  // namespace vagtbro::vagt
