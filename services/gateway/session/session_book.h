// SessionBook: all open sessions, in memory; what must outlive the process goes to the log.
//
// Shape:   a session counts as seen with each Enter(); the log hears it every five minutes.
// Threads: any; the log is called under the book's lock and must not block.
#pragma once

#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <string>

#include "gateway/session/session.h"
#include "vagtbro/gateway/v1/gateway_facts.pb.h"

namespace vagtbro::gateway {

// Keeps sessions over a restart.
class SessionLog {
 public:
  virtual ~SessionLog() = default;
  virtual void Began(const Session& session) = 0;
  virtual void Seen(const Session& session) = 0;
  virtual void Ended(const std::string& key, v1::SessionEndCause cause) = 0;
};

class SessionBook final {
 public:
  explicit SessionBook(SessionLog& log) : log_(log) {}

  // Takes a session that the last process left. Not told to the log.
  void Restore(Session session);

  // Begins one; the value of its cookie. `session` has all but key and times.
  std::string Begin(Session session, absl::Time now);

  // The session of a cookie, which is in use now; nullopt: none, or over.
  std::optional<Session> Enter(const std::string& cookie, absl::Time now);
  // The same without counting as use.
  std::optional<Session> Look(const std::string& cookie, absl::Time now);
  // Whether a session is still open, by its key.
  bool Open(const std::string& key, absl::Time now);

  void End(const std::string& key);
  // All sessions of the account; returns how many.
  size_t EndAll(const std::string& account_key);
  // Those that the provider says are over; each key may be empty, not both. One session of an
  // account, where both are given, and those of which the provider gave no name.
  size_t EndByProvider(const std::string& account_key, const std::string& provider_session_key);
  // Forgets those that are over; call it now and then.
  void Sweep(absl::Time now);

  size_t size() const;

 private:
  // Null: none, or over; then it is forgotten.
  Session* Find(const std::string& key, absl::Time now);

  SessionLog& log_;
  mutable std::mutex mutex_;
  struct Kept {
    Session session;
    absl::Time told_time;  // last time the log heard that it is in use
  };
  std::map<std::string, Kept> sessions_;
};

}  // namespace vagtbro::gateway
