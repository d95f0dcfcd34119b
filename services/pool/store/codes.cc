#include "pool/store/codes.h"

#include "kit/base/proto_time.h"

namespace vagtbro::pool {

std::set<std::string> CodesInUse(const PoolState& state, const std::string& tenant,
                                 const std::string& employment_id, absl::Time now) {
  const std::string person = state.people().PersonOf(tenant, employment_id);
  std::set<std::string> codes = state.offer_book().CodesInUse(tenant, person, now);
  for (const std::string& key : state.open_covers(tenant)) {
    for (const v1::LendingQuestion& question : state.covers().Find(key)->lending()) {
      const v1::LendingConsentAsked& asked = question.asked();
      const bool open = !question.answered() && now < kit::FromProto(asked.lapse_time());
      const bool theirs = state.people().PersonOf(tenant, asked.leader_employment_id()) == person;
      if (open && theirs) codes.insert(asked.reply_code());
    }
  }
  return codes;
}

}  // namespace vagtbro::pool
