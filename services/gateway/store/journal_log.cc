#include "gateway/store/journal_log.h"

#include "kit/base/proto_time.h"
#include "kit/journal/commit.h"

namespace vagtbro::gateway {

template <class Fact>
void JournalLog::Write(const std::string& stream, Fact fact, kit::Durable durable) {
  const absl::Time now = clock_.Now();
  owner_.Submit(
      [tenant = tenant_, stream, fact = std::move(fact), now](kit::Journal& journal) {
        kit::Commit commit(journal, {tenant, "", "", ""}, now);
        commit.Emit(stream, fact);
      },
      std::move(durable));
}

void JournalLog::Began(const Session& session) {
  v1::SessionBegan began;
  began.set_session_key(session.key);
  began.set_account_key(session.account_key);
  began.set_employment_id(session.employment_id);
  began.mutable_roles()->Add(session.roles.begin(), session.roles.end());
  began.mutable_units()->Add(session.units.begin(), session.units.end());
  began.set_demo(session.demo);
  began.set_provider_session_key(session.provider_session_key);
  *began.mutable_end_time() = kit::ToProto(session.end_time);
  Write(session.key, std::move(began));
}

void JournalLog::Seen(const Session& session) {
  v1::SessionSeen seen;
  seen.set_session_key(session.key);
  Write(session.key, std::move(seen));
}

void JournalLog::Ended(const std::string& key, v1::SessionEndCause cause) {
  v1::SessionEnded ended;
  ended.set_session_key(key);
  ended.set_cause(cause);
  Write(key, std::move(ended));
}

void JournalLog::Read(const v1::RecordsRead& read, std::function<void()> durable) {
  Write(read.account_key(), read, std::move(durable));
}

}  // namespace vagtbro::gateway
