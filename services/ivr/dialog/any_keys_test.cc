// Whatever somebody keys, whatever the backend answers: the call ends, nothing is registered
// without the confirm key, nobody accepts an offer that they did not ask for and hear out, nobody
// is promised a call that nobody can make, no receipt is spoken that is not on disk, and every clip
// exists.
#include <gtest/gtest.h>

#include <random>
#include <set>

#include "ivr/dialog/inbound.h"
#include "ivr/dialog/outbound.h"
#include "ivr/testing/inbound_call.h"
#include "ivr/testing/manifest.h"

namespace vagtbro::ivr {
namespace {

constexpr int kCalls = 20000;
constexpr int kMostTurns = 80;  // sixty, and the way out

std::string Bare(const ClipId& clip) { return clip.substr(clip.find('/') + 1); }

// One call by somebody who has no plan.
class Wanderer {
 public:
  Wanderer(unsigned seed, std::set<std::string>& heard) : dice_(seed), heard_(heard) {
    pace_ = Roll(3) * 8;  // 0: only the count of turns can end it
    mute_ = Chance(3);
  }

  void Live() {
    const bool inbound = Chance(80);
    asked_for_offer_ = !inbound;  // nobody rings out without one
    std::unique_ptr<Dialog> dialog = inbound ? MakeInbound() : MakeOutbound();
    Step step = dialog->On(FirstEvent(inbound), now_);
    for (int steps = 0; steps < 400; ++steps) {
      if (std::holds_alternative<Done>(step)) return;
      const Event event = NextEvent(step);
      now_ += absl::Seconds(static_cast<int>(Roll(4) * pace_));
      // A copy is the same call: a line may answer a repeated request from it.
      if (Chance(5)) dialog = dialog->Copy();
      if (std::holds_alternative<HungUp>(event)) hung_up_ = true;
      step = dialog->On(event, now_);
      ASSERT_NE(std::string(dialog->place()), "");
    }
    FAIL() << "the call does not end";
  }

 private:
  unsigned Roll(unsigned sides) { return static_cast<unsigned>(dice_() % sides); }
  bool Chance(unsigned percent) { return Roll(100) < percent; }

  House MakeHouse() {
    House house;
    house.zone = kZone;
    house.language = Chance(80) ? Language::kDanish : Language::kEnglish;
    if (Chance(70)) house.desk_number = Chance(50) ? "+4587123456" : "+46812345678";
    house.desk_transfers = !house.desk_number.empty() && Chance(50);
    return house;
  }
  CallFacts MakeFacts() {
    now_ = At(23, 0) + absl::Minutes(static_cast<int>(Roll(1440)));
    number_known_ = Chance(70);
    return CallFacts{"call-1", number_known_, now_};
  }
  std::unique_ptr<Dialog> MakeInbound() {
    return std::make_unique<Inbound>(MakeHouse(), MakeFacts());
  }
  std::unique_ptr<Dialog> MakeOutbound() {
    OfferCall call{kEva, Chance(50) ? Language::kDanish : Language::kEnglish, SomeOffer(),
                   Chance(50) ? "+4587121212" : ""};
    return std::make_unique<Outbound>(MakeHouse(), MakeFacts(), call);
  }
  Offer SomeOffer() {
    const absl::Time start = At(23, 0) + absl::Minutes(15 * static_cast<int>(Roll(400)));
    return {OfferId("off-1"), {start, start + absl::Hours(8)}, Chance(50) ? "place/elm" : ""};
  }
  Event FirstEvent(bool inbound) {
    if (inbound || Chance(90)) return Answered{};
    return NotReached::kBusy;
  }

  Event NextEvent(const Step& step) {
    if (const auto* ask = std::get_if<Ask>(&step)) {
      CheckWish(ask->wish);
      for (const ClipId& clip : ask->meanwhile) heard_.insert(clip);
      return Chance(3) && !hung_up_ ? Event(HungUp{}) : Event(Answer(ask->wish));
    }
    if (std::holds_alternative<Wait>(step)) return Answer(wish_);
    Hear(std::get<Turn>(step));
    if (Chance(2)) return HungUp{};
    if (turn_.then == Then::kHangUp) return HungUp{};
    if (turn_.then == Then::kTransfer) return Chance(50) ? Event(Transferred{}) : TransferFailed{};
    if (!turn_.collect) return Said{};
    return SomeKeys();
  }

  void Hear(const Turn& turn) {
    ASSERT_EQ(turn.number, turn_.number + 1);
    ASSERT_LE(turn.number, static_cast<unsigned>(kMostTurns));
    ASSERT_FALSE(hung_up_) << "spoken to nobody";
    turn_ = turn;
    keyed_.clear();
    offer_waits_ = false;
    for (const ClipId& clip : turn.say) {
      heard_.insert(clip);
      if (Bare(clip) == "offer_waits") offer_waits_ = true;
      ASSERT_TRUE(Bare(clip) != "receipt_is" || on_disk_);
      ASSERT_TRUE(Bare(clip) != "offer_yours" || won_);
      ASSERT_TRUE(Bare(clip) != "call_back_kept" || task_kept_);
    }
    const bool offer = !turn.say.empty() && Bare(turn.say.front()) == "offer_vacant";
    if (offer && !turn.barge_in && !turn.collect) heard_out_ = true;
  }

