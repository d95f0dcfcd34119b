#include "ivr/call_out/call_out.h"

#include <atomic>
#include <memory>
#include <utility>

#include "ivr/dialog/outbound.h"
#include "kit/base/log.h"
#include "kit/base/proto_time.h"
#include "kit/base/testpoint.h"
#include "kit/rpc/client.h"

namespace vagtbro::ivr {
namespace {

// What an outcome does not say.
struct Seen {
  std::atomic<bool> picked_up = false;
  std::atomic<bool> turned_away = false;
};

// The same dialog, with a note of whether somebody picked up.
class Watched final : public Dialog {
 public:
  Watched(std::unique_ptr<Dialog> dialog, std::shared_ptr<Seen> seen)
      : dialog_(std::move(dialog)), seen_(std::move(seen)) {}

  Step On(const Event& event, absl::Time now) override {
    if (std::holds_alternative<Answered>(event)) seen_->picked_up = true;
    const auto* why = std::get_if<NotReached>(&event);
    if (why != nullptr && *why == NotReached::kDeclined) seen_->turned_away = true;
    return dialog_->On(event, now);
  }
  const char* place() const override { return dialog_->place(); }
  std::unique_ptr<Dialog> Copy() const override {
    return std::make_unique<Watched>(dialog_->Copy(), seen_);
  }

 private:
  std::unique_ptr<Dialog> dialog_;
  std::shared_ptr<Seen> seen_;
};

}  // namespace

// One try, copied from its row.
struct CallOut::Try {
  std::string key;
  std::string call_id;
  v1::VoiceOfferTaken offer;
};

CallOut::CallOut(const IvrState& state, OfferCalls& calls, kit::Owner& owner,
                 const kit::Clock& clock, Contacts& contacts, Dialer& dialer, OfferVoice voice,
                 kit::Metrics& metrics)
    : state_(state),
      calls_(calls),
      owner_(owner),
      clock_(clock),
      contacts_(contacts),
      dialer_(dialer),
      voice_(std::move(voice)),
      metrics_(metrics) {
  metrics_.Describe("vagtbro_offer_calls_waiting", "Offers by voice that wait for their turn.");
  metrics_.Describe("vagtbro_offer_calls_running",
                    "Offers by voice that ring or are talked about.");
}

void CallOut::Start() {
  owner_.Submit(
      [this](kit::Journal& journal) {
        journal.OnDurable([this] { RingNew(); });
        calls_.Open(journal);
      },
      [this] { RingNew(); });
}

void CallOut::Stop() {
  calls_.Close();
  contacts_.Stop();
}

void CallOut::RingNew() {
  const VoiceOfferTable& offers = state_.voice_offers;
  metrics_.Set("vagtbro_offer_calls_waiting", {}, static_cast<double>(offers.waiting().size()));
  metrics_.Set("vagtbro_offer_calls_running", {}, static_cast<double>(offers.ringing().size()));
  // Made anew, so that nothing stays in it of an offer that rings no more.
  const std::map<std::string, uint32_t> before = std::exchange(rung_, {});
  for (const std::string& key : offers.ringing()) rung_[key] = offers.Find(key)->attempts();
  for (const auto& [key, attempt] : rung_) {
    const auto rung = before.find(key);
    if (rung != before.end() && rung->second == attempt) continue;
    const v1::VoiceOfferRow& row = *offers.Find(key);
    kit::Testpoint("call_out.before_ring");
    const Try call{key, kit::NewRequestId(), row.offer()};
    kit::LogInfo("offer call", {{"reference", call.offer.reference()}, {"call", call.call_id}});
    contacts_.Ask(EmploymentId(call.offer.employment_id()),
                  [this, call](const auto& contact) { Ring(call, contact); });
  }
}

void CallOut::Ring(const Try& call, const absl::StatusOr<Contact>& contact) {
  if (!contact.ok()) return Note(call.key, TryEnd{});
  if (!contact->voice_offers || call.offer.number_index() >= contact->numbers.size()) {
    return Note(call.key, {v1::VOICE_OUTCOME_NO_CONTACT, false});
  }
  const CallFacts facts{call.call_id, true, clock_.Now()};
  const Offer offer{OfferId(call.offer.offer_id()),
                    {kit::Start(call.offer.interval()), kit::End(call.offer.interval())},
                    voice_.places.ClipOf(call.offer.unit_id())};
  const auto seen = std::make_shared<Seen>();
  auto dialog = std::make_unique<Outbound>(voice_.house, facts,
                                           OfferCall{EmploymentId(call.offer.employment_id()),
                                                     contact->language, offer, voice_.ring_back});
  dialer_.Ring(OutCall{facts, contact->numbers[call.offer.number_index()], calls_.rules().rings},
               std::make_unique<Watched>(std::move(dialog), seen),
               [this, key = call.key, seen](Outcome outcome) {
                 kit::Testpoint("call_out.before_end");
                 const auto word =
                     seen->turned_away ? v1::VOICE_OUTCOME_REJECTED : OutcomeOf(outcome);
                 Note(key, {word, seen->picked_up});
               });
}

void CallOut::Note(const std::string& key, const TryEnd& end) {
  owner_.Submit([this, key, end](kit::Journal& journal) { calls_.NoteEnd(journal, key, end); });
}

}  // namespace vagtbro::ivr
