#include "kit/journal/journal.h"

#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>

#include "kit/base/check.h"
#include "kit/base/proto_time.h"
#include "kit/journal/apply.h"

namespace vagtbro::kit {
namespace {

// First byte of a key says what the row is: e events (log.cc), s state, r reply, c cursor, d dead.
const std::string kStatePrefix = "s";
const std::string kReplyPrefix = "r";
const std::string kCursorPrefix = "c";
const std::string kDeadPrefix = "d";

// A retry later than this is a new request.
constexpr absl::Duration kKeepReplies = absl::Hours(7 * 24);

std::string After(const std::string& prefix) {
  std::string after = prefix;
  ++after.back();
  return after;
}

std::string StateKey(const std::string& table, const std::string& key) {
  return kStatePrefix + table + '\0' + key;
}

uint64_t ParseNumber(const std::string& text) { return std::strtoull(text.c_str(), nullptr, 10); }

// A service speaks for itself alone: another's event, kept here as heard, is private.
bool IsPublic(const std::string& service, const google::protobuf::Message& fact) {
  const std::string own = "vagtbro/" + service + "/";
  const std::string ending = "_events.proto";
  const std::string& file = fact.GetDescriptor()->file()->name();
  return file.compare(0, own.size(), own) == 0 && file.size() > ending.size() &&
         file.compare(file.size() - ending.size(), ending.size(), ending) == 0;
}

}  // namespace

std::string ReplyKey(const std::string& tenant, const std::string& method,
                     const std::string& request_id) {
  return kReplyPrefix + tenant + '\0' + method + '\0' + request_id;
}

std::string EventId(const Envelope& envelope) {
  return envelope.service() + "/" + std::to_string(envelope.partition()) + "/" +
         std::to_string(envelope.sequence());
}

Commit::Commit(Journal& journal, Cause cause, absl::Time now)
    : journal_(journal), cause_(std::move(cause)), now_(now) {
  if (cause_.correlation_id.empty()) {
    cause_.correlation_id =
        cause_.causation_id.empty() ? NewId(journal.service()) : cause_.causation_id;
  }
}

void Commit::Emit(const std::string& stream_id, const google::protobuf::Message& fact) {
  Envelope envelope;
  envelope.set_tenant_id(cause_.tenant_id);
  envelope.set_stream_id(stream_id);
  envelope.set_type(fact.GetDescriptor()->full_name());
  *envelope.mutable_event_time() = ToProto(now_);
  envelope.set_correlation_id(cause_.correlation_id);
  envelope.set_causation_id(cause_.causation_id);
  envelope.set_traceparent(cause_.traceparent);
  envelope.set_actor_employment_id(cause_.actor_employment_id);
  envelope.set_audience(IsPublic(journal_.service(), fact) ? bus::v1::AUDIENCE_PUBLIC
                                                           : bus::v1::AUDIENCE_PRIVATE);
  envelope.set_payload(DeterministicBytes(fact));
  journal_.Append(std::move(envelope), can_wait_);
  ++emitted_;
}

std::string Commit::NewId(const std::string& prefix) {
  return prefix + "-" + std::to_string(journal_.next_sequence()) +
         (ids_++ == 0 ? "" : "." + std::to_string(ids_));
}

absl::StatusOr<std::unique_ptr<Journal>> Journal::Open(std::string service, Disk& disk,
                                                       const Clock& clock, State& state) {
  std::unique_ptr<Journal> journal(new Journal(std::move(service), disk, clock, state));
  const absl::Status loaded = journal->Load();
  if (!loaded.ok()) return loaded;
  journal->PruneReplies();
  return journal;
}

absl::Status Journal::Load() {
  if (!log_.Load()) return absl::DataLossError(std::string("the last event row does not parse"));
  next_sequence_ = log_.head() + 1;

  std::string broken;
  for (TableBase* table : state_.tables().all()) {
    const std::string prefix = StateKey(table->name(), "");
    disk_.Scan(prefix, After(prefix), [&](const std::string& key, const std::string& value) {
      if (!table->Load(key.substr(prefix.size()), value)) broken = table->name();
      return broken.empty();
    });
    table->Loaded();
  }
  disk_.Scan(kCursorPrefix, After(kCursorPrefix), [&](const auto& key, const auto& value) {
    cursors_[key.substr(1)] = ParseNumber(value);
    return true;
  });
  disk_.Scan(kDeadPrefix, After(kDeadPrefix), [&](const auto& key, const auto& value) {
    if (!dead_[key.substr(1)].ParseFromString(value)) broken = "dead letters";
    return broken.empty();
  });
  dead_count_ = dead_.size();
  if (!broken.empty()) return absl::DataLossError("a row of " + broken + " does not parse");
  return absl::OkStatus();
}

void Journal::PruneReplies() {
  const absl::Time oldest = clock_.Now() - kKeepReplies;
  disk_.Scan(kReplyPrefix, After(kReplyPrefix), [&](const auto& key, const auto& value) {
    journal::v1::ReplyRow reply;
    if (!reply.ParseFromString(value) || FromProto(reply.reply_time()) < oldest) {
      pending_rows_[key] = std::nullopt;
    }
    return true;
  });
}

void Journal::Append(Envelope envelope, bool can_wait) {
  envelope.set_service(service_);
  envelope.set_sequence(next_sequence_++);
  KIT_CHECK(ApplyEvent(state_, envelope));
  pending_.push_back(MakeLoggedEvent(envelope));
  urgent_ = urgent_ || (pending_.back().is_public && !can_wait);
}

void Journal::TellApplied() const {
  for (const auto& listener : on_applied_) listener();
}

bool Journal::dirty() const { return !pending_.empty() || !pending_rows_.empty(); }

absl::Status Journal::Flush() {
  if (!dirty()) return absl::OkStatus();
  for (const std::string& upstream : std::exchange(lazy_cursors_, {})) {
    MoveCursor(upstream, Cursor(upstream));
  }
  WriteSet set;
  if (!pending_.empty()) {
    auto [key, value] = Log::RowFor(pending_);
    set.rows.emplace_back(std::move(key), std::move(value));
  }
  for (auto& [key, value] : state_.tables().TakeChanges()) {
    set.rows.emplace_back(StateKey(key.first, key.second), std::move(value));
  }
  for (auto& [key, value] : std::exchange(pending_rows_, {})) {
    set.rows.emplace_back(key, std::move(value));
  }
  absl::Status written = disk_.Write(set);
  if (!written.ok()) return written;

  urgent_ = false;
  const bool events = !pending_.empty();
  log_.Add(std::exchange(pending_, {}));
  if (events) {
    for (const auto& listener : on_durable_) listener();
  }
  return absl::OkStatus();
}

std::optional<journal::v1::ReplyRow> Journal::FindReply(const std::string& key) const {
  std::optional<std::string> bytes;
  const auto pending = pending_rows_.find(key);
  bytes = pending != pending_rows_.end() ? pending->second : disk_.Get(key);
  journal::v1::ReplyRow reply;
  if (!bytes || !reply.ParseFromString(*bytes)) return std::nullopt;
  return reply;
}

void Journal::KeepReply(const std::string& key, const journal::v1::ReplyRow& reply) {
  pending_rows_[key] = reply.SerializeAsString();
}

uint64_t Journal::Cursor(const std::string& upstream) const {
  const auto found = cursors_.find(upstream);
  return found == cursors_.end() ? 0 : found->second;
}

void Journal::MoveCursor(const std::string& upstream, uint64_t sequence) {
  cursors_[upstream] = sequence;
  pending_rows_[kCursorPrefix + upstream] = std::to_string(sequence);
}

void Journal::MoveCursorLazily(const std::string& upstream, uint64_t sequence) {
  cursors_[upstream] = sequence;
  lazy_cursors_.insert(upstream);
}

void Journal::Park(const std::string& event_id, journal::v1::DeadLetterRow letter) {
  pending_rows_[kDeadPrefix + event_id] = letter.SerializeAsString();
  dead_[event_id] = std::move(letter);
  dead_count_ = dead_.size();
}

void Journal::Unpark(const std::string& event_id) {
  pending_rows_[kDeadPrefix + event_id] = std::nullopt;
  dead_.erase(event_id);
  dead_count_ = dead_.size();
}

}  // namespace vagtbro::kit
