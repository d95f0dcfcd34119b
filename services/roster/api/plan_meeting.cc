// PlanMeeting: a paid voluntary meeting; whoever wants a place takes it by accepting an offer.
#include "kit/rpc/refusal.h"
#include "roster/api/convert.h"
#include "roster/api/roster_api.h"
#include "roster/domain/import_check.h"
#include "roster/plan/tend_gaps.h"
#include "roster/store/levels.h"
#include "worktime/proto/facts.h"

namespace vagtbro::roster {
namespace {

constexpr uint32_t kMostPlaces = 50;

absl::Status CheckRequest(const RosterState& state, const kit::Commit& commit,
                          const v1::PlanMeetingRequest& request) {
  absl::Status checked = CheckId("unit_id", request.unit_id());
  if (checked.ok()) checked = CheckInterval(request.interval(), 1);
  if (checked.ok()) checked = CheckUnit(state, commit.tenant(), request.unit_id());
  if (!checked.ok()) return checked;
  const Interval time = worktime::FromProto(request.interval());
  if (Length(time) > kLongestMeeting) return kit::Malformed("interval", "at most 2 hours");
  if (request.places() < 1 || request.places() > kMostPlaces) {
    return kit::Malformed("places", "offer 1 to 50 places");
  }
  if (time.start_time <= commit.now()) return kit::Refused("TIME_OVER", "it has begun");
  return absl::OkStatus();
}

v1::Shift Place(const v1::PlanMeetingRequest& request) {
  v1::Shift shift;
  shift.add_unit_ids(request.unit_id());
  *shift.mutable_interval() = request.interval();
  shift.set_kind(types::v1::SHIFT_KIND_MEETING);
  shift.set_tier(types::v1::SHIFT_TIER_BASIS);
  auto* professions = shift.mutable_requirement()->mutable_professions();
  *professions = request.professions();
  if (!professions->empty()) return shift;
  for (const auto profession : AllProfessions()) professions->Add(profession);
  return shift;
}

std::string NewPlaceId(const RosterState& state, kit::Commit& commit) {
  std::string id = commit.NewId("meeting");
  while (state.Shift(commit.tenant(), id) != nullptr) id = commit.NewId("meeting");
  return id;
}

}  // namespace

absl::Status PlanMeeting(const RosterState& state, kit::Commit& commit,
                         const v1::PlanMeetingRequest& request, v1::PlanMeetingResponse* response) {
  const absl::Status checked = CheckRequest(state, commit, request);
  if (!checked.ok()) return checked;
  v1::Shift place = Place(request);
  const auto known = [](const std::string&) { return true; };
  place.set_shift_id("meeting");
  if (const auto wrong = roster::CheckShift(place, known, known)) {
    return kit::Malformed("professions", wrong->advice);
  }
  if (IsClosed(state, commit.tenant(), place, WholeOf(place))) {
    return kit::Refused("UNIT_CLOSED", "the unit is closed at that time");
  }
  v1::ShiftsPublished published;
  for (uint32_t i = 0; i < request.places(); ++i) {
    place.set_shift_id(NewPlaceId(state, commit));
    response->add_shift_ids(place.shift_id());
    *published.add_shifts() = place;
  }
  std::sort(response->mutable_shift_ids()->begin(), response->mutable_shift_ids()->end());
  commit.Emit(request.unit_id(), published);
  for (const v1::Shift& shift : published.shifts()) {
    OpenGap(state, commit, *state.Shift(commit.tenant(), shift.shift_id()));
  }
  return absl::OkStatus();
}

}  // namespace vagtbro::roster
