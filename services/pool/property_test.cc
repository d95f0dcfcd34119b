// Random municipalities, random answers, random days: the invariants hold after every step.
//
// 4  nobody on holiday, in quiet hours without agreement, over the budget or against their own word
//    is asked
// 5  no rung is entered before the one above is exhausted or its time is up
// 6  an open gap has a next step in the future, or a human who has been told
// also when planners steer the searches by hand.
#include <gtest/gtest.h>

#include <map>
#include <random>
#include <set>

#include "kit/base/proto_time.h"
#include "kit/journal/replay.h"
#include "pool/api/board.h"
#include "pool/domain/policy.h"
#include "pool/domain/search.h"
#include "pool/domain/steers.h"
#include "pool/testing/pool_house.h"

namespace vagtbro::pool {
namespace {

class RandomDays {
 public:
  explicit RandomDays(uint64_t seed) : draw_(seed) {
    auto leader = Staff("lone", "office");
    leader.add_leads_unit_ids("sol-1");
    house_.Employ(leader);
    RequireOne("sol-2");
    for (int i = 0; i < 40; ++i) EmploySomebody("e" + std::to_string(i));
    if (Chance(50)) house_.Employ(Agency("temp"));
  }

  void Live(int steps) {
    for (int i = 0; i < steps && !testing::Test::HasFailure(); ++i) {
      const auto next = house_.state().alarms().NextDue();
      switch (Below(7)) {
        case 0:
          OpenSomeGap();
          break;
        case 1:
          RosterAnswers();
          break;
        case 2:
          if (next) house_.MoveTo(std::max(*next, house_.now()));
          break;
        case 3:
          SomebodySpeaks();
          break;
        case 4:
          if (Chance(50)) APlannerActs();
          break;
        default:
          SomebodyAnswers();
          if (Chance(70)) house_.Settle();
          break;
      }
      Check();
    }
    PoolState fresh;
    EXPECT_TRUE(kit::ReplayDifferences(disk_, fresh).empty());
  }

 private:
  uint64_t Below(uint64_t limit) { return draw_() % limit; }
  bool Chance(uint64_t percent) { return Below(100) < percent; }

  // The unit needs one around the clock, so that a second one can be called over.
  void RequireOne(const std::string& unit) {
    for (uint32_t shift = 0; shift < 3; ++shift) {
      roster::v1::StaffingRequirementSet set;
      set.set_requirement_id("req-" + std::to_string(shift));
      set.set_unit_id(unit);
      for (uint32_t day = 1; day <= 7; ++day) set.add_weekdays(day);
      set.set_start_minute((7 + 8 * shift) * 60);
      set.set_length_minutes(8 * 60);
      set.set_heads_a(3);
      set.set_heads_b(2);
      set.set_heads_c(1);
      house_.FromRoster(set);
    }
  }

  // Hears the question at the work they would leave.
  bool IsAtWork(const v1::ShiftOffered& offer, absl::Time now) {
    const auto* duty = house_.state().duties().Find(kit::Key(kTenant, offer.release_shift_id()));
    return duty != nullptr && kit::Start(WorkedInterval(*duty)) <= now &&
           now < kit::End(WorkedInterval(*duty));
  }

  void EmploySomebody(const std::string& id) {
    const std::vector<std::string> units = {"sol-1", "sol-2", "elm-1"};
    auto employment = Chance(30) ? PoolMember(id) : Staff(id, units[Below(3)]);
    if (Chance(40)) employment.set_weekly_minutes(20 * 60);
    employment.set_minor(Chance(5));
    house_.Employ(employment);
    house_.Consent(id, Chance(85), Chance(30));
    if (Chance(25)) {
      const absl::Time from = house_.now() + absl::Hours(Below(60));
      house_.Holiday("p-" + id, from, from + absl::Hours(24 + Below(72)));
    }
    for (uint64_t day = 0; day < 4; ++day) {
      if (!Chance(35)) continue;
      const absl::Time start = Local("2026-02-02 07:00") + absl::Hours(24 * day + 8 * Below(3));
      house_.Publish("s-" + id + "-" + std::to_string(day), id, units[Below(3)], start,
                     start + absl::Hours(8));
    }
  }

  void OpenSomeGap() {
    if (gaps_.size() >= 12) return;
    const std::string id = "gap-" + std::to_string(gaps_.size());
    const absl::Time start = house_.now() + absl::Minutes(Below(36 * 60));
    gaps_.push_back(id);
    house_.OpenGap(id, start, start + absl::Hours(8), Chance(70) ? "sol-1" : "sol-2");
  }

