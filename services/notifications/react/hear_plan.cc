// Who is told when the plan changes: whoever holds the shift, and the leader of its unit. All of it
// is information, so nobody is woken for it: see domain/calm.h.
#include "kit/base/proto_time.h"
#include "notifications/domain/calm.h"
#include "notifications/domain/sentences.h"
#include "notifications/react/hear.h"
#include "notifications/react/queue_message.h"
#include "vagtbro/roster/v1/plan_events.pb.h"
#include "vagtbro/roster/v1/roster_events.pb.h"

namespace vagtbro::notifications {
namespace {

using roster::v1::Shift;

// Later days are nobody's concern yet: they may change again, and the day plan shows them.
constexpr absl::Duration kTasksConcern = absl::Hours(36);

v1::MessageContent ContentOf(const NotificationsState& state, const std::string& tenant,
                             const NotificationsState::Ids& unit_ids,
                             const types::v1::Interval& interval) {
  v1::MessageContent content;
  content.set_place(state.PlaceOf(tenant, unit_ids));
  if (interval.has_start_time()) *content.mutable_interval() = interval;
  return content;
}

// One thing that has happened to a shift or a unit.
struct News {
  v1::MessageCause cause;
  std::string about_id;
  v1::MessageContent content;
  std::string occasion_id;
};

News NewsOf(const NotificationsState& state, const std::string& tenant, v1::MessageCause cause,
            const std::string& shift_id, const kit::Envelope& event) {
  const Shift shift = state.shifts.Get(kit::Key(tenant, shift_id));
  return {cause, shift_id, ContentOf(state, tenant, shift.unit_ids(), shift.interval()),
          OccasionOf(event)};
}

void TellHolder(const NotificationsState& state, kit::Commit& commit, const std::string& who,
                const News& news) {
  if (who.empty()) return;
  QueueMessage(state, commit,
               {who, news.cause, news.about_id, news.content, news.occasion_id,
                TellHolderAt(news.content.interval(), commit.now())});
}

void TellLeaders(const NotificationsState& state, kit::Commit& commit,
                 const NotificationsState::Ids& unit_ids, const News& news) {
  const absl::Time time = TellLeaderAt(commit.now());
  // On leave then is what matters.
  for (const std::string& leader :
       state.LeadersOf(commit.tenant(), unit_ids, std::max(time, commit.now()))) {
    QueueMessage(state, commit,
                 {leader, news.cause, news.about_id, news.content, news.occasion_id, time});
  }
}

void OnReleased(const NotificationsState& state, kit::Commit& commit,
                const roster::v1::ShiftReleased& event, const kit::Envelope& envelope) {
  // Who takes another shift instead is told of that one.
  if (event.cause() == roster::v1::RELEASE_CAUSE_MOVED) return;
  News news =
      NewsOf(state, commit.tenant(), v1::MESSAGE_CAUSE_SHIFT_CHANGED, event.shift_id(), envelope);
  const absl::Time leave_time =
      kit::FromProto(event.has_leave_time() ? event.leave_time() : envelope.event_time());
  if (news.content.has_interval() && leave_time > kit::Start(news.content.interval())) {
    news.cause = v1::MESSAGE_CAUSE_SHIFT_LEFT;
    *news.content.mutable_leave_time() = kit::ToProto(leave_time);
  }
  Add(ReleasedBecause(event.cause()), &news.content);
  TellHolder(state, commit, event.employment_id(), news);
}

void OnAbsorbed(const NotificationsState& state, kit::Commit& commit,
                const roster::v1::ShiftAbsorbed& event, const kit::Envelope& envelope) {
  TellHolder(
      state, commit, event.employment_id(),
      NewsOf(state, commit.tenant(), v1::MESSAGE_CAUSE_SHIFT_ABSORBED, event.shift_id(), envelope));
  commit.Emit(event.shift_id(), event);
}

// A gap, where there was one, names the messages: they are listed with its others.
void OnRestored(const NotificationsState& state, kit::Commit& commit,
                const roster::v1::ShiftRestored& event, const kit::Envelope& envelope) {
  const std::string& tenant = commit.tenant();
  News again = NewsOf(state, tenant, v1::MESSAGE_CAUSE_SHIFT_RESTORED, event.shift_id(), envelope);
  const v1::GapRow* gap = state.GapOfShift(tenant, event.shift_id(), &again.about_id);
  if (gap != nullptr && !again.content.has_interval()) {
    again.content = ContentOf(state, tenant, gap->unit_ids(), gap->interval());
  }
  News gone = again;
  gone.cause = v1::MESSAGE_CAUSE_SHIFT_CHANGED;
  const std::string& released = event.released_employment_id();
  // Who is back on a team shift has been told of that. It may be at the same place and time, so
  // that "you need not come" would keep them at home.
  const bool told = state.IsBackOnTeam(tenant, event.shift_id(), released);
  if (state.IsAbsorbed(tenant, event.shift_id())) Add(OtherShiftGone(), &again.content);
  TellHolder(state, commit, event.employment_id(), again);
  if (!told) TellHolder(state, commit, released, gone);
  commit.Emit(event.shift_id(), event);
}

// Nobody can undo it once the shift has begun.
void OnUndoOffered(const NotificationsState& state, kit::Commit& commit,
                   const roster::v1::CoverUndoOffered& event, const kit::Envelope& envelope) {
  News news = NewsOf(state, commit.tenant(), v1::MESSAGE_CAUSE_COVER_UNDO_OFFERED, event.shift_id(),
                     envelope);
  const Shift shift = state.shifts.Get(kit::Key(commit.tenant(), event.shift_id()));
  if (kit::Start(shift.interval()) <= TellLeaderAt(commit.now())) return;
  *news.content.mutable_lapse_time() = shift.interval().start_time();
  TellLeaders(state, commit, shift.unit_ids(), news);
}

void OnChanged(const NotificationsState& state, kit::Commit& commit,
               const roster::v1::ShiftChanged& event, const kit::Envelope& envelope) {
  const Shift& shift = event.shift();
  News news{v1::MESSAGE_CAUSE_SHIFT_MOVED, shift.shift_id(),
            ContentOf(state, commit.tenant(), shift.unit_ids(), shift.interval()),
            OccasionOf(envelope)};
  const bool moved =
      event.previous_interval().SerializeAsString() != shift.interval().SerializeAsString();
  if (event.has_previous_interval() && moved) {
    Add(WasBefore(event.previous_interval()), &news.content);
    // Who would have come sooner must hear sooner.
    const absl::Time time = std::min(TellHolderAt(event.previous_interval(), commit.now()),
                                     TellHolderAt(shift.interval(), commit.now()));
    if (!shift.employment_id().empty()) {
      QueueMessage(
          state, commit,
          {shift.employment_id(), news.cause, news.about_id, news.content, news.occasion_id, time});
    }
  } else {
    TellHolder(state, commit, shift.employment_id(), news);
  }
  commit.Emit(shift.shift_id(), event);
}

void OnReplanned(const NotificationsState& state, kit::Commit& commit,
                 const roster::v1::TasksReplanned& event, const kit::Envelope& envelope) {
  if (kit::Start(event.interval()) >= commit.now() + kTasksConcern) return;
  NotificationsState::Ids unit;
  *unit.Add() = event.unit_id();
  News news{v1::MESSAGE_CAUSE_TASKS_REPLANNED, event.unit_id(),
            ContentOf(state, commit.tenant(), unit, event.interval()), OccasionOf(envelope)};
  Add(LevelInForce(event.level()), &news.content);
  for (const std::string& who : event.employment_ids()) {
    // The unit tells an agency's worker; the desk has no use for it.
    if (state.DeskOf(commit.tenant(), who).empty()) TellHolder(state, commit, who, news);
  }
}

void OnClosed(const NotificationsState& state, kit::Commit& commit,
              const roster::v1::UnitClosed& event, const kit::Envelope& envelope) {
  NotificationsState::Ids unit;
  *unit.Add() = event.unit_id();
  TellLeaders(state, commit, unit,
              {v1::MESSAGE_CAUSE_UNIT_CLOSED, event.unit_id(),
               ContentOf(state, commit.tenant(), unit, event.interval()), OccasionOf(envelope)});
}

void OnSwapAsked(const NotificationsState& state, kit::Commit& commit,
                 const roster::v1::SwapAsked& event, const kit::Envelope& envelope) {
  // By push alone (push/notice.h): without a browser it waits on the person's page, unannounced.
  const std::string& asked = event.employment_id();
  const auto browsers = state.pushes.Under(PushesOf(commit.tenant(), asked));
  if (browsers.begin() == browsers.end()) return;
  TellHolder(state, commit, asked,
             {v1::MESSAGE_CAUSE_SWAP_ASKED, event.swap_id(),
              ContentOf(state, commit.tenant(), {}, event.interval()), OccasionOf(envelope)});
}

// Once it is made, both hear of the shift that they have now: see hear_roster.cc.
void OnSwapSettled(const NotificationsState& state, kit::Commit& commit,
                   const roster::v1::SwapSettled& event, const kit::Envelope& envelope) {
  if (event.made()) return;
  TellHolder(state, commit, event.employment_id(),
             {v1::MESSAGE_CAUSE_SWAP_DECLINED, event.swap_id(), {}, OccasionOf(envelope)});
}

// Registers `act`, which cannot fail, for one type.
template <class Event, class Act>
void On(NotificationsState& state, kit::Hearing& hearing, const Act& act) {
  hearing.On<Event>("roster", [&state, act](kit::Commit& commit, const Event& event,
                                            const kit::Envelope& envelope) {
    act(state, commit, event, envelope);
    return absl::OkStatus();
  });
}

template <class Event>
void KeepAsHeard(kit::Hearing& hearing) {
  hearing.On<Event>("roster", [](kit::Commit& commit, const Event& event, const kit::Envelope& e) {
    commit.Emit(e.stream_id(), event);
    return absl::OkStatus();
  });
}

}  // namespace

void HearPlan(NotificationsState& state, kit::Hearing& hearing) {
  KeepAsHeard<roster::v1::ShiftsPublished>(hearing);
  KeepAsHeard<roster::v1::ShiftSplit>(hearing);
  On<roster::v1::ShiftReleased>(state, hearing, OnReleased);
  On<roster::v1::ShiftChanged>(state, hearing, OnChanged);
  On<roster::v1::TasksReplanned>(state, hearing, OnReplanned);
  On<roster::v1::UnitClosed>(state, hearing, OnClosed);
  On<roster::v1::ShiftAbsorbed>(state, hearing, OnAbsorbed);
  On<roster::v1::ShiftRestored>(state, hearing, OnRestored);
  On<roster::v1::CoverUndoOffered>(state, hearing, OnUndoOffered);
  On<roster::v1::SwapAsked>(state, hearing, OnSwapAsked);
  On<roster::v1::SwapSettled>(state, hearing, OnSwapSettled);
  // Its holder is away, or has been told what they do instead.
  On<roster::v1::TeamShiftDropped>(
      state, hearing,
      [](const auto& known, kit::Commit& commit, const auto& event, const auto& envelope) {
        TellLeaders(known, commit, event.unit_ids(),
                    NewsOf(known, commit.tenant(), v1::MESSAGE_CAUSE_TEAM_SHIFT_DROPPED,
                           event.shift_id(), envelope));
      });
  On<roster::v1::ShiftCancelled>(
      state, hearing,
      [](const auto& known, kit::Commit& commit, const auto& event, const auto& envelope) {
        TellHolder(known, commit, event.employment_id(),
                   NewsOf(known, commit.tenant(), v1::MESSAGE_CAUSE_SHIFT_CANCELLED,
                          event.shift_id(), envelope));
      });
  On<roster::v1::CheckInMissed>(
      state, hearing,
      [](const auto& known, kit::Commit& commit, const auto& event, const auto& envelope) {
        const Shift shift = known.shifts.Get(kit::Key(commit.tenant(), event.shift_id()));
        TellLeaders(
            known, commit, shift.unit_ids(),
            NewsOf(known, commit.tenant(), v1::MESSAGE_CAUSE_NO_SHOW, event.shift_id(), envelope));
      });
}

}  // namespace vagtbro::notifications
