#include "kit/base/proto_time.h"
#include "notifications/domain/sentences.h"
#include "notifications/react/hear.h"
#include "notifications/react/message_fate.h"
#include "notifications/react/queue_message.h"
#include "notifications/react/ring_up.h"
#include "vagtbro/pool/v1/pool_events.pb.h"

namespace vagtbro::notifications {
namespace {

absl::Status Incomplete(const std::string& what) {
  return absl::InvalidArgumentError(what + " without the person or the thing it is about");
}

bool GapIsClosed(const NotificationsState& state, const std::string& tenant,
                 const std::string& gap_id) {
  const v1::GapRow* gap = state.gaps.Find(kit::Key(tenant, gap_id));
  return gap != nullptr && gap->closed();
}

absl::Status OnShiftOffered(const NotificationsState& state, kit::Commit& commit,
                            const pool::v1::ShiftOffered& event, Telephone telephone) {
  if (event.employment_id().empty() || event.offer_id().empty()) return Incomplete("ShiftOffered");
  if (GapIsClosed(state, commit.tenant(), event.gap_id())) return absl::OkStatus();
  Letter letter{event.employment_id(), v1::MESSAGE_CAUSE_OFFER, event.offer_id(), {}};
  letter.content.set_place(event.place());
  *letter.content.mutable_interval() = event.interval();
  letter.content.set_reply_code(event.reply_code());
  letter.content.set_kind(event.kind());
  if (event.worker_needed()) letter.content.set_order_gap_id(event.gap_id());
  *letter.content.mutable_lapse_time() = event.lapse_time();
  if (!event.release_shift_id().empty()) Add(ReleasesYou(), &letter.content);
  if (telephone == Telephone::kRings && event.has_ring_time()) {
    *letter.content.mutable_ring_time() = event.ring_time();
    if (event.unit_ids_size() > 0) letter.content.set_unit_id(event.unit_ids(0));
  }
  QueueMessage(state, commit, letter);
  return absl::OkStatus();
}

absl::Status OnOfferWithdrawn(const NotificationsState& state, kit::Commit& commit,
                              const pool::v1::OfferWithdrawn& event) {
  const auto key = state.messages.About(commit.tenant(), event.offer_id(), v1::MESSAGE_CAUSE_OFFER,
                                        event.employment_id());
  if (key) TakeBack(state, commit, *key);
  StopRinging(state, commit, event.offer_id(), event.employment_id());
  return absl::OkStatus();
}

// By whatever way it came: the SMS is answered with it, and nobody need be rung up any more. What
// was answered by SMS is noted there, when the pool has said what became of it.
template <class Answered>
absl::Status OnAnswered(const NotificationsState& state, kit::Commit& commit, const Answered& event,
                        bool accept) {
  const auto key = state.messages.About(commit.tenant(), event.offer_id(), v1::MESSAGE_CAUSE_OFFER,
                                        event.employment_id());
  if (key) {
    const v1::MessageRow row = state.messages.Get(*key);
    if (!row.has_accept() && !row.answering()) EmitAnswered(commit, row, accept);
  }
  StopRinging(state, commit, event.offer_id(), event.employment_id());
  return absl::OkStatus();
}

absl::Status OnOfferAnsweredTooLate(const NotificationsState& state, kit::Commit& commit,
                                    const pool::v1::OfferAnsweredTooLate& event) {
  if (event.employment_id().empty() || event.offer_id().empty()) {
    return Incomplete("OfferAnsweredTooLate");
  }
  Letter letter{event.employment_id(), v1::MESSAGE_CAUSE_TOO_LATE, event.offer_id(), {}};
  const auto offer = state.messages.About(commit.tenant(), event.offer_id(),
                                          v1::MESSAGE_CAUSE_OFFER, event.employment_id());
  if (offer) {
    const v1::MessageRow row = state.messages.Get(*offer);
    letter.content.set_place(row.content().place());
    *letter.content.mutable_interval() = row.content().interval();
  }
  QueueMessage(state, commit, letter);
  StopRinging(state, commit, event.offer_id(), event.employment_id());
  return absl::OkStatus();
}

absl::Status OnCoverEscalated(const NotificationsState& state, kit::Commit& commit,
                              const pool::v1::CoverEscalated& event) {
  if (event.leader_employment_id().empty() || event.gap_id().empty()) {
    return Incomplete("CoverEscalated");
  }
  if (GapIsClosed(state, commit.tenant(), event.gap_id())) return absl::OkStatus();
  Letter letter{event.leader_employment_id(), v1::MESSAGE_CAUSE_ESCALATED, event.gap_id(), {}};
  letter.content.set_place(event.place());
  *letter.content.mutable_interval() = event.interval();
  QueueMessage(state, commit, letter);
  return absl::OkStatus();
}

// Until when somebody stands by: until the cover has begun well, as the pool counts it.
absl::Time StandbyEnd(const NotificationsState& state, const std::string& tenant,
                      const pool::v1::OfferStoodBy& event) {
  uint32_t minutes = 0;
  const v1::GapRow gap = state.gaps.Get(kit::Key(tenant, event.gap_id()));
  for (const std::string& unit_id : gap.unit_ids()) {
    minutes = std::max(minutes, state.units.Get(kit::Key(tenant, unit_id)).check_in_minutes());
  }
  const absl::Duration grace = minutes == 0 ? absl::ZeroDuration() : absl::Minutes(minutes + 1);
  return kit::Start(event.interval()) + grace;
}

absl::Status OnOfferStoodBy(const NotificationsState& state, kit::Commit& commit,
                            const pool::v1::OfferStoodBy& event) {
  if (event.employment_id().empty() || event.offer_id().empty()) return Incomplete("OfferStoodBy");
  Letter letter{event.employment_id(), v1::MESSAGE_CAUSE_STANDBY, event.offer_id(), {}};
  letter.content.set_place(event.place());
  *letter.content.mutable_interval() = event.interval();
  *letter.content.mutable_lapse_time() = kit::ToProto(StandbyEnd(state, commit.tenant(), event));
  QueueMessage(state, commit, letter);
  return absl::OkStatus();
}

absl::Status OnStandbyEnded(const NotificationsState& state, kit::Commit& commit,
                            const pool::v1::StandbyEnded& event) {
  if (event.employment_id().empty() || event.offer_id().empty()) return Incomplete("StandbyEnded");
  Letter letter{event.employment_id(), v1::MESSAGE_CAUSE_STANDBY_ENDED, event.offer_id(), {}};
  const auto told = state.messages.About(commit.tenant(), event.offer_id(),
                                         v1::MESSAGE_CAUSE_STANDBY, event.employment_id());
  if (told) {
    const v1::MessageRow row = state.messages.Get(*told);
    letter.content.set_place(row.content().place());
    *letter.content.mutable_interval() = row.content().interval();
  }
  QueueMessage(state, commit, letter);
  return absl::OkStatus();
}

absl::Status OnLendingConsentAsked(const NotificationsState& state, kit::Commit& commit,
                                   const pool::v1::LendingConsentAsked& event) {
  if (event.leader_employment_id().empty() || event.consent_id().empty()) {
    return Incomplete("LendingConsentAsked");
  }
  if (GapIsClosed(state, commit.tenant(), event.gap_id())) return absl::OkStatus();
  Letter letter{
      event.leader_employment_id(), v1::MESSAGE_CAUSE_LENDING_ASKED, event.consent_id(), {}};
  letter.content.set_place(event.place());
  letter.content.set_from_place(
      state.units.Get(kit::Key(commit.tenant(), event.from_unit_id())).name());
  *letter.content.mutable_interval() = event.interval();
  letter.content.set_reply_code(event.reply_code());
  *letter.content.mutable_lapse_time() = event.lapse_time();
  QueueMessage(state, commit, letter);
  return absl::OkStatus();
}

// Whoever answers on the telephone need not be rung up; without one, an SMS is answered by SMS.
void HearAnswers(NotificationsState& state, kit::Hearing& hearing) {
  hearing.On<pool::v1::OfferAccepted>(
      "pool", [&state](kit::Commit& commit, const auto& event, const kit::Envelope&) {
        return OnAnswered(state, commit, event, true);
      });
  hearing.On<pool::v1::OfferDeclined>(
      "pool", [&state](kit::Commit& commit, const auto& event, const kit::Envelope&) {
        return OnAnswered(state, commit, event, false);
      });
}

}  // namespace

void HearPool(NotificationsState& state, kit::Hearing& hearing, Telephone telephone) {
  if (telephone == Telephone::kRings) HearAnswers(state, hearing);
  hearing.On<pool::v1::ShiftOffered>(
      "pool", [&state, telephone](kit::Commit& commit, const auto& event, const kit::Envelope&) {
        return OnShiftOffered(state, commit, event, telephone);
      });
  hearing.On<pool::v1::OfferWithdrawn>(
      "pool", [&state](kit::Commit& commit, const auto& event, const kit::Envelope&) {
        return OnOfferWithdrawn(state, commit, event);
      });
  hearing.On<pool::v1::OfferAnsweredTooLate>(
      "pool", [&state](kit::Commit& commit, const auto& event, const kit::Envelope&) {
        return OnOfferAnsweredTooLate(state, commit, event);
      });
  hearing.On<pool::v1::CoverEscalated>(
      "pool", [&state](kit::Commit& commit, const auto& event, const kit::Envelope&) {
        return OnCoverEscalated(state, commit, event);
      });
  hearing.On<pool::v1::OfferStoodBy>(
      "pool", [&state](kit::Commit& commit, const auto& event, const kit::Envelope&) {
        return OnOfferStoodBy(state, commit, event);
      });
  hearing.On<pool::v1::StandbyEnded>(
      "pool", [&state](kit::Commit& commit, const auto& event, const kit::Envelope&) {
        return OnStandbyEnded(state, commit, event);
      });
  hearing.On<pool::v1::LendingConsentAsked>(
      "pool", [&state](kit::Commit& commit, const auto& event, const kit::Envelope&) {
        return OnLendingConsentAsked(state, commit, event);
      });
}

}  // namespace vagtbro::notifications