  void SomebodyAnswers() {
    std::vector<v1::ShiftOffered> open;
    const bool late = Chance(20);
    for (const auto& [key, row] : house_.state().offers().rows()) {
      if (row.state() == v1::OFFER_STATE_OPEN) open.push_back(row.offer());
      if (late && row.state() == v1::OFFER_STATE_LAPSED) open.push_back(row.offer());
    }
    if (open.empty()) return;
    const v1::ShiftOffered& offer = open[Below(open.size())];
    const v1::CoverRow cover = house_.Cover(offer.gap_id());
    const auto outcome =
        house_.Answer(offer.offer_id(), offer.employment_id(), Chance(20)).outcome();
    if (outcome == v1::ANSWER_OUTCOME_PENDING) {
      EXPECT_TRUE(cover.pending_offer_id().empty()) << "one at a time";
      EXPECT_TRUE(cover.covered_by_employment_id().empty() && !cover.closed());
    }
  }

  // "Not now", "just off shift" or "ask me again".
  void SomebodySpeaks() {
    const std::string id = "e" + std::to_string(Below(40));
    const auto word = static_cast<v1::AvailabilityWord>(1 + Below(3));
    const absl::Time until = house_.now() + absl::Minutes(1 + Below(48 * 60));
    EXPECT_TRUE(house_.Say(id, word, until).ok());
  }

  // Whatever the board says is possible is possible, and what it says can be undone can be undone.
  void APlannerActs() {
    if (gaps_.empty()) return;
    const std::string gap = gaps_[Below(gaps_.size())];
    const v1::BoardGap board = BoardGapOf(house_.state(), kTenant, house_.Cover(gap), house_.now());
    if (board.undoable_act() != v1::SEARCH_ACT_UNSPECIFIED && Chance(40)) {
      EXPECT_TRUE(house_.UndoSteer(gap, "pia").ok()) << board.undoable_act();
    } else if (board.possible_acts_size() > 0) {
      const int which = static_cast<int>(Below(static_cast<uint64_t>(board.possible_acts_size())));
      const std::string owner = board.owner_employment_id();
      const auto act = board.possible_acts(which);
      const auto steered = house_.Steer(gap, act, owner.empty() ? "pia" : owner);
      EXPECT_TRUE(steered.ok()) << act << " " << steered.status().message();
    }
  }

  void RosterAnswers() {
    for (const std::string& gap : gaps_) {
      const v1::CoverRow cover = house_.Cover(gap);
      if (cover.pending_offer_id().empty() || cover.closed()) continue;
      if (Chance(60)) {
        house_.Confirm(gap);
      } else {
        house_.Refuse(gap, "LAW");
      }
      return;
    }
  }

  void Check() {
    CheckNextSteps();
    const std::vector<kit::Envelope> told = house_.Told();
    for (; seen_ < told.size(); ++seen_) CheckEvent(told[seen_]);
  }

  void CheckNextSteps() {
    for (const std::string& gap : gaps_) {
      const v1::CoverRow cover = house_.Cover(gap);
      const bool over = cover.closed() || !cover.covered_by_employment_id().empty();
      EXPECT_TRUE(over || cover.has_next_step_time() || RestsWithLeader(cover))
          << gap << " has neither a next step nor a human (invariant 6)";
    }
  }

  void CheckEvent(const kit::Envelope& envelope) {
    if (envelope.type() == v1::ShiftOffered::descriptor()->full_name()) {
      v1::ShiftOffered offer;
      ASSERT_TRUE(offer.ParseFromString(envelope.payload()));
      CheckOffer(offer, kit::FromProto(envelope.event_time()));
    }
    if (envelope.type() == v1::OfferDeclined::descriptor()->full_name()) {
      v1::OfferDeclined no;
      ASSERT_TRUE(no.ParseFromString(envelope.payload()));
      declined_.insert(
          {no.gap_id(), house_.state().people().PersonOf(kTenant, no.employment_id())});
    }
    if (envelope.type() == v1::SearchSteered::descriptor()->full_name()) {
      v1::SearchSteered steered;
      ASSERT_TRUE(steered.ParseFromString(envelope.payload()));
      if (steered.act() == v1::SEARCH_ACT_EXTEND) NoteRound(steered.gap_id());
    }
    if (envelope.type() == v1::SteerUndone::descriptor()->full_name()) {
      v1::SteerUndone undone;
      ASSERT_TRUE(undone.ParseFromString(envelope.payload()));
      ++acts_[undone.gap_id()];
      if (undone.act() == v1::SEARCH_ACT_EXTEND) rungs_.erase(undone.gap_id());
    }
    if (envelope.type() == v1::AvailabilitySet::descriptor()->full_name()) {
      v1::AvailabilitySet word;
      ASSERT_TRUE(word.ParseFromString(envelope.payload()));
      not_before_[word.person_id()] =
          word.has_until_time() ? kit::FromProto(word.until_time()) : absl::InfinitePast();
    }
    if (envelope.type() == v1::WaveSent::descriptor()->full_name()) {
      v1::WaveSent wave;
      ASSERT_TRUE(wave.ParseFromString(envelope.payload()));
      // A look for another reason asks nobody; whom the plan named stood on a rung that was left.
      const bool on_rung = rungs_[wave.gap_id()].rung() == asked_on_[wave.gap_id()];
      if (wave.people() > 0 && on_rung)
        wave_end_[wave.gap_id()] = kit::FromProto(wave.next_step_time());
    }
    if (envelope.type() == v1::RungEntered::descriptor()->full_name()) {
      v1::RungEntered entered;
      ASSERT_TRUE(entered.ParseFromString(envelope.payload()));
      CheckRung(entered, kit::FromProto(envelope.event_time()));
    }
  }

