#include "notifications/domain/sentences.h"
#include "notifications/react/hear.h"
#include "notifications/react/queue_message.h"
#include "vagtbro/roster/v1/roster_events.pb.h"

namespace vagtbro::notifications {
namespace {

// Place and time of a gap; what is not known stays empty.
v1::MessageContent ContentOf(const NotificationsState& state, const std::string& tenant,
                             const v1::GapRow* gap) {
  v1::MessageContent content;
  if (gap == nullptr) return content;
  content.set_place(state.PlaceOf(tenant, gap->unit_ids()));
  *content.mutable_interval() = gap->interval();
  return content;
}

// The plain sentence of the rule that is broken, as the law's library words it.
Sentence WhyRefused(const roster::v1::CoverRefused& event) {
  if (event.reason() == "GAP_CLOSED") return RefusedGapClosed();
  if (event.reason() == "NOT_EMPLOYED") return RefusedNotEmployed();
  if (event.reason() == "WOULD_BREAK_UNIT") return RefusedNotSpared();
  for (const types::v1::RuleResult& result : event.verdict().results()) {
    if (!result.passed() && !result.sentence_da().empty()) {
      return {result.sentence_da(), result.sentence_en()};
    }
  }
  return RefusedByLaw();
}

// Who answered an offer: an agency's desk for the worker that it named.
std::string AnswererOf(const NotificationsState& state, const std::string& tenant,
                       const std::string& offer_id, const std::string& employment_id) {
  if (offer_id.empty()) return employment_id;
  for (const std::string& key :
       state.messages.AllAbout(tenant, offer_id, v1::MESSAGE_CAUSE_OFFER)) {
    const v1::MessageRow* row = state.messages.Find(key);
    if (!row->content().order_gap_id().empty()) return row->message().employment_id();
  }
  return employment_id;
}

absl::Status OnShiftCovered(const NotificationsState& state, kit::Commit& commit,
                            const roster::v1::ShiftCovered& event) {
  if (event.employment_id().empty() || event.gap_id().empty()) {
    return absl::InvalidArgumentError(std::string("ShiftCovered without the person or the gap"));
  }
  const v1::GapRow* gap = state.gaps.Find(kit::Key(commit.tenant(), event.gap_id()));
  Letter letter{AnswererOf(state, commit.tenant(), event.offer_id(), event.employment_id()),
                v1::MESSAGE_CAUSE_CONFIRMED,
                event.offer_id().empty() ? event.gap_id() : event.offer_id(),
                ContentOf(state, commit.tenant(), gap)};
  *letter.content.mutable_interval() = event.interval();
  QueueMessage(state, commit, letter);
  for (const std::string& key :
       state.messages.AllAbout(commit.tenant(), event.gap_id(), v1::MESSAGE_CAUSE_ESCALATED)) {
    TakeBack(state, commit, key);
  }
  return absl::OkStatus();
}

absl::Status OnCoverRefused(const NotificationsState& state, kit::Commit& commit,
                            const roster::v1::CoverRefused& event) {
  if (event.employment_id().empty() || event.offer_id().empty()) {
    return absl::InvalidArgumentError(std::string("CoverRefused without the person or the offer"));
  }
  const v1::GapRow* gap = state.gaps.Find(kit::Key(commit.tenant(), event.gap_id()));
  Letter letter{AnswererOf(state, commit.tenant(), event.offer_id(), event.employment_id()),
                v1::MESSAGE_CAUSE_REFUSED, event.offer_id(),
                ContentOf(state, commit.tenant(), gap)};
  Add(WhyRefused(event), &letter.content);
  QueueMessage(state, commit, letter);
  return absl::OkStatus();
}

// A planner who fills an open gap says ShiftCovered first; the person has heard of it then. Whoever
// had the shift before has reported away, and is left in peace. Who swaps hears of the shift that
// they get.
absl::Status OnShiftAssigned(const NotificationsState& state, kit::Commit& commit,
                             const roster::v1::ShiftAssigned& event,
                             const kit::Envelope& envelope) {
  if (event.employment_id().empty() || event.shift_id().empty()) {
    return absl::InvalidArgumentError(std::string("ShiftAssigned without the person or the shift"));
  }
  const std::string& tenant = commit.tenant();
  std::string cause_id = event.shift_id();
  const v1::GapRow* gap = state.GapOfShift(tenant, event.shift_id(), &cause_id);
  Letter letter{event.employment_id(), v1::MESSAGE_CAUSE_CONFIRMED, event.shift_id(),
                ContentOf(state, tenant, gap)};
  if (gap == nullptr) {
    const roster::v1::Shift shift = state.shifts.Get(kit::Key(tenant, event.shift_id()));
    letter.content.set_place(state.PlaceOf(tenant, shift.unit_ids()));
    if (shift.has_interval()) *letter.content.mutable_interval() = shift.interval();
    letter.occasion_id = OccasionOf(envelope);
    QueueMessage(state, commit, letter);
  } else if (!state.messages.About(tenant, cause_id, v1::MESSAGE_CAUSE_CONFIRMED,
                                   event.employment_id())) {
    QueueMessage(state, commit, letter);
  }
  return absl::OkStatus();
}

}  // namespace

void HearRoster(NotificationsState& state, kit::Hearing& hearing) {
  hearing.On<roster::v1::UnitRegistered>(
      "roster", [](kit::Commit& commit, const auto& event, const kit::Envelope&) {
        commit.Emit(event.unit_id(), event);
        return absl::OkStatus();
      });
  hearing.On<roster::v1::GapOpened>(
      "roster", [](kit::Commit& commit, const auto& event, const kit::Envelope&) {
        commit.Emit(event.gap_id(), event);
        return absl::OkStatus();
      });
  hearing.On<roster::v1::GapClosed>(
      "roster", [](kit::Commit& commit, const auto& event, const kit::Envelope&) {
        commit.Emit(event.gap_id(), event);
        return absl::OkStatus();
      });
  hearing.On<roster::v1::ShiftCovered>(
      "roster", [&state](kit::Commit& commit, const auto& event, const kit::Envelope&) {
        return OnShiftCovered(state, commit, event);
      });
  hearing.On<roster::v1::CoverRefused>(
      "roster", [&state](kit::Commit& commit, const auto& event, const kit::Envelope&) {
        return OnCoverRefused(state, commit, event);
      });
  hearing.On<roster::v1::ShiftAssigned>(
      "roster", [&state](kit::Commit& commit, const auto& event, const kit::Envelope& envelope) {
        return OnShiftAssigned(state, commit, event, envelope);
      });
}

}  // namespace vagtbro::notifications
