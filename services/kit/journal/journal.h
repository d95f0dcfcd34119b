// Journal: the truth of one service. One writer, one Disk, one write set a group of commits.
//
// A group holds the events with their sequence numbers, the rows they lead to, request ids with
// their replies, cursors of what was heard, and dead letters. Flush() writes it in one synced set;
// nothing may be acknowledged before. Recovery is opening the disk.
//
// Shape:   sequences start at 1, without holes.
// Errors:  Open(): DATA_LOSS if rows do not parse; UNAVAILABLE if the disk is held by another.
//          Flush(): any error means that memory is ahead of disk: end the process.
// Threads: the owner thread, except ReadLog(), head() and what says otherwise.
// Source:  services/DECISIONS.md 2.
#pragma once

#include <atomic>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "kit/journal/commit.h"
#include "kit/journal/disk.h"
#include "kit/journal/log.h"
#include "kit/journal/state.h"
#include "kit/time/clock.h"
#include "vagtbro/journal/v1/rows.pb.h"

namespace vagtbro::kit {

class Journal final {
 public:
  // Loads all rows into `state`. The references must outlive the journal.
  static absl::StatusOr<std::unique_ptr<Journal>> Open(std::string service, Disk& disk,
                                                       const Clock& clock, State& state);

  const std::string& service() const { return service_; }
  State& state() { return state_; }

  // One reading of the clock for one piece of work.
  Commit Begin(Cause cause) { return {*this, std::move(cause), clock_.Now()}; }

  // Makes everything since the last flush durable, then shows it to the log's readers.
  absl::Status Flush();
  // True if there is something to flush.
  bool dirty() const;
  // True if there is a public event to flush that does not say that it can wait.
  bool urgent() const { return urgent_; }

  // Replies to request ids; `key` is made by ReplyKey().
  std::optional<journal::v1::ReplyRow> FindReply(const std::string& key) const;
  void KeepReply(const std::string& key, const journal::v1::ReplyRow& reply);
  // Forgets those older than a week; with the next flush.
  void PruneReplies();

  // Where reading of another service has come to; 0: nothing heard yet.
  uint64_t Cursor(const std::string& upstream) const;
  void MoveCursor(const std::string& upstream, uint64_t sequence);
  // Passed over events that change nothing here: reaches the disk with the next flush that has a
  // reason of its own.
  void MoveCursorLazily(const std::string& upstream, uint64_t sequence);

  // Events that could not be digested, by event id.
  const std::map<std::string, journal::v1::DeadLetterRow>& dead_letters() const { return dead_; }
  void Park(const std::string& event_id, journal::v1::DeadLetterRow letter);
  void Unpark(const std::string& event_id);
  // How many are parked; any thread.
  size_t dead_letter_count() const { return dead_count_; }

  // Durable events; any thread.
  const Log& log() const { return log_; }
  // Sequence of the last durable event; any thread.
  uint64_t head() const { return log_.head(); }
  // Called on the owner thread after each flush that held events.
  void OnDurable(std::function<void()> listener) { on_durable_.push_back(std::move(listener)); }
  // Called on the owner thread when work is done and not yet durable: to look things up early.
  void OnApplied(std::function<void()> listener) { on_applied_.push_back(std::move(listener)); }
  void TellApplied() const;

 private:
  friend class Commit;
  Journal(std::string service, Disk& disk, const Clock& clock, State& state)
      : service_(std::move(service)), disk_(disk), clock_(clock), state_(state), log_(disk) {}

  absl::Status Load();
  uint64_t next_sequence() const { return next_sequence_; }
  void Append(Envelope envelope, bool can_wait);

  std::string service_;
  Disk& disk_;
  const Clock& clock_;
  State& state_;
  Log log_;

  uint64_t next_sequence_ = 1;
  std::vector<LoggedEvent> pending_;
  std::map<std::string, std::optional<std::string>> pending_rows_;  // all but state and events
  std::map<std::string, uint64_t> cursors_;
  std::set<std::string> lazy_cursors_;
  std::map<std::string, journal::v1::DeadLetterRow> dead_;
  std::atomic<size_t> dead_count_ = 0;
  bool urgent_ = false;
  std::vector<std::function<void()>> on_durable_;
  std::vector<std::function<void()>> on_applied_;
};

// Key of the reply to one request id of one method.
std::string ReplyKey(const std::string& tenant, const std::string& method,
                     const std::string& request_id);

// "sickness/0/42".
std::string EventId(const Envelope& envelope);

}  // namespace vagtbro::kit
