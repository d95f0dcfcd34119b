#include "notifications/effects/delivery.h"

#include <cstdlib>

#include "kit/base/check.h"
#include "kit/base/proto_time.h"
#include "notifications/domain/patience.h"
#include "notifications/domain/voice.h"
#include "notifications/domain/wording.h"
#include "notifications/effects/by_voice.h"
#include "notifications/effects/order_paper.h"
#include "notifications/effects/push_round.h"
#include "notifications/effects/ways.h"
#include "notifications/push/notice.h"
#include "notifications/react/message_fate.h"
#include "notifications/react/queue_message.h"

namespace vagtbro::notifications {
namespace {

constexpr uint32_t kTriesAWay = 3;

// The reference of one way of a message: "<tenant>/<message>", behind it "/<way>" but for the
// first.
std::string WayKey(const Delivery& delivery) {
  const std::string key = kit::Key(delivery.tenant, delivery.message_id);
  return delivery.way == 0 ? key : key + "/" + std::to_string(delivery.way);
}

struct WayRef {
  std::string message_key;
  int way = 0;
};
WayRef ParseWayKey(const std::string& text) {
  const size_t first = text.find('/');
  const size_t last = text.rfind('/');
  if (first == last) return {text, 0};
  return {text.substr(0, last), std::atoi(text.c_str() + last + 1)};
}

bool IsOrder(const Delivery& delivery) { return !delivery.content.order_gap_id().empty(); }

kit::Commit Begin(kit::Journal& journal, const Delivery& delivery) {
  return journal.Begin({delivery.tenant, delivery.correlation_id, delivery.message_id, ""});
}

void EmitWithdrawn(kit::Commit& commit, const v1::MessageRow& row) {
  v1::MessageWithdrawn withdrawn;
  withdrawn.set_message_id(row.message().message_id());
  commit.Emit(withdrawn.message_id(), withdrawn);
}

bool HasLapsed(const v1::MessageRow& row, absl::Time now) {
  const v1::MessageContent& content = row.content();
  return content.has_lapse_time() && kit::FromProto(content.lapse_time()) <= now;
}

bool NoLongerTrue(const v1::MessageRow& row, absl::Time now) {
  return row.recalled() || HasLapsed(row, now);
}

// A desk's machine that is down is passed over for its people after a few tries.
bool IsPassedOver(const v1::MessageRow& row, uint32_t attempts) {
  const auto way = static_cast<uint32_t>(row.failed_ways_size());
  const bool desk = row.channel() == v1::CHANNEL_HTTP || row.channel() == v1::CHANNEL_EMAIL;
  return desk && way + 1 < row.ways() && attempts >= kTriesAWay * (way + 1);
}

void EmitDelayed(kit::Commit& commit, const v1::MessageRow& row) {
  const uint32_t attempts = row.attempts() + 1;
  if (IsPassedOver(row, attempts)) return EmitWayFailed(commit, row, "UNREACHABLE");
  const absl::Time retry = commit.now() + MessagePatience(attempts);
  // The telephone rings for nothing that has lapsed.
  if (IsToBeWithdrawn(row) && HasLapsed(row, retry)) return EmitWithdrawn(commit, row);
  if (retry >= kit::FromProto(row.queue_time()) + kGiveUpAfter) {
    return EmitFailed(commit, row, "GIVEN_UP");
  }
  v1::MessageDelayed delayed;
  delayed.set_message_id(row.message().message_id());
  delayed.set_attempts(attempts);
  *delayed.mutable_retry_time() = kit::ToProto(retry);
  commit.Emit(delayed.message_id(), delayed);
}

// True for what was said of a way that has been given up meanwhile.
bool IsOfOldWay(const v1::MessageRow& row, const Delivery& delivery) {
  return static_cast<uint32_t>(row.failed_ways_size()) != delivery.way;
}

// It went out although it was recalled meanwhile: a call is withdrawn, a text put right by another.
void PutRight(const NotificationsState& state, kit::Commit& commit, const v1::MessageRow& row) {
  if (IsByVoice(row.message())) return EmitRecalled(commit, row);
  QueueCorrection(state, commit, row);
}

// What the telephone will never hear of is as good as withdrawn.
void NoteWithdrawal(kit::Commit& commit, const v1::MessageRow& row, Step step) {
  if (!IsToBeWithdrawn(row)) return;
  if (step == Step::kDelayed) return EmitDelayed(commit, row);
  EmitWithdrawn(commit, row);
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
  delivery.cause_id = row.message().cause_id();
  delivery.content = row.content();
  delivery.now = now;
  delivery.way = static_cast<uint32_t>(row.failed_ways_size());
  if (IsOrder(delivery)) {
    const v1::GapRow* gap =
        state.gaps.Find(kit::Key(delivery.tenant, delivery.content.order_gap_id()));
    // The roster's word of the gap is on its way.
    if (gap == nullptr) delivery.step = Step::kDelayed;
    if (gap != nullptr) delivery.requirement = gap->requirement();
  }
  delivery.by_voice = IsByVoice(row.message());
  delivery.withdraw = IsToBeWithdrawn(row);
  if (!delivery.withdraw && NoLongerTrue(row, now)) delivery.step = Step::kGivenUp;
  return delivery;
}

void Resolve(Delivery* delivery, ContactBook& contacts, const AddressKey& key,
             const Outlets& outlets) {
  if (delivery->step != Step::kOnItsWay || delivery->withdraw) return;
  const auto contact = contacts.Find(delivery->tenant, delivery->employment_id);
  if (!contact.ok()) {
    delivery->step = absl::IsNotFound(contact.status()) ? Step::kNoContact : Step::kDelayed;
    return;
  }
  if (delivery->by_voice) return ResolveCall(delivery, *contact);
  const bool danish = contact->danish;
  delivery->danish = danish;
  if (GoesByPushAlone(delivery->cause)) return;
  const std::vector<Way> ways = WaysOf(*contact, outlets.http != nullptr, outlets.email != nullptr);
  if (delivery->way >= ways.size()) {
    delivery->step = Step::kNoContact;
    return;
  }
  const Way& way = ways[delivery->way];
  delivery->channel = way.channel;
  delivery->ways = static_cast<uint32_t>(ways.size());
  const AnswerPlaces places = PlacesFor(*delivery, outlets.public_url, key);
  const std::string reference = key.Reference(WayKey(*delivery));
  const bool by_form = IsOrder(*delivery) && !places.form_url.empty();
  std::string text = by_form ? OrderSms(*delivery, places, danish)
                             : Wording(delivery->cause, delivery->content, danish, delivery->now);
  if (way.channel == v1::CHANNEL_SMS) {
    delivery->sms = {way.address, std::move(text), reference};
    return;
  }
  delivery->paper = {way.address, kit::Key(delivery->tenant, delivery->employment_id), reference,
                     MailSubject(*delivery, danish), ""};
  delivery->paper.body = way.channel == v1::CHANNEL_HTTP
                             ? PaperJson(*delivery, text, places)
                             : MailText(*delivery, text, places, danish);
}

bool NoteResolved(const NotificationsState& state, kit::Journal& journal, const Delivery& delivery,
                  const AddressKey& key) {
  const v1::MessageRow* row = state.messages.Find(kit::Key(delivery.tenant, delivery.message_id));
  if (row == nullptr || IsOfOldWay(*row, delivery)) return false;
  if (delivery.withdraw) return IsToBeWithdrawn(*row);
  if (row->state() != v1::MESSAGE_STATE_QUEUED) return false;
  kit::Commit commit = Begin(journal, delivery);
  if (delivery.step != Step::kOnItsWay || NoLongerTrue(*row, commit.now())) {
    Delivery settled = delivery;
    if (settled.step == Step::kOnItsWay) settled.step = Step::kGivenUp;
    NoteHandOver(state, journal, settled);
    return false;
  }
  if (GoesByPushAlone(delivery.cause)) return true;  // no number, and no reply to match
  v1::MessageAddressed addressed;
  addressed.set_message_id(delivery.message_id);
  if (delivery.channel == v1::CHANNEL_SMS) addressed.set_address_hash(key.Hash(delivery.sms.phone));
  addressed.set_channel(delivery.channel);
  addressed.set_ways(delivery.ways);
  if (row->address_hash() != addressed.address_hash() || row->channel() != addressed.channel() ||
      row->ways() != addressed.ways()) {
    commit.Emit(delivery.message_id, addressed);
  }
  return true;
}

void HandOver(Delivery* delivery, const Outlets& outlets) {
  if (delivery->step != Step::kOnItsWay) return;
  absl::Status sent;
  if (GoesByPushAlone(delivery->cause)) {
    sent = absl::OkStatus();  // the push round has handed it over
  } else if (delivery->by_voice) {
    sent = HandOverCall(*delivery, outlets.voice);
  } else if (delivery->channel == v1::CHANNEL_HTTP) {
    sent = outlets.http->Send(delivery->paper);
  } else if (delivery->channel == v1::CHANNEL_EMAIL) {
    sent = outlets.email->Send(delivery->paper);
  } else {
    sent = outlets.sms.Send(delivery->sms);
  }
  delivery->step = sent.ok()                       ? Step::kSent
                   : absl::IsInvalidArgument(sent) ? Step::kRefused
                                                   : Step::kDelayed;
}

void NoteHandOver(const NotificationsState& state, kit::Journal& journal,
                  const Delivery& delivery) {
  // A copy: the row changes as the facts are folded in. A receipt may have come first.
  const v1::MessageRow row = state.messages.Get(kit::Key(delivery.tenant, delivery.message_id));
  if (IsOfOldWay(row, delivery)) return;
  kit::Commit commit = Begin(journal, delivery);
  if (delivery.withdraw) return NoteWithdrawal(commit, row, delivery.step);
  if (row.state() != v1::MESSAGE_STATE_QUEUED) return;
  commit.CanWait();  // lost in a crash, the message is handed over again, with the same reference
  switch (delivery.step) {
    case Step::kOnItsWay:
      KIT_CHECK(false);
      break;
    case Step::kSent:
      EmitSent(commit, row);
      // A desk's machine that took it has it; nobody else will say so.
      if (delivery.channel == v1::CHANNEL_HTTP) EmitDelivered(commit, row);
      if (row.recalled()) PutRight(state, commit, row);
      break;
    case Step::kDelayed:
      EmitDelayed(commit, row);
      break;
    case Step::kNoContact:
      // A number that has been taken out of the directory meanwhile failed as the one before it.
      EmitFailed(commit, row,
                 row.failed_ways().empty() ? "NO_CONTACT" : *row.failed_ways().rbegin());
      break;
    case Step::kRefused:
      // No other number helps where there is no line to ring out on.
      if (delivery.by_voice) return EmitFailed(commit, row, "CARRIER_REFUSED");
      EmitWayFailed(commit, row, "CARRIER_REFUSED");
      break;
    case Step::kGivenUp:
      EmitFailed(commit, row, "GIVEN_UP");
      break;
  }
}

bool DeliverNext(const NotificationsState& state, kit::Journal& journal, ContactBook& contacts,
                 const Outlets& outlets, const AddressKey& key, uint64_t* ready_sequence,
                 const Flush& flush) {
  const absl::Time now = journal.Begin({}).now();
  std::optional<Delivery> delivery = NextDelivery(state, *ready_sequence, now);
  if (!delivery) return false;
  *ready_sequence = delivery->ready_sequence;
  Resolve(&*delivery, contacts, key, outlets);
  const bool go_on = NoteResolved(state, journal, *delivery, key);
  const bool push = go_on && outlets.push != nullptr;
  const std::vector<Push> pushes = push ? PushesFor(state, *delivery) : std::vector<Push>();
  if (!FlushBy(flush, journal) || !go_on) return true;
  for (const Push& one : pushes) {
    if (outlets.push->Send(one) != Pushed::kGone) continue;
    NotePushGone(state, journal, *delivery, one.push_id);
  }
  HandOver(&*delivery, outlets);
  NoteHandOver(state, journal, *delivery);
  FlushBy(flush, journal);
  return true;
}

void NoteReceipt(const NotificationsState& state, kit::Journal& journal,
                 const std::string& reference, Receipt receipt) {
  const auto [message_key, way] = ParseWayKey(reference);
  const v1::MessageRow row = state.messages.Get(message_key);
  const bool open =
      row.state() == v1::MESSAGE_STATE_QUEUED || row.state() == v1::MESSAGE_STATE_SENT;
  if (!open) return;
  // The number was given up before, and the next one is being tried.
  if (way != row.failed_ways_size() && receipt == Receipt::kUndeliverable) return;
  kit::Commit commit =
      journal.Begin({TenantOf(message_key), row.correlation_id(), row.message().message_id(), ""});
  // The receipt was faster than the carrier's answer to the hand-over.
  if (row.state() == v1::MESSAGE_STATE_QUEUED) {
    EmitSent(commit, row);
    if (row.recalled()) PutRight(state, commit, row);
  }
  if (receipt == Receipt::kDelivered) {
    EmitDelivered(commit, row);
  } else {
    EmitWayFailed(commit, row, "UNDELIVERABLE");
  }
}

}  // namespace vagtbro::notifications
