#include "notifications/react/hear.h"
#include "notifications/react/queue_message.h"
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
                            const pool::v1::ShiftOffered& event) {
  if (event.employment_id().empty() || event.offer_id().empty()) return Incomplete("ShiftOffered");
  if (GapIsClosed(state, commit.tenant(), event.gap_id())) return absl::OkStatus();
  Letter letter{event.employment_id(), v1::MESSAGE_CAUSE_OFFER, event.offer_id(), {}};
  letter.content.set_place(event.place());
  *letter.content.mutable_interval() = event.interval();
  letter.content.set_reply_code(event.reply_code());
  *letter.content.mutable_lapse_time() = event.lapse_time();
  QueueMessage(state, commit, letter);
  return absl::OkStatus();
}

absl::Status OnOfferWithdrawn(const NotificationsState& state, kit::Commit& commit,
                              const pool::v1::OfferWithdrawn& event) {
  const auto key = state.messages.About(commit.tenant(), event.offer_id(), v1::MESSAGE_CAUSE_OFFER,
                                        event.employment_id());
  if (key) TakeBack(state, commit, *key);
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

}  // namespace

void HearPool(NotificationsState& state, kit::Hearing& hearing) {
  hearing.On<pool::v1::ShiftOffered>(
      "pool", [&state](kit::Commit& commit, const auto& event, const kit::Envelope&) {
        return OnShiftOffered(state, commit, event);
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
}

}  // namespace vagtbro::notifications
