#include "notifications/effects/delivery.h"

#include "kit/base/check.h"
#include "kit/base/log.h"
#include "kit/base/proto_time.h"
#include "notifications/domain/patience.h"
#include "notifications/domain/wording.h"
#include "notifications/react/queue_message.h"

namespace vagtbro::notifications {
namespace {

kit::Commit Begin(kit::Journal& journal, const Delivery& delivery) {
  return journal.Begin({delivery.tenant, delivery.correlation_id, delivery.message_id, ""});
}

void EmitFailed(kit::Commit& commit, const v1::MessageRow& row, const std::string& reason) {
  v1::MessageFailed failed;
  failed.set_message_id(row.message().message_id());
  failed.set_employment_id(row.message().employment_id());
  failed.set_reason(reason);
  failed.set_cause(row.message().cause());
  failed.set_cause_id(row.message().cause_id());
  commit.Emit(failed.message_id(), failed);
  if (IsUntoldEscalation(row)) {
    kit::LogError("an escalation reaches nobody", {{"message_id", failed.message_id()},
                                                   {"gap_id", failed.cause_id()},
                                                   {"employment_id", failed.employment_id()},
                                                   {"reason", reason}});
  }
}

void EmitSent(kit::Commit& commit, const v1::MessageRow& row) {
  v1::MessageSent sent;
  sent.set_message_id(row.message().message_id());
  sent.set_attempts(row.attempts() + 1);
  commit.Emit(sent.message_id(), sent);
}

void EmitDelayed(kit::Commit& commit, const v1::MessageRow& row) {
  const uint32_t attempts = row.attempts() + 1;
  const absl::Time retry = commit.now() + MessagePatience(attempts);
  if (retry >= kit::FromProto(row.queue_time()) + kGiveUpAfter) {
    return EmitFailed(commit, row, "GIVEN_UP");
  }
  v1::MessageDelayed delayed;
  delayed.set_message_id(row.message().message_id());
  delayed.set_attempts(attempts);
  *delayed.mutable_retry_time() = kit::ToProto(retry);
  commit.Emit(delayed.message_id(), delayed);
}

bool NoLongerTrue(const v1::MessageRow& row, absl::Time now) {
  const v1::MessageContent& content = row.content();
  return row.recalled() ||
         (content.has_lapse_time() && kit::FromProto(content.lapse_time()) <= now);
}

}  // namespace

std::optional<Delivery> NextDelivery(const NotificationsState& state, uint64_t ready_sequence,
                                     absl::Time now) {
  const auto key = state.messages.NextReady(ready_sequence);
  if (!key) return std::nullopt;
  const v1::MessageRow& row = *state.messages.Find(*key);
  Delivery delivery;
  delivery.tenant = TenantOf(*key);
  delivery.message_id = row.message().message_id();
  delivery.correlation_id = row.correlation_id();
  delivery.ready_sequence = row.ready_sequence();
  delivery.employment_id = row.message().employment_id();
  delivery.cause = row.message().cause();
  delivery.content = row.content();
  delivery.now = now;
  if (NoLongerTrue(row, now)) delivery.step = Step::kGivenUp;
  return delivery;
}

void Resolve(Delivery* delivery, ContactBook& contacts, const AddressKey& key) {
  if (delivery->step != Step::kOnItsWay) return;
  const auto contact = contacts.Find(delivery->tenant, delivery->employment_id);
  if (!contact.ok()) {
    delivery->step = absl::IsNotFound(contact.status()) ? Step::kNoContact : Step::kDelayed;
  } else if (contact->phone.empty()) {
    delivery->step = Step::kNoContact;
  } else {
    delivery->sms = {contact->phone,
                     Wording(delivery->cause, delivery->content, contact->danish, delivery->now),
                     key.Reference(kit::Key(delivery->tenant, delivery->message_id))};
  }
}

bool NoteResolved(const NotificationsState& state, kit::Journal& journal, const Delivery& delivery,
                  const AddressKey& key) {
  const v1::MessageRow* row = state.messages.Find(kit::Key(delivery.tenant, delivery.message_id));
  if (row == nullptr || row->state() != v1::MESSAGE_STATE_QUEUED) return false;
  kit::Commit commit = Begin(journal, delivery);
  if (delivery.step != Step::kOnItsWay || NoLongerTrue(*row, commit.now())) {
    Delivery settled = delivery;
    if (settled.step == Step::kOnItsWay) settled.step = Step::kGivenUp;
    NoteHandOver(state, journal, settled);
    return false;
  }
  const std::string hash = key.Hash(delivery.sms.phone);
  if (row->address_hash() != hash) {
    v1::MessageAddressed addressed;
    addressed.set_message_id(delivery.message_id);
    addressed.set_address_hash(hash);
    commit.Emit(delivery.message_id, addressed);
  }
  return true;
}

void HandOver(Delivery* delivery, SmsSender& carrier) {
  if (delivery->step != Step::kOnItsWay) return;
  const absl::Status sent = carrier.Send(delivery->sms);
  delivery->step = sent.ok()                       ? Step::kSent
                   : absl::IsInvalidArgument(sent) ? Step::kRefused
                                                   : Step::kDelayed;
}

void NoteHandOver(const NotificationsState& state, kit::Journal& journal,
                  const Delivery& delivery) {
  // A copy: the row changes as the facts are folded in. A receipt may have come first.
  const v1::MessageRow row = state.messages.Get(kit::Key(delivery.tenant, delivery.message_id));
  if (row.state() != v1::MESSAGE_STATE_QUEUED) return;
  kit::Commit commit = Begin(journal, delivery);
  commit.CanWait();  // lost in a crash, the message is handed over again, with the same reference
  switch (delivery.step) {
    case Step::kOnItsWay:
      KIT_CHECK(false);
      break;
    case Step::kSent:
      EmitSent(commit, row);
      if (row.recalled()) QueueCorrection(state, commit, row);
      break;
    case Step::kDelayed:
      EmitDelayed(commit, row);
      break;
    case Step::kNoContact:
      EmitFailed(commit, row, "NO_CONTACT");
      break;
    case Step::kRefused:
      EmitFailed(commit, row, "CARRIER_REFUSED");
      break;
    case Step::kGivenUp:
      EmitFailed(commit, row, "GIVEN_UP");
      break;
  }
}

bool DeliverNext(const NotificationsState& state, kit::Journal& journal, ContactBook& contacts,
                 SmsSender& carrier, const AddressKey& key, uint64_t* ready_sequence,
                 const Flush& flush) {
  const absl::Time now = journal.Begin({}).now();
  std::optional<Delivery> delivery = NextDelivery(state, *ready_sequence, now);
  if (!delivery) return false;
  *ready_sequence = delivery->ready_sequence;
  Resolve(&*delivery, contacts, key);
  const bool go_on = NoteResolved(state, journal, *delivery, key);
  if (!FlushBy(flush, journal) || !go_on) return true;
  HandOver(&*delivery, carrier);
  NoteHandOver(state, journal, *delivery);
  FlushBy(flush, journal);
  return true;
}

void NoteReceipt(const NotificationsState& state, kit::Journal& journal,
                 const std::string& message_key, Receipt receipt) {
  const v1::MessageRow row = state.messages.Get(message_key);
  const bool open =
      row.state() == v1::MESSAGE_STATE_QUEUED || row.state() == v1::MESSAGE_STATE_SENT;
  if (!open) return;
  kit::Commit commit =
      journal.Begin({TenantOf(message_key), row.correlation_id(), row.message().message_id(), ""});
  // The receipt was faster than the carrier's answer to the hand-over.
  if (row.state() == v1::MESSAGE_STATE_QUEUED) {
    EmitSent(commit, row);
    if (row.recalled()) QueueCorrection(state, commit, row);
  }
  if (receipt == Receipt::kDelivered) {
    v1::MessageDelivered delivered;
    delivered.set_message_id(row.message().message_id());
    commit.Emit(delivered.message_id(), delivered);
  } else {
    EmitFailed(commit, row, "UNDELIVERABLE");
  }
}

}  // namespace vagtbro::notifications
