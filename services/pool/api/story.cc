#include "pool/api/story.h"

#include <algorithm>
#include <map>

#include "kit/base/proto_time.h"
#include "kit/time/local_time.h"
#include "pool/api/acts.h"
#include "pool/api/steer_story.h"
#include "pool/api/teller.h"
#include "pool/api/told.h"

namespace vagtbro::pool {
namespace {

using Offers = std::vector<const v1::OfferRow*>;

void TellOpening(const v1::CoverRow& cover, Teller* teller) {
  const auto& interval = cover.gap().interval();
  const std::string when = kit::ShortInterval(kit::Start(interval), kit::End(interval),
                                              teller->language() == Language::kDanish);
  const std::string cause = CauseInWords(cover.gap().cause(), teller->language());
  const absl::Time opened = kit::FromProto(cover.open_time());
  teller->Say(opened,
              "Der mangler én: " + cover.place() + ", " + when +
                  (cause.empty() ? "." : ", fordi " + cause + "."),
              "Somebody is needed: " + cover.place() + ", " + when +
                  (cause.empty() ? "." : ", because " + cause + "."));
  const std::string role = RoleInWords(cover.gap().requirement().role(), teller->language());
  if (!role.empty() && cover.gap().level() != roster::v1::SERVICE_LEVEL_BELOW_C) {
    teller->Say(opened, "Der er folk nok, men rollen som " + role + " mangler.",
                "There are enough people, but nobody has the role of " + role + ".");
  }
  if (cover.policy_id().empty()) return;
  teller->Say(opened, "Der søges efter forsøget " + cover.policy_id() + ".",
              "The search follows the trial " + cover.policy_id() + ".");
}

// True if what happened on the rung at `time` belongs to this visit and not to a later one.
bool Within(const v1::CoverRow& cover, int visit, v1::Rung rung, absl::Time time) {
  const auto stays = [&](int index) {
    const v1::RungVisit& other = cover.visits(index);
    return other.entered().rung() == rung && kit::FromProto(other.enter_time()) <= time;
  };
  bool here = stays(visit);
  for (int later = visit + 1; later < cover.visits_size(); ++later) here = here && !stays(later);
  return here;
}

void TellWave(const v1::WaveMark& wave, Teller* teller) {
  const Language language = teller->language();
  std::string chance;
  if (wave.chance_percent() > 0) {
    const std::string until = Spoken(kit::FromProto(wave.next_step_time()), language);
    const std::string percent = std::to_string(wave.chance_percent());
    chance = In(language, " Chancen for et ja inden " + until + " er sat til " + percent + " %.",
                " The chance of a yes until " + until + " is put at " + percent + " %.");
  }
  teller->Say(kit::FromProto(wave.wave_time()),
              Counted(wave.people(), language) + " blev spurgt." + chance,
              Counted(wave.people(), language) +
                  (wave.people() == 1 ? " was asked." : " were asked.") + chance);
}

bool UsedUpQuota(const PoolState& state, const std::string& tenant, const v1::CoverRow& cover,
                 v1::Rung rung) {
  const auto ranking = state.rankings().Get(RankingKey(tenant, cover.gap().gap_id(), rung));
  const auto& all = ranking.evaluations();
  return std::any_of(all.begin(), all.end(),
                     [](const auto& evaluation) { return evaluation.rejection() == "POOL_SHARE"; });
}

void TellRungs(const PoolState& state, const std::string& tenant, const v1::CoverRow& cover,
               Teller* teller) {
  for (int i = 0; i < cover.visits_size(); ++i) {
    const v1::RungEntered& entered = cover.visits(i).entered();
    if (entered.rung() == v1::RUNG_LEADER) continue;
    const absl::Time time = kit::FromProto(cover.visits(i).enter_time());
    const std::string rung = RungInWords(entered.rung(), teller->language());
    const std::string may = Counted(entered.candidates(), teller->language());
    const std::string may_not = std::to_string(entered.rejected());
    teller->Say(time, "Trinnet " + rung + ": " + may + " kan spørges, " + may_not + " kan ikke.",
                "Rung " + rung + ": " + may + " may be asked, " + may_not + " may not.");
    if (UsedUpQuota(state, tenant, cover, entered.rung())) {
      teller->Say(time, "Afdelingen har fået sin del af vikarkorpset i denne uge.",
                  "The unit has had its share of the substitute pool this week.");
    }
    for (const v1::WaveMark& wave : cover.waves()) {
      const absl::Time sent = kit::FromProto(wave.wave_time());
      if (wave.people() > 0 && Within(cover, i, wave.rung(), sent)) TellWave(wave, teller);
    }
  }
  for (const v1::SearchRest& rest : cover.rests()) {
    const absl::Time resume = kit::FromProto(rest.resume_time());
    teller->Say(kit::FromProto(rest.pause_time()),
                "Det er stille timer; søgningen går videre " + kit::SpokenTime(resume, true) + ".",
                "It is quiet hours; the search goes on " + kit::SpokenTime(resume, false) + ".");
  }
}

// Answers of one moment are told as one, and name nobody.
void TellNo(const Offers& offers, Teller* teller) {
  const Language language = teller->language();
  std::map<absl::Time, size_t> declined;
  std::map<absl::Time, size_t> lapsed;
  for (const v1::OfferRow* row : offers) {
    if (row->state() == v1::OFFER_STATE_DECLINED) ++declined[kit::FromProto(row->answer_time())];
    if (row->state() == v1::OFFER_STATE_LAPSED) ++lapsed[kit::FromProto(row->offer().lapse_time())];
  }
  for (const auto& [time, count] : declined) {
    teller->Say(time, Counted(count, language) + " sagde nej tak.",
                Counted(count, language) + " said no, thank you.");
  }
  for (const auto& [time, count] : lapsed) {
    teller->Say(time, Counted(count, language) + " nåede ikke at svare.",
                Counted(count, language) + " did not answer in time.");
  }
}

void TellEnd(const v1::CoverRow& cover, Teller* teller) {
  if (cover.has_escalate_time()) {
    const std::string why = EscalationInWords(cover.escalation_reason(), teller->language());
    const std::string& leader = cover.leader_employment_id();
    teller->Say(kit::FromProto(cover.escalate_time()),
                "Lederen " + leader + " fik besked, fordi " + why + ".",
                "The leader " + leader + " was told, because " + why + ".");
  }
  if (cover.has_close_time()) {
    const std::string end = CloseInWords(cover.close_reason(), teller->language());
    teller->Say(kit::FromProto(cover.close_time()), end, end);
    const std::string fate = FateInWords(cover.fate().fate(), teller->language());
    if (!fate.empty()) teller->Say(kit::FromProto(cover.fate().time()), fate, fate);
  } else if (cover.has_next_step_time()) {
    teller->Say(kit::FromProto(cover.next_step_time()), "Næste skridt, hvis ingen siger ja.",
                "Next step, if nobody says yes.");
  }
}

// Later searches for the same shift.
void TellSequel(const PoolState& state, const std::string& tenant, const v1::CoverRow& cover,
                Teller* teller) {
  for (const v1::CoverRow* other : state.CoversOfShift(tenant, cover.gap().shift_id())) {
    const absl::Time time = kit::FromProto(other->open_time());
    const std::string& id = other->gap().gap_id();
    if (id == cover.gap().gap_id() || time < kit::FromProto(cover.open_time())) continue;
    const std::string cause = CauseInWords(other->gap().cause(), teller->language());
    teller->Say(
        time,
        "Der søges igen til vagten (" + id + ")" + (cause.empty() ? "." : ", fordi " + cause + "."),
        "The shift is searched for again (" + id + ")" +
            (cause.empty() ? "." : ", because " + cause + "."));
  }
}

}  // namespace

std::vector<std::string> StoryOf(const PoolState& state, const std::string& tenant,
                                 const v1::CoverRow& cover, Language language) {
  Offers offers;
  for (const std::string& offer_id : cover.offer_ids()) {
    const v1::OfferRow* row = state.offers().Find(kit::Key(tenant, offer_id));
    if (row != nullptr) offers.push_back(row);
  }
  Teller teller(language);
  TellOpening(cover, &teller);
  TellRungs(state, tenant, cover, &teller);
  TellActs(state, tenant, cover, &teller);
  TellSteers(cover, &teller);
  TellNo(offers, &teller);
  for (const v1::OfferRow* row : offers) {
    TellYes(ToldToPlanner(*row), row->offer().employment_id(), &teller);
  }
  TellEnd(cover, &teller);
  TellSequel(state, tenant, cover, &teller);
  std::vector<std::string> told = teller.Told();
  if (cover.forgotten()) {
    told.push_back(In(language, "Hvem der blev vurderet og spurgt, er slettet efter 90 dage.",
                      "Who was looked at and asked has been erased after 90 days."));
  }
  return told;
}

}  // namespace vagtbro::pool
