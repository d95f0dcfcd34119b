#include "notifications/effects/reply.h"

#include <vector>

#include "kit/base/proto_time.h"
#include "kit/rpc/refusal.h"
#include "notifications/domain/patience.h"
#include "notifications/domain/reply_parser.h"
#include "notifications/domain/sentences.h"
#include "notifications/react/queue_message.h"
#include "notifications/react/ring_up.h"

namespace vagtbro::notifications {
namespace {

// A machine that answers every message must not be answered for ever.
constexpr absl::Duration kAdvicePause = absl::Minutes(10);

bool IsQuestion(const v1::MessageRow& row) {
  const v1::MessageCause cause = row.message().cause();
  return cause == v1::MESSAGE_CAUSE_OFFER || cause == v1::MESSAGE_CAUSE_LENDING_ASKED;
}

bool IsOpen(const v1::MessageRow& row, absl::Time now) {
  return !row.has_accept() && !row.recalled() && row.state() != v1::MESSAGE_STATE_FAILED &&
         now < kit::FromProto(row.content().lapse_time());
}

struct Match {
  std::optional<std::string> key;  // of the offer's message
  Sentence advice;                 // why there is none
};

Match FindOffer(const NotificationsState& state, const std::vector<std::string>& keys,
                const ParsedReply& parsed, absl::Time now) {
  if (parsed.answer == Answer::kUnclear) return {std::nullopt, AdviceNotUnderstood()};
  std::vector<std::string> open;
  for (const std::string& key : keys) {
    const v1::MessageRow& row = *state.messages.Find(key);
    if (!IsQuestion(row)) continue;
    if (!parsed.code.empty() && row.content().reply_code() == parsed.code) return {key, {}};
    if (IsOpen(row, now)) open.push_back(key);
  }
  if (!parsed.code.empty()) return {std::nullopt, AdviceNotUnderstood()};
  if (open.size() == 1) return {open.front(), {}};
  return {std::nullopt, open.empty() ? AdviceNothingOpen() : AdviceSeveralOpen()};
}

bool AdvisedLately(const NotificationsState& state, const std::vector<std::string>& keys,
                   absl::Time now) {
  for (const std::string& key : keys) {
    const v1::MessageRow& row = *state.messages.Find(key);
    if (row.message().cause() == v1::MESSAGE_CAUSE_HELP &&
        kit::FromProto(row.queue_time()) + kAdvicePause > now) {
      return true;
    }
  }
  return false;
}

void QueueAdvice(const NotificationsState& state, kit::Commit& commit,
                 const std::string& employment_id, const std::string& reply_id,
                 const Sentence& advice) {
  Letter letter{employment_id, v1::MESSAGE_CAUSE_HELP, reply_id, {}};
  Add(advice, &letter.content);
  QueueMessage(state, commit, letter);
}

void EmitSettled(kit::Commit& commit, const std::string& reply_id, const std::string& outcome) {
  v1::ReplySettled settled;
  settled.set_reply_id(reply_id);
  settled.set_outcome(outcome);
  commit.Emit(reply_id, settled);
}

bool IsNothingToAnswer(const std::string& outcome) {
  return outcome == "UNKNOWN_OFFER" || outcome == "NOT_YOUR_OFFER";
}

// The agency's yes was not good enough; the order still waits for one.
bool IsOfWorker(const std::string& outcome) {
  return outcome == "WORKER_NEEDED" || outcome == "WORKER_UNFIT";
}

// A yes that waits is told so at once; the offer's own message says where and when.
void QueueWait(const NotificationsState& state, kit::Commit& commit, const PendingReply& reply) {
  const v1::MessageRow offer = state.messages.Get(kit::Key(reply.answer.tenant, reply.message_id));
  Letter letter{
      reply.answer.employment_id, v1::MESSAGE_CAUSE_ANSWER_QUEUED, reply.answer.offer_id, {}};
  letter.content.set_place(offer.content().place());
  *letter.content.mutable_interval() = offer.content().interval();
  QueueMessage(state, commit, letter);
}

// Every other outcome is told by the events of pool and roster.
void TellOutcome(const NotificationsState& state, kit::Commit& commit, const PendingReply& reply,
                 const std::string& outcome) {
  const auto advise = [&](const Sentence& advice) {
    QueueAdvice(state, commit, reply.answer.employment_id, reply.reply_id, advice);
  };
  if (reply.answer.lending) {
    if (outcome != "GRANTED" && outcome != "NOTED") advise(LendingTooLate());
    return;
  }
  if (!reply.answer.accept) return;
  if (outcome == "WORKER_NEEDED") return advise(WorkerNeeded());
  if (outcome == "WORKER_UNFIT") return advise(WorkerUnfit());
  if (IsNothingToAnswer(outcome)) return advise(RefusedGapClosed());
  if (outcome == "QUEUED") QueueWait(state, commit, reply);
}

}  // namespace

bool TakeReply(const NotificationsState& state, kit::Journal& journal, const AddressKey& key,
               const IncomingSms& sms) {
  const std::vector<std::string> keys = state.messages.SentTo(key.Hash(sms.phone));
  if (keys.empty()) return false;
  const ParsedReply parsed = ParseReply(sms.text);
  const absl::Time now = journal.Begin({}).now();
  const Match match = FindOffer(state, keys, parsed, now);

  // Without an offer the newest message tells in whose name the advice is given.
  const std::string& message_key = match.key ? *match.key : keys.front();
  const std::string tenant = TenantOf(message_key);
  const v1::MessageRow row = state.messages.Get(message_key);
  if (state.replies.Find(kit::Key(tenant, sms.reply_id)) != nullptr) return true;

  kit::Commit commit = journal.Begin({tenant, row.correlation_id(), sms.reply_id, ""});
  v1::ReplyHeard heard;
  heard.set_reply_id(sms.reply_id);
  if (match.key) {
    heard.set_message_id(row.message().message_id());
    heard.set_accept(parsed.answer == Answer::kYes);
    commit.Emit(sms.reply_id, heard);
    return true;
  }
  const bool advise = !AdvisedLately(state, keys, now);
  commit.Emit(sms.reply_id, heard);
  EmitSettled(commit, sms.reply_id, "NOT_UNDERSTOOD");
  if (advise) {
    QueueAdvice(state, commit, row.message().employment_id(), sms.reply_id, match.advice);
  }
  return true;
}

std::optional<PendingReply> NextReply(const NotificationsState& state, uint64_t ready_sequence) {
  const auto key = state.replies.NextReady(ready_sequence);
  if (!key) return std::nullopt;
  const v1::ReplyRow& row = *state.replies.Find(*key);
  const std::string tenant = TenantOf(*key);
  const v1::MessageRow message = state.messages.Get(kit::Key(tenant, row.reply().message_id()));
  PendingReply reply;
  reply.reply_id = row.reply().reply_id();
  reply.message_id = row.reply().message_id();
  reply.correlation_id = message.correlation_id();
  reply.ready_sequence = row.ready_sequence();
  reply.answer = {tenant,
                  reply.reply_id,
                  message.message().cause_id(),
                  message.message().employment_id(),
                  row.reply().accept(),
                  message.message().cause() == v1::MESSAGE_CAUSE_LENDING_ASKED,
                  row.reply().worker_employment_id()};
  return reply;
}

std::optional<std::string> PassOn(const PendingReply& reply, OfferDesk& desk) {
  const auto outcome = desk.Answer(reply.answer);
  if (outcome.ok()) return *outcome;
  const bool nothing =
      absl::IsNotFound(outcome.status()) || absl::IsFailedPrecondition(outcome.status());
  if (!nothing) return std::nullopt;
  const std::string reason = kit::ReasonOf(outcome.status());
  if (!reason.empty()) return reason;
  return std::string(absl::IsNotFound(outcome.status()) ? "UNKNOWN_OFFER" : "NOT_YOUR_OFFER");
}

void NoteAnswer(const NotificationsState& state, kit::Journal& journal, const PendingReply& reply,
                const std::optional<std::string>& outcome) {
  const v1::ReplyRow row = state.replies.Get(kit::Key(reply.answer.tenant, reply.reply_id));
  if (!row.outcome().empty()) return;
  kit::Commit commit =
      journal.Begin({reply.answer.tenant, reply.correlation_id, reply.reply_id, ""});
  if (!outcome) {
    v1::ReplyDelayed delayed;
    delayed.set_reply_id(reply.reply_id);
    delayed.set_attempts(row.attempts() + 1);
    *delayed.mutable_retry_time() = kit::ToProto(commit.now() + ReplyPatience(delayed.attempts()));
    commit.Emit(reply.reply_id, delayed);
    return;
  }
  EmitSettled(commit, reply.reply_id, *outcome);
  if (!IsOfWorker(*outcome)) {
    v1::MessageAnswered answered;
    answered.set_message_id(reply.message_id);
    answered.set_accept(reply.answer.accept);
    commit.Emit(reply.message_id, answered);
    StopRinging(state, commit, reply.answer.offer_id, reply.answer.employment_id);
  }
  TellOutcome(state, commit, reply, *outcome);
}

bool SettleNextReply(const NotificationsState& state, kit::Journal& journal, OfferDesk& desk,
                     uint64_t* ready_sequence, const Flush& flush) {
  const auto reply = NextReply(state, *ready_sequence);
  if (!reply) return false;
  *ready_sequence = reply->ready_sequence;
  NoteAnswer(state, journal, *reply, PassOn(*reply, desk));
  FlushBy(flush, journal);
  return true;
}

}  // namespace vagtbro::notifications
