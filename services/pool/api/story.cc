#include "pool/api/story.h"

#include <algorithm>
#include <cctype>
#include <map>
#include <utility>

#include "kit/base/proto_time.h"
#include "kit/time/local_time.h"

namespace vagtbro::pool {
namespace {

std::string At(absl::Time time, Language language) {
  std::string when = kit::SpokenTime(time, language == Language::kDanish);
  if (!when.empty()) when[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(when[0])));
  return when + ": ";
}

std::string People(size_t count, Language language) {
  if (count == 1) return In(language, "1 person", "1 person");
  return std::to_string(count) + In(language, " personer", " people");
}

// Sentences with their times; told in order of time, and of telling where times are the same.
class Teller final {
 public:
  explicit Teller(Language language) : language_(language) {}

  void Say(absl::Time time, const std::string& danish, const std::string& english) {
    lines_.emplace_back(time, At(time, language_) + In(language_, danish, english));
  }

  std::vector<std::string> Told() {
    std::stable_sort(lines_.begin(), lines_.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<std::string> told;
    for (auto& [time, line] : lines_) told.push_back(std::move(line));
    return told;
  }

 private:
  Language language_;
  std::vector<std::pair<absl::Time, std::string>> lines_;
};

void TellOpening(const v1::CoverRow& cover, Language language, Teller* teller) {
  const auto& interval = cover.gap().interval();
  const std::string when =
      kit::ShortInterval(kit::Start(interval), kit::End(interval), language == Language::kDanish);
  teller->Say(kit::FromProto(cover.open_time()),
              "Der mangler én: " + cover.place() + ", " + when + ".",
              "Somebody is needed: " + cover.place() + ", " + when + ".");
}

using Offers = std::vector<const v1::OfferRow*>;

// Offers of one moment on this visit to a rung are told as one.
void TellAsked(const v1::CoverRow& cover, int visit, const Offers& offers, Language language,
               Teller* teller) {
  const auto stays = [&cover](int index, const v1::OfferRow& row) {
    const v1::RungVisit& other = cover.visits(index);
    return other.entered().rung() == row.offer().rung() &&
           kit::FromProto(other.enter_time()) <= kit::FromProto(row.offer_time());
  };
  std::map<absl::Time, size_t> asked;
  for (const v1::OfferRow* row : offers) {
    bool here = stays(visit, *row);
    for (int later = visit + 1; later < cover.visits_size(); ++later) {
      here = here && !stays(later, *row);
    }
    if (here) ++asked[kit::FromProto(row->offer_time())];
  }
  for (const auto& [time, count] : asked) {
    teller->Say(time, People(count, language) + " blev spurgt.",
                People(count, language) + (count == 1 ? " was asked." : " were asked."));
  }
}

void TellRungs(const v1::CoverRow& cover, const Offers& offers, Language language, Teller* teller) {
  for (int i = 0; i < cover.visits_size(); ++i) {
    const v1::RungVisit& visit = cover.visits(i);
    const v1::RungEntered& entered = visit.entered();
    if (entered.rung() == v1::RUNG_LEADER) continue;
    const std::string rung = RungInWords(entered.rung(), language);
    const std::string may = People(entered.candidates(), language);
    const std::string may_not = std::to_string(entered.rejected());
    teller->Say(kit::FromProto(visit.enter_time()),
                "Trinnet " + rung + ": " + may + " kan spørges, " + may_not + " kan ikke.",
                "Rung " + rung + ": " + may + " may be asked, " + may_not + " may not.");
    TellAsked(cover, i, offers, language, teller);
  }
  for (const v1::SearchRest& rest : cover.rests()) {
    const absl::Time resume = kit::FromProto(rest.resume_time());
    teller->Say(kit::FromProto(rest.pause_time()),
                "Det er stille timer; søgningen går videre " + kit::SpokenTime(resume, true) + ".",
                "It is quiet hours; the search goes on " + kit::SpokenTime(resume, false) + ".");
  }
}

// Answers of one moment are told as one, and name nobody.
void TellNo(const Offers& offers, Language language, Teller* teller) {
  std::map<absl::Time, size_t> declined;
  std::map<absl::Time, size_t> lapsed;
  for (const v1::OfferRow* row : offers) {
    if (row->state() == v1::OFFER_STATE_DECLINED) ++declined[kit::FromProto(row->answer_time())];
    if (row->state() == v1::OFFER_STATE_LAPSED) ++lapsed[kit::FromProto(row->offer().lapse_time())];
  }
  for (const auto& [time, count] : declined) {
    teller->Say(time, People(count, language) + " sagde nej tak.",
                People(count, language) + " said no, thank you.");
  }
  for (const auto& [time, count] : lapsed) {
    teller->Say(time, People(count, language) + " nåede ikke at svare.",
                People(count, language) + " did not answer in time.");
  }
}

void TellYes(const v1::OfferRow& row, Language language, Teller* teller) {
  if (!row.has_answer_time()) return;
  const absl::Time time = kit::FromProto(row.answer_time());
  const std::string& who = row.offer().employment_id();
  switch (row.state()) {
    case v1::OFFER_STATE_PENDING:
      teller->Say(time, who + " sagde ja først og venter på vagtplanen.",
                  who + " said yes first and waits for the roster.");
      return;
    case v1::OFFER_STATE_CONFIRMED:
      teller->Say(time, who + " sagde ja først og fik vagten.",
                  who + " said yes first and got the shift.");
      return;
    case v1::OFFER_STATE_REFUSED:
      teller->Say(time,
                  who + " sagde ja, men kunne ikke få vagten: " + RefusalInWords(row, language),
                  who + " said yes but could not have the shift: " + RefusalInWords(row, language));
      return;
    case v1::OFFER_STATE_TOO_LATE:
      teller->Say(time, who + " sagde ja, men det var for sent.",
                  who + " said yes, but it was too late.");
      return;
    default:
      return;
  }
}

void TellEnd(const v1::CoverRow& cover, Language language, Teller* teller) {
  if (cover.has_escalate_time()) {
    const std::string why = EscalationInWords(cover.escalation_reason(), language);
    const std::string& leader = cover.leader_employment_id();
    teller->Say(kit::FromProto(cover.escalate_time()),
                "Lederen " + leader + " fik besked, fordi " + why + ".",
                "The leader " + leader + " was told, because " + why + ".");
  }
  if (cover.has_close_time()) {
    const std::string end = CloseInWords(cover.close_reason(), language);
    teller->Say(kit::FromProto(cover.close_time()), end, end);
  } else if (cover.has_next_step_time()) {
    teller->Say(kit::FromProto(cover.next_step_time()), "Næste skridt, hvis ingen siger ja.",
                "Next step, if nobody says yes.");
  }
}

}  // namespace

std::vector<std::string> StoryOf(const PoolState& state, const std::string& tenant,
                                 const v1::CoverRow& cover, Language language) {
  Offers offers;
  for (const std::string& offer_id : cover.offer_ids()) {
    offers.push_back(state.offers().Find(kit::Key(tenant, offer_id)));
  }
  Teller teller(language);
  TellOpening(cover, language, &teller);
  TellRungs(cover, offers, language, &teller);
  TellNo(offers, language, &teller);
  for (const v1::OfferRow* row : offers) TellYes(*row, language, &teller);
  TellEnd(cover, language, &teller);
  return teller.Told();
}

std::vector<std::string> StoryOf(const v1::CandidateEvaluation& evaluation, Language language) {
  const std::string rung = RungInWords(evaluation.rung(), language);
  if (!evaluation.eligible()) {
    const std::string why = RejectionInWords(evaluation.rejection(), language);
    std::vector<std::string> story = {
        In(language, "Kunne ikke spørges på trinnet " + rung + ", fordi " + why + ".",
           "Could not be asked on the rung " + rung + ", because " + why + ".")};
    for (const types::v1::RuleResult& result : evaluation.verdict().results()) {
      if (result.passed()) continue;
      story.push_back(In(language, result.sentence_da(), result.sentence_en()));
    }
    return story;
  }
  std::string parts;
  for (const char* part : {"unfamiliarity", "cost", "fairness"}) {
    const auto points = evaluation.score().find(part);
    if (points == evaluation.score().end()) continue;
    parts += (parts.empty() ? "" : "; ") + ScoreInWords(part, points->second, language) + " (" +
             std::to_string(points->second) + ")";
  }
  const std::string rank = std::to_string(evaluation.rank());
  if (evaluation.rank() == 0) {
    return {In(language, "Kan spørges på trinnet " + rung + ": " + parts + ".",
               "May be asked on the rung " + rung + ": " + parts + ".")};
  }
  return {In(language, "Nummer " + rank + " på trinnet " + rung + ": " + parts + ".",
             "Number " + rank + " on the rung " + rung + ": " + parts + ".")};
}

std::vector<std::string> StoryOf(const v1::OfferRow& offer, Language language) {
  Teller teller(language);
  teller.Say(kit::FromProto(offer.offer_time()), "Blev spurgt.", "Was asked.");
  if (offer.state() == v1::OFFER_STATE_DECLINED) {
    teller.Say(kit::FromProto(offer.answer_time()), "Sagde nej tak.", "Said no, thank you.");
  }
  if (offer.state() == v1::OFFER_STATE_LAPSED) {
    teller.Say(kit::FromProto(offer.offer().lapse_time()), "Nåede ikke at svare.",
               "Did not answer in time.");
  }
  TellYes(offer, language, &teller);
  return teller.Told();
}

}  // namespace vagtbro::pool