  void CheckOffer(const v1::ShiftOffered& offer, absl::Time now) {
    const auto member = house_.state().members().Get(kit::Key(kTenant, offer.employment_id()));
    const std::string& person = member.employment().person_id();
    EXPECT_FALSE(member.employment().minor());
    EXPECT_LE(kit::FromProto(offer.lapse_time()), kit::End(offer.interval()));
    for (const auto& leave : house_.state().people().WorkerOf(kTenant, person).leaves()) {
      EXPECT_FALSE(leave.interval.start_time <= now && now < leave.interval.end_time)
          << offer.employment_id() << " was asked on holiday (invariant 4)";
    }
    const auto word = not_before_.find(person);
    EXPECT_TRUE(word == not_before_.end() || word->second <= now)
        << offer.employment_id() << " was asked against their own word";
    if (InQuietHours(WithDefaults({}), now)) {
      EXPECT_TRUE(member.night_sms_offers() || IsAtWork(offer, now))
          << offer.employment_id() << " was asked at night";
    }
    auto& times = contacts_[person];
    times.push_back(now);
    const auto in_a_day = std::count_if(times.begin(), times.end(), [now](absl::Time time) {
      return now - time < absl::Hours(24);
    });
    EXPECT_TRUE(in_a_day <= 3 || offer.rung() == v1::RUNG_AGENCY) << offer.employment_id();
    const int act = acts_[offer.gap_id()];
    EXPECT_TRUE(asked_.insert({offer.gap_id(), person + std::to_string(act)}).second)
        << "asked twice for one gap";
    EXPECT_EQ(declined_.count({offer.gap_id(), person}), 0U) << "asked again after a no";
    asked_on_[offer.gap_id()] = offer.rung();
    open_until_[{offer.gap_id(), offer.rung()}].push_back(offer.offer_id());
  }

  // The ladder is climbed again from its first rung; who was silent may be asked again.
  void NoteRound(const std::string& gap_id) {
    ++acts_[gap_id];
    rungs_.erase(gap_id);
    wave_end_.erase(gap_id);
  }

  // The rung above was exhausted: nobody's answer was awaited, or its last wave had its time; or
  // its own time was up.
  void CheckRung(const v1::RungEntered& entered, absl::Time now) {
    auto& above = rungs_[entered.gap_id()];
    if (above.rung() != v1::RUNG_UNSPECIFIED && above.rung() != entered.rung()) {
      const v1::PolicySet policy = WithDefaults({});
      EXPECT_LT(PlaceOf(above.rung(), policy), PlaceOf(entered.rung(), policy));
      bool awaited = false;
      for (const std::string& id : open_until_[{entered.gap_id(), above.rung()}]) {
        const v1::OfferRow offer = house_.Offer(id);
        const bool taken_back = offer.state() == v1::OFFER_STATE_WITHDRAWN;
        const bool answered =
            taken_back || (offer.has_answer_time() && kit::FromProto(offer.answer_time()) <= now);
        awaited = awaited || (!answered && now < kit::FromProto(offer.offer().lapse_time()));
      }
      const absl::Time end =
          std::min(kit::FromProto(above.end_time()), wave_end_[entered.gap_id()]);
      EXPECT_TRUE(!awaited || end <= now)
          << entered.gap_id() << " left " << v1::Rung_Name(above.rung())
          << " too early (invariant 5)";
    }
    above = entered;
  }

  std::mt19937_64 draw_;
  kit::MemoryDisk disk_;
  PoolHouse house_{disk_, Local("2026-02-02 04:00")};
  std::vector<std::string> gaps_;
  size_t seen_ = 0;
  std::map<std::string, std::vector<absl::Time>> contacts_;
  std::set<std::pair<std::string, std::string>> asked_;
  std::set<std::pair<std::string, std::string>> declined_;
  std::map<std::string, int> acts_;               // extensions and what was undone, by gap
  std::map<std::string, absl::Time> not_before_;  // by person, as they said
  std::map<std::string, v1::RungEntered> rungs_;
  std::map<std::string, v1::Rung> asked_on_;    // of the last offer, by gap
  std::map<std::string, absl::Time> wave_end_;  // of the last wave, by gap
  std::map<std::pair<std::string, int>, std::vector<std::string>> open_until_;
};

TEST(PropertyTest, TheInvariantsHoldWhateverPeopleAnswer) {
  for (uint64_t seed = 1; seed <= 40 && !testing::Test::HasFailure(); ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    RandomDays(seed).Live(120);
  }
}

}  // namespace
}  // namespace vagtbro::pool
