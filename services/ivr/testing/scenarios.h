// Scenarios: calls that go the same on every line: what is given, what the caller does, what they
// hear, and what the services behind are asked.
//
// Shape:   a script of words: "442211#" is one entry, "*" goes back, "-" is silence; at its end the
//          caller hangs up. `hears` are clips in this order, with any others between.
#pragma once

#include <functional>
#include <optional>
#include <ostream>
#include <string>
#include <vector>

#include "ivr/dialog/talk.h"
#include "ivr/testing/fake_backend.h"

namespace vagtbro::ivr {

struct Scenario {
  std::string name;
  std::string script;
  std::string hears;
  Outcome outcome = Outcome::kReported;
  std::function<void(House&, FakeBackend&)> given = nullptr;
  // Wishes by their index in the variant, those that only read left out.
  std::vector<std::size_t> changes = {};
  // The caller hangs up while the services work on this wish.
  std::optional<std::size_t> hangs_up_during = std::nullopt;
};

template <class W>
std::size_t WishOf() {
  return Wish(W{}).index();
}

// Wishes that change something, in their order.
inline std::vector<std::size_t> Changes(const FakeBackend& backend) {
  std::vector<std::size_t> changes;
  for (const Wish& wish : backend.wishes) {
    const bool reads =
        std::holds_alternative<Identify>(wish) || std::holds_alternative<NextShifts>(wish) ||
        std::holds_alternative<OpenAbsence>(wish) || std::holds_alternative<OpenOffers>(wish);
    if (!reads) changes.push_back(wish.index());
  }
  return changes;
}

inline void PrintTo(const Scenario& scenario, std::ostream* out) { *out << scenario.script; }

inline void AwayUntilTuesday(House& house, FakeBackend& backend) {
  const absl::CivilDay tuesday(2026, 11, 24);
  backend.absence = {true, false, absl::FromCivil(tuesday, house.zone)};
}

inline void WithAnOffer(House& house, FakeBackend& backend) {
  const absl::Time start = absl::FromCivil(absl::CivilHour(2026, 11, 23, 23), house.zone);
  backend.eva.takes_offers = true;
  backend.offers = {{OfferId("off-1"), {start, start + absl::Hours(8)}, ""}};
}

inline void DeskTakesCalls(House& house, FakeBackend& /*backend*/) { house.desk_transfers = true; }

inline std::vector<Scenario> Scenarios() {
  const std::string in = "442211# 199471# ";
  std::vector<Scenario> all;
  const auto add = [&](Scenario scenario) { all.push_back(std::move(scenario)); };
  add({"SickCall",
       in + "1 1 2# 1",
       "greeting ask_pin menu next_shifts confirm reported receipt_is",
       Outcome::kReported,
       nullptr,
       {WishOf<ReportSick>()}});
  add({"SickCallWithoutHash",
       "442211 199471 1 1 2 1",
       "confirm reported n4 n7 n1 n1 n0 n2",
       Outcome::kReported,
       nullptr,
       {WishOf<ReportSick>()}});
  add({"ChildIll",
       in + "2 1 1",
       "ask_child_day kind_child_first confirm receipt_is",
       Outcome::kReported,
       nullptr,
       {WishOf<ReportSick>()}});
  add({"LongerIll",
       in + "3 2 3# 1",
       "away ask_more_days longer confirm saved_longer",
       Outcome::kReported,
       AwayUntilTuesday,
       {WishOf<ExtendAbsence>()}});
  add({"WellAgain",
       in + "3 1 1 1",
       "away ask_fit_from fit_from confirm saved_fit",
       Outcome::kReported,
       AwayUntilTuesday,
       {WishOf<ReportRecovery>()}});
  add({"ThreeWrongPinsLeadToAHuman",
       "442211# 1111# 442211# 2222# 442211# 3333#",
       "not_identified not_identified not_identified call_back_kept desk_number_is",
       Outcome::kHelped,
       nullptr,
       {WishOf<CallBackTask>()}});
  add({"ThreeWrongPinsAreTransferred", "442211# 1111# 442211# 2222# 442211# 3333#",
       "not_identified not_identified not_identified transferring", Outcome::kHelped,
       DeskTakesCalls});
  add({"HangsUpBeforeTheConfirmKey", in + "1 1 2#", "expected days confirm", Outcome::kAbandoned});
  add({"HangsUpWhileItIsRegistered",
       in + "1 1 2# 1",
       "confirm",
       Outcome::kReported,
       nullptr,
       {WishOf<ReportSick>()},
       WishOf<ReportSick>()});
  add({"NobodyKnowsTheCaller",
       in,
       "system_down call_back_kept desk_number_is",
       Outcome::kHelped,
       [](House&, FakeBackend& backend) { backend.Fail<Identify>(); },
       {WishOf<CallBackTask>()}});
  add({"NobodyTakesTheReport",
       in + "1 1 2# 1",
       "confirm report_unsure call_back_kept",
       Outcome::kHelped,
       [](House&, FakeBackend& backend) { backend.Fail<ReportSick>(); },
       {WishOf<ReportSick>(), WishOf<CallBackTask>()}});
  add({"SickCallBesideAnOffer",
       in + "1 1 3# 1",
       "offer_waits menu ask_kind confirm reported receipt_is",
       Outcome::kReported,
       WithAnOffer,
       {WishOf<ReportSick>()}});
  add({"AnOfferIsTaken",
       in + "5 1",
       "offer_waits menu offer_vacant offer_keys offer_yours",
       Outcome::kAccepted,
       WithAnOffer,
       {WishOf<HoldOffer>(), WishOf<AnswerOffer>()}});
  add({"AnOfferIsLeftInTheMiddle",
       in + "5",
       "offer_waits menu offer_vacant offer_keys",
       Outcome::kNotNow,
       WithAnOffer,
       {WishOf<HoldOffer>(), WishOf<EndHold>()}});
  add({"StarGoesBack",
       "442211# * 442211# 199471# 1 * 2 1 1",
       "ask_pin ask_employment_no ask_pin menu ask_kind menu ask_child_day confirm receipt_is",
       Outcome::kReported,
       nullptr,
       {WishOf<ReportSick>()}});
  add({"Silence",
       "- - - - -",
       "no_input no_input call_back_kept desk_number_is goodbye",
       Outcome::kHelped,
       nullptr,
       {WishOf<CallBackTask>()}});
  add({"OnlyHash",
       "# # # # #",
       "not_valid not_valid call_back_kept",
       Outcome::kHelped,
       nullptr,
       {WishOf<CallBackTask>()}});
  return all;
}

}  // namespace vagtbro::ivr
