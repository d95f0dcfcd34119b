#include "pool/api/reachability.h"

#include <algorithm>
#include <map>
#include <string>
#include <tuple>
#include <vector>

#include "kit/base/ids.h"
#include "kit/base/proto_time.h"
#include "kit/rpc/refusal.h"
#include "pool/api/board.h"
#include "pool/api/page.h"
#include "pool/api/teller.h"
#include "pool/api/told.h"
#include "pool/api/words.h"
#include "pool/domain/eligibility.h"
#include "pool/domain/policy.h"
#include "pool/store/roll.h"
#include "worktime/proto/told_verdict.h"

namespace vagtbro::pool {
namespace {

constexpr absl::Duration kLongest = absl::Hours(24);
constexpr uint32_t kUsualPage = 200;

absl::Status CheckFields(const v1::ListReachabilityRequest& request) {
  if (!kit::IsId(request.unit_id())) return kit::Malformed("unit_id", "name a unit");
  const auto& interval = request.interval();
  const absl::Duration length = kit::End(interval) - kit::Start(interval);
  const bool whole = request.has_interval() && interval.has_start_time() && interval.has_end_time();
  if (!whole || length <= absl::ZeroDuration() || length > kLongest) {
    return kit::Malformed("interval", "give a time of at most 24 hours that begins before it ends");
  }
  return absl::OkStatus();
}

// A gap that nobody has opened: a basis shift of the unit that every profession may take.
v1::CoverRow Imagined(const v1::ListReachabilityRequest& request, absl::Time now) {
  v1::CoverRow cover;
  cover.mutable_gap()->add_unit_ids(request.unit_id());
  *cover.mutable_gap()->mutable_interval() = request.interval();
  cover.mutable_gap()->set_kind(types::v1::SHIFT_KIND_ORDINARY);
  for (int value = types::v1::Profession_MIN + 1; value <= types::v1::Profession_MAX; ++value) {
    if (!types::v1::Profession_IsValid(value)) continue;
    cover.mutable_gap()->mutable_requirement()->add_professions(
        static_cast<types::v1::Profession>(value));
  }
  *cover.mutable_open_time() = kit::ToProto(now);
  return cover;
}

// "Kan ikke spørges nu, fordi ...": the same words as in a search.
std::string Sentence(const Judgement& judgement, const std::string& broken, bool later,
                     Language language) {
  if (!judgement.rejection) return In(language, "Kan spørges nu.", "May be asked now.");
  const std::string why =
      RejectionInWords(RejectionToldToPlanner(Name(*judgement.rejection)), language);
  std::string words = In(language, "Kan ikke spørges nu, fordi " + why + ".",
                         "May not be asked now, because " + why + ".");
  if (!broken.empty()) words += " " + broken;
  if (!later) return words;
  const std::string time = Spoken(judgement.free_time, language);
  return words + In(language, " Kan spørges fra " + time + ".", " May be asked from " + time + ".");
}

v1::Reachability Describe(const Candidate& candidate, const Question& question,
                          const Judgement& judgement, absl::Time now) {
  const v1::MemberRow& member = *candidate.member;
  v1::Reachability person;
  person.set_employment_id(member.employment().employment_id());
  person.set_kind(member.employment().kind());
  person.set_rung(question.rung);
  person.set_reachable(!judgement.rejection);
  const bool later = judgement.rejection && judgement.free_time > now &&
                     judgement.free_time < question.proposal.duty.interval.end_time;
  if (judgement.rejection) {
    person.set_rejection(RejectionToldToPlanner(Name(*judgement.rejection)));
  }
  if (later) *person.mutable_ask_time() = kit::ToProto(judgement.free_time);
  types::v1::Verdict law;
  if (judgement.rejection == Rejection::kLaw) {
    law = worktime::ToldToPlanner(LawFor(
        member, *candidate.worker, ProposalTo(candidate, question.proposal), *candidate.profile));
  }
  for (const Language language : {Language::kDanish, Language::kEnglish}) {
    (language == Language::kDanish ? *person.mutable_sentence_da()
                                   : *person.mutable_sentence_en()) =
        Sentence(judgement, BrokenInWords(law, language), later, language);
  }
  person.set_sms(member.sms_offers());
  person.set_night_sms(member.night_sms_offers());
  person.set_voice(member.voice_offers());
  person.set_contacts_7_days(candidate.contacts_week);
  return person;
}

bool ComesFirst(const v1::Reachability& a, const v1::Reachability& b) {
  const auto order = [](const v1::Reachability& person) {
    const absl::Time ask =
        person.has_ask_time() ? kit::FromProto(person.ask_time()) : absl::InfiniteFuture();
    return std::make_tuple(!person.reachable(), ask, person.employment_id());
  };
  return order(a) < order(b);
}

// Rung by rung as a search would climb; who may not be asked on one may be on a later one.
std::vector<v1::Reachability> Everybody(const PoolState& state, const std::string& tenant,
                                        const v1::CoverRow& cover, absl::Time now) {
  const v1::PolicySet policy = state.PolicyFor(tenant, cover);
  const worktime::Proposal proposal = ProposalFor(cover.gap(), now);
  const SearchView view = ViewOf(state, tenant, cover, now);
  std::map<std::string, v1::Reachability> people;
  for (const v1::RungPolicy& rung : policy.ladder()) {
    if (rung.rung() == v1::RUNG_LEADER || !InForce(rung, now)) continue;
    const Question question{cover.gap(), proposal, policy, rung.rung()};
    for (const Candidate& candidate : view.people(rung.rung())) {
      const std::string& id = candidate.member->employment().employment_id();
      const auto known = people.find(id);
      if (known != people.end() && known->second.reachable()) continue;
      const Judgement judgement = Judge(candidate, question, now);
      if (known != people.end() && judgement.rejection) continue;
      people[id] = Describe(candidate, question, judgement, now);
    }
  }
  std::vector<v1::Reachability> sorted;
  for (auto& [id, person] : people) sorted.push_back(std::move(person));
  std::sort(sorted.begin(), sorted.end(), ComesFirst);
  return sorted;
}

}  // namespace

absl::Status ListReachability(const PoolState& state, const v1::ListReachabilityRequest& request,
                              v1::ListReachabilityResponse* response, absl::Time now) {
  absl::Status checked = CheckFields(request);
  const uint32_t size = request.page_size() == 0 ? kUsualPage : request.page_size();
  const auto page = ParsePage(size, request.page_token());
  if (checked.ok()) checked = page.status();
  const std::string& tenant = request.tenant_id();
  if (checked.ok()) checked = CheckTenant(state, tenant);
  if (!checked.ok()) return checked;
  if (state.units().Find(kit::Key(tenant, request.unit_id())) == nullptr) {
    return kit::Unknown("UNKNOWN_UNIT", "no unit has this id");
  }
  const v1::CoverRow cover = Imagined(request, now);
  const std::vector<v1::Reachability> people = Everybody(state, tenant, cover, now);
  response->set_next_page_token(FillPage(
      *page, people, [&](const v1::Reachability& person) { *response->add_people() = person; }));
  return absl::OkStatus();
}

}  // namespace vagtbro::pool
