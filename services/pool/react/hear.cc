#include "pool/react/hear.h"

#include <string>
#include <type_traits>

#include "kit/base/proto_time.h"
#include "pool/react/next_yes.h"
#include "pool/react/withdraw.h"
#include "vagtbro/directory/v1/directory_events.pb.h"
#include "vagtbro/notifications/v1/notifications_events.pb.h"
#include "vagtbro/roster/v1/plan_events.pb.h"
#include "vagtbro/roster/v1/roster_events.pb.h"
#include "vagtbro/sickness/v1/sickness_events.pb.h"

namespace vagtbro::pool {
namespace {

template <class Event>
void Keep(kit::Hearing& hearing, const std::string& upstream) {
  hearing.On<Event>(upstream, [](kit::Commit& commit, const Event& event, const kit::Envelope& e) {
    commit.Emit(e.stream_id(), event);
    return absl::OkStatus();
  });
}

absl::Status CheckInterval(const types::v1::Interval& interval) {
  if (kit::Start(interval) < kit::End(interval)) return absl::OkStatus();
  return absl::InvalidArgumentError(std::string("the interval does not begin before it ends"));
}

// Keeps an event whose interval must make sense to be searched or reckoned with.
template <class Event>
void KeepTimed(kit::Hearing& hearing, const std::string& upstream) {
  hearing.On<Event>(upstream, [](kit::Commit& commit, const Event& event, const kit::Envelope& e) {
    absl::Status checked = CheckInterval(event.interval());
    if (checked.ok()) commit.Emit(e.stream_id(), event);
    return checked;
  });
}

// The search for a gap is decided: what is still on the table comes off it.
template <class Event>
void KeepAndWithdraw(PoolState& state, kit::Hearing& hearing) {
  hearing.On<Event>("roster",
                    [&state](kit::Commit& commit, const Event& event, const kit::Envelope& e) {
                      commit.Emit(e.stream_id(), event);
                      WithdrawOpen(state, commit, event.gap_id());
                      if constexpr (std::is_same_v<Event, roster::v1::ShiftCovered>) {
                        WithdrawOverlapping(state, commit, event);
                      }
                      SettleQueued(state, commit, event.gap_id());
                      return absl::OkStatus();
                    });
}

void HearRoster(PoolState& state, kit::Hearing& hearing) {
  Keep<roster::v1::UnitRegistered>(hearing, "roster");
  Keep<roster::v1::StaffingRequirementSet>(hearing, "roster");
  KeepTimed<roster::v1::UnitClosed>(hearing, "roster");
  Keep<roster::v1::ShiftsPublished>(hearing, "roster");
  Keep<roster::v1::ShiftVacated>(hearing, "roster");
  Keep<roster::v1::TeamShiftDropped>(hearing, "roster");
  Keep<roster::v1::ShiftAssigned>(hearing, "roster");
  Keep<roster::v1::ShiftRestored>(hearing, "roster");
  Keep<roster::v1::CoverRefused>(hearing, "roster");
  Keep<roster::v1::ShiftReleased>(hearing, "roster");
  Keep<roster::v1::ShiftChanged>(hearing, "roster");
  Keep<roster::v1::ShiftCancelled>(hearing, "roster");
  Keep<roster::v1::ShiftSplit>(hearing, "roster");
  Keep<roster::v1::ShiftAbsorbed>(hearing, "roster");
  KeepTimed<roster::v1::DayOffPlanned>(hearing, "roster");
  KeepTimed<roster::v1::TrainingPlanned>(hearing, "roster");
  KeepAndWithdraw<roster::v1::ShiftCovered>(state, hearing);
  KeepAndWithdraw<roster::v1::GapClosed>(state, hearing);
  hearing.On<roster::v1::GapOpened>(
      "roster", [&state](kit::Commit& commit, const auto& gap, const kit::Envelope& e) {
        absl::Status checked = CheckInterval(gap.interval());
        // A gap is searched for once, however often it is told.
        const bool known = state.covers().Find(kit::Key(e.tenant_id(), gap.gap_id())) != nullptr;
        if (checked.ok() && !known) commit.Emit(gap.gap_id(), gap);
        return checked;
      });
}

}  // namespace

void Hear(PoolState& state, kit::Hearing& hearing) {
  Keep<directory::v1::EmploymentRegistered>(hearing, "directory");
  Keep<directory::v1::OfferConsentGiven>(hearing, "directory");
  Keep<directory::v1::PersonErased>(hearing, "directory");
  KeepTimed<directory::v1::LeaveRegistered>(hearing, "directory");
  KeepTimed<sickness::v1::SickCallReported>(hearing, "sickness");
  KeepTimed<sickness::v1::AbsenceExtended>(hearing, "sickness");
  Keep<sickness::v1::RecoveryReported>(hearing, "sickness");
  HearRoster(state, hearing);
  // Only what keeps a leader from knowing matters here.
  hearing.On<notifications::v1::MessageFailed>(
      "notifications", [](kit::Commit& commit, const auto& failed, const kit::Envelope&) {
        if (failed.cause() == notifications::v1::MESSAGE_CAUSE_ESCALATED) {
          commit.Emit(failed.cause_id(), failed);
        }
        return absl::OkStatus();
      });
}

}  // namespace vagtbro::pool
