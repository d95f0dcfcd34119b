#include "notifications/effects/courier.h"

#include <cstdlib>
#include <memory>

#include "kit/base/log.h"
#include "kit/base/testpoint.h"

namespace vagtbro::notifications {
namespace {

std::string WordOf(Step step) {
  switch (step) {
    case Step::kOnItsWay:
      return "on_its_way";
    case Step::kSent:
      return "sent";
    case Step::kDelayed:
      return "delayed";
    case Step::kNoContact:
      return "no_contact";
    case Step::kRefused:
      return "refused";
    case Step::kGivenUp:
      return "given_up";
  }
  std::abort();
}

std::string WordOf(Pushed pushed) {
  switch (pushed) {
    case Pushed::kTaken:
      return "taken";
    case Pushed::kGone:
      return "gone";
    case Pushed::kFailed:
      return "failed";
  }
  std::abort();
}

}  // namespace

Courier::Courier(const NotificationsState& state, kit::Owner& owner, const kit::Clock& clock,
                 ContactBook& contacts, const Outlets& outlets, OfferDesk& desk,
                 const AddressKey& key, kit::Metrics& metrics)
    : state_(state),
      owner_(owner),
      clock_(clock),
      contacts_(contacts),
      outlets_(outlets),
      desk_(desk),
      key_(key),
      metrics_(metrics) {
  metrics_.Describe("vagtbro_messages_handed_over_total", "Tries to hand a message to the carrier");
  metrics_.Describe("vagtbro_replies_passed_on_total", "Tries to pass a reply on to the pool");
  metrics_.Describe("vagtbro_escalations_untold_total",
                    "Escalations that failed for good: nobody has been told");
  metrics_.Add("vagtbro_escalations_untold_total", {}, 0);
  metrics_.Describe("vagtbro_pushes_total", "Pushes to browsers, by what became of them");
  metrics_.Describe("vagtbro_messages_ready", "Messages that wait for a sender or the carrier");
}

void Courier::Start() {
  owner_.Submit(
      [this](kit::Journal& journal) {
        // Of what was forgotten, or never written down, before a crash.
        if (outlets_.push_book != nullptr) outlets_.push_book->KeepOnly(AllPushes(state_));
        journal.OnApplied([this] { HandOutMessages(); });
        journal.OnDurable([this] {
          HandOutMessages();  // what was written without a look before
          HandOutReplies();
          SweepPushBook();
        });
      },
      [this] {
        HandOutMessages();
        HandOutReplies();
      });
}

void Courier::Stop() {
  lookup_crew_.Close();
  message_crew_.Close();
  voice_crew_.Close();
  reply_crew_.Close();
  push_crew_.Close();
  outlets_.sms.Stop();
  if (outlets_.push != nullptr) outlets_.push->Stop();
  if (outlets_.http != nullptr) outlets_.http->Stop();
  if (outlets_.email != nullptr) outlets_.email->Stop();
  if (outlets_.voice != nullptr) outlets_.voice->Stop();
  contacts_.Stop();
  desk_.Stop();
  lookup_crew_.Stop();
  message_crew_.Stop();
  voice_crew_.Stop();
  reply_crew_.Stop();
  push_crew_.Stop();
}

// Only looks up: what is handed over has come back through the owner, and is on disk.
void Courier::HandOutMessages() {
  const absl::Time now = clock_.Now();
  metrics_.Set("vagtbro_messages_ready", {}, static_cast<double>(state_.messages.ready()));
  const uint64_t untold = state_.untold_escalations();
  metrics_.Add("vagtbro_escalations_untold_total", {}, static_cast<double>(untold - untold_));
  untold_ = untold;
  while (std::optional<Delivery> delivery = NextDelivery(state_, message_turn_, now)) {
    message_turn_ = delivery->ready_sequence;
    lookup_crew_.Do([this, carried = std::move(*delivery)] { Carry(carried); });
  }
}

void Courier::HandOutReplies() {
  while (std::optional<PendingReply> reply = NextReply(state_, reply_turn_)) {
    reply_turn_ = reply->ready_sequence;
    reply_crew_.Do([this, settled = std::move(*reply)] { Settle(settled); });
  }
}

void Courier::Carry(Delivery delivery) {
  {
    const std::lock_guard lock(lookup_);
    Resolve(&delivery, contacts_, key_, outlets_);
  }
  const auto go_on = std::make_shared<bool>(false);
  const auto pushes = std::make_shared<std::vector<Push>>();
  owner_.Queue(
      [this, delivery, go_on, pushes](kit::Journal& journal) {
        *go_on = NoteResolved(state_, journal, delivery, key_);
        if (*go_on && outlets_.push != nullptr) *pushes = PushesFor(state_, delivery);
      },
      [this, delivery, go_on, pushes] {
        if (!*go_on) return;
        for (const Push& push : *pushes) {
          push_crew_.Do([this, delivery, push] { PushOut(delivery, push); });
        }
        Crew& crew = delivery.by_voice ? voice_crew_ : message_crew_;
        crew.Do([this, delivery] { HandOverAndNote(delivery); });
      },
      kit::Hurry::kNow);
  owner_.Help();
}

void Courier::HandOverAndNote(Delivery delivery) {
  HandOver(&delivery, outlets_);
  kit::Testpoint("courier.after_hand_over");
  metrics_.Add("vagtbro_messages_handed_over_total", {{"outcome", WordOf(delivery.step)}});
  if (delivery.step != Step::kSent) {
    kit::LogWarning("message not handed over", {{"message_id", delivery.message_id}});
  }
  owner_.Queue([this, delivery](kit::Journal& journal) { NoteHandOver(state_, journal, delivery); },
               /*durable=*/nullptr, kit::Hurry::kCanWait);
  owner_.Help();
}

// On the owner thread, as registering is: a file written for a fact to come is not swept away.
void Courier::SweepPushBook() {
  if (outlets_.push_book == nullptr || ended_pushes_ == state_.ended_pushes()) return;
  ended_pushes_ = state_.ended_pushes();
  outlets_.push_book->KeepOnly(AllPushes(state_));
}

void Courier::PushOut(const Delivery& delivery, const Push& push) {
  const Pushed pushed = outlets_.push->Send(push);
  metrics_.Add("vagtbro_pushes_total", {{"outcome", WordOf(pushed)}});
  if (pushed != Pushed::kGone) return;
  owner_.Submit([this, delivery, id = push.push_id](kit::Journal& journal) {
    NotePushGone(state_, journal, delivery, id);
  });
}

void Courier::Settle(const PendingReply& reply) {
  const std::optional<std::string> outcome = PassOn(reply, desk_);
  metrics_.Add("vagtbro_replies_passed_on_total", {{"outcome", outcome ? "settled" : "delayed"}});
  owner_.Submit([this, reply, outcome](kit::Journal& journal) {
    NoteAnswer(state_, journal, reply, outcome);
  });
}

}  // namespace vagtbro::notifications