  Event SomeKeys() {
    if (mute_ || Chance(4)) return NoInput{};
    if (Chance(3)) return Cancel{};
    const std::string last = Bare(turn_.say.back());
    keyed_ = std::to_string(Roll(10));
    if (last == "other_language" && Chance(95)) keyed_ = kEvasNumber;
    if (last == "ask_pin" && Chance(95)) keyed_ = kEvasPin;
    if (last == "ask_number" && Chance(80)) keyed_ = "20304050";
    if (last == "confirm" && Chance(60)) keyed_ = "1";
    if (!turn_.collect->hash_ends && Chance(50)) keyed_ = std::to_string(1 + Roll(4));
    if (last == "menu" && offer_waits_ && keyed_ == "5") asked_for_offer_ = true;
    return Entry{Keys(keyed_)};
  }

  // The rule of this file: what changes something follows the key that says so, at once.
  void CheckWish(const Wish& wish) {
    wish_ = wish;
    const std::string last = turn_.say.empty() ? "" : Bare(turn_.say.back());
    const bool changes = std::holds_alternative<ReportSick>(wish) ||
                         std::holds_alternative<ExtendAbsence>(wish) ||
                         std::holds_alternative<ReportRecovery>(wish) ||
                         std::holds_alternative<SetAvailability>(wish);
    if (changes) {
      ASSERT_EQ(last, "confirm");
      ASSERT_EQ(keyed_, "1");
    }
    if (const auto* answer = std::get_if<AnswerOffer>(&wish)) {
      ASSERT_EQ(last, "offer_keys");
      ASSERT_EQ(keyed_, answer->accept ? "1" : "2");
      ASSERT_TRUE(asked_for_offer_ && heard_out_);
    }
    if (std::holds_alternative<HoldOffer>(wish)) {
      ASSERT_TRUE(asked_for_offer_);
      heard_out_ = false;  // whoever holds it now hears it from the start
    }
    if (const auto* task = std::get_if<CallBackTask>(&wish)) {
      ASSERT_TRUE(number_known_ || task->who || !task->number.empty() ||
                  !task->employment_no.empty());
    }
    keyed_.clear();  // one key, one act
  }

  Reply Answer(const Wish& wish) {
    if (Chance(5)) return Down{};
    FakeBackend backend;
    backend.eva.takes_offers = Chance(50);
    backend.eva.language = Chance(50) ? Language::kDanish : Language::kEnglish;
    backend.eva.leader = static_cast<LeaderContact>(Roll(3));
    backend.eva.leader_number = Chance(80) ? "+4520304050" : "";
    if (Chance(50)) backend.eva.leader_by = now_ + absl::Hours(Roll(100));
    if (Chance(20)) backend.eva.leader_id.reset();
    backend.locked = Chance(10);
    backend.reported_before = Chance(20);
    backend.absence = {Chance(70), Chance(50), now_ + absl::Hours(Roll(100))};
    backend.yes = static_cast<OfferAnswer>(Roll(7));
    for (unsigned i = Roll(4); i > 0; --i) backend.shifts.push_back(SomeOffer().when);
    if (Chance(50)) backend.offers = {SomeOffer()};
    const Reply reply = backend.Answer(wish);
    if (std::holds_alternative<Identify>(wish)) return reply;
    if (Chance(5)) return Refused{Chance(50) ? "HELD_BY_ANOTHER" : "TOO_LONG"};
    if (std::holds_alternative<Reported>(reply)) on_disk_ = true;
    if (std::holds_alternative<CallBackTask>(wish)) task_kept_ = true;
    const auto* word = std::get_if<OfferAnswer>(&reply);
    if (word && *word == OfferAnswer::kConfirmed) won_ = true;
    return reply;
  }

  std::mt19937 dice_;
  std::set<std::string>& heard_;
  unsigned pace_ = 0;
  bool mute_ = false;
  absl::Time now_;
  Turn turn_;
  Wish wish_;
  std::string keyed_;
  bool hung_up_ = false;
  bool on_disk_ = false;
  bool won_ = false;
  bool number_known_ = true;
  bool task_kept_ = false;
  bool offer_waits_ = false;
  bool asked_for_offer_ = false;
  bool heard_out_ = false;  // time and place, with no key that could cut them short
};

TEST(AnyKeysTest, EveryCallEndsAndEveryClipExistsAndNoneIsAnOrphan) {
  std::set<std::string> heard;
  for (unsigned seed = 1; seed <= kCalls; ++seed) {
    Wanderer(seed, heard).Live();
    ASSERT_FALSE(HasFatalFailure()) << "seed " << seed;
  }
  for (const char* language : {"da", "en"}) {
    const std::string folder = std::string(language) + "/";
    const auto manifest = ReadManifest(language);
    for (const std::string& clip : heard) {
      const bool ours = clip.rfind(folder, 0) == 0;
      EXPECT_TRUE(!ours || manifest.count(Bare(clip)) == 1) << clip << " does not exist";
    }
    for (const auto& [id, text] : manifest) {
      EXPECT_TRUE(IsStitched(id) || heard.count(folder + id) == 1)
          << folder << id << " is an orphan";
    }
  }
}

}  // namespace
}  // namespace vagtbro::ivr
