// People's own words: not now, just off shift, or ask me again.
#include <algorithm>

#include "kit/base/proto_time.h"
#include "pool/domain/eligibility.h"
#include "pool/store/pool_state.h"

namespace vagtbro::pool {
namespace {

std::string WordAlarm(const std::string& tenant, const std::string& person_id) {
  return std::string(kWordAlarm) + "/" + tenant + "/" + person_id;
}

}  // namespace

void PoolState::FoldWords() {
  // Nothing of a word that is over is kept. Searches that passed them over look again at once.
  const auto end = [this](const std::string& person_id, const Envelope& e) {
    const std::string& tenant = e.tenant_id();
    words_.Erase(kit::Key(tenant, person_id));
    alarms().Clear(WordAlarm(tenant, person_id));
    const auto passed_over = [&](const v1::CandidateEvaluation& evaluation) {
      return IsOwnWord(evaluation.rejection()) &&
             people_.PersonOf(tenant, evaluation.employment_id()) == person_id;
    };
    const std::set<std::string> covers = open_covers(tenant);
    for (const std::string& key : covers) {
      const auto rungs = rankings_.Under(key + "+");
      const bool any = std::any_of(rungs.begin(), rungs.end(), [&](const auto& ranking) {
        const auto& people = ranking.second.evaluations();
        return std::any_of(people.begin(), people.end(), passed_over);
      });
      if (!any) continue;
      v1::CoverRow row = *covers_.Find(key);
      Wake(e, &row);
      PutCover(tenant, std::move(row));
    }
  };
  events_.On<v1::AvailabilitySet>([this, end](const auto& word, const Envelope& e) {
    if (!word.has_until_time()) return end(word.person_id(), e);
    words_.Put(kit::Key(e.tenant_id(), word.person_id()), word);
    alarms().Set(kit::MakeAlarm(WordAlarm(e.tenant_id(), word.person_id()), e.tenant_id(),
                                kit::FromProto(word.until_time()), kWordAlarm, word.person_id(),
                                e.correlation_id()));
  });
}

}  // namespace vagtbro::pool
