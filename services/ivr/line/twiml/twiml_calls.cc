#include "ivr/line/twiml/twiml_calls.h"

#include <optional>
#include <utility>
#include <vector>

#include "ivr/line/twiml/lost_call.h"
#include "kit/base/log.h"

namespace vagtbro::ivr {
namespace {

// What a call is found by. A call out has a name before the operator gives it one.
std::string KeyOf(const Form& query, const Form& form) {
  const std::string out = query.Get("out");
  return out.empty() ? CallIdOf(form) : "out/" + out;
}

std::optional<std::uint32_t> NumberOf(const Form& query) {
  constexpr std::size_t kMostDigits = 6;
  const std::string text = query.Get("s");
  if (text.empty() || text.size() > kMostDigits ||
      text.find_first_not_of("0123456789") != std::string::npos) {
    return std::nullopt;
  }
  return static_cast<std::uint32_t>(std::stoul(text));
}

CallStart StartOf(const Form& form, absl::Time now) {
  CallStart start;
  start.caller = CallerOf(form);
  start.called = form.Get("To");
  start.facts = {CallIdOf(form), !start.caller.empty(), now};
  return start;
}

}  // namespace

TwimlCalls::~TwimlCalls() {
  for (const auto& [key, call] : calls_) call->GiveUp();
}

std::shared_ptr<TwimlCall> TwimlCalls::Find(const std::string& key) const {
  const std::lock_guard lock(mutex_);
  const auto found = calls_.find(key);
  return found == calls_.end() ? nullptr : found->second;
}

std::shared_ptr<TwimlCall> TwimlCalls::Add(const std::string& key, TwimlCall::Parts parts,
                                           bool must) {
  const std::lock_guard lock(mutex_);
  if (const auto found = calls_.find(key); found != calls_.end()) return found->second;
  {
    const std::lock_guard count(running_->mutex);
    const bool full = running_->draining || running_->calls >= rules_.most_calls;
    if (full && !must) return nullptr;
    ++running_->calls;
  }
  parts.patience = rules_.patience;
  parts.ended = [running = running_, tell = std::move(parts.ended)](Outcome outcome) {
    if (tell) tell(outcome);
    const std::lock_guard count(running->mutex);
    --running->calls;
    running->changed.notify_all();
  };
  auto call = std::make_shared<TwimlCall>(std::move(parts), backend_, clock_);
  calls_[key] = call;
  return call;
}

std::shared_ptr<TwimlCall> TwimlCalls::AddLost(const std::string& key, const Form& form,
                                               std::uint32_t number) {
  TwimlCall::Parts parts;
  parts.start = StartOf(form, clock_.Now());
  parts.start.facts.call_id += "-lost";
  kit::LogWarning("a call that was cut off by a restart", {{"call", parts.start.facts.call_id}});
  parts.dialog = std::make_unique<LostCall>(rules_.house, parts.start.facts);
  parts.place.base = rules_.base;
  parts.first = number;
  return Add(key, std::move(parts), /*must=*/true);
}

TwimlReply TwimlCalls::Answer(TwimlCall& call, std::uint32_t number, const Form& form) const {
  const std::optional<std::string> answer = call.Answer(number, form);
  if (!answer) return {409, "This turn of the call is over.\n"};
  return {200, *answer};
}

TwimlReply TwimlCalls::OnCall(const Form& query, const Form& form) {
  const std::string key = KeyOf(query, form);
  std::shared_ptr<TwimlCall> call = Find(key);
  if (!call && query.Has("out")) return {200, MarkupOfHangUp()};  // nobody's offer any more
  if (!call) {
    TwimlCall::Parts parts;
    parts.start = StartOf(form, clock_.Now());
    parts.place.base = rules_.base;
    parts.dialog = make_(parts.start);
    call = Add(key, std::move(parts), /*must=*/false);
  }
  if (!call) return {200, MarkupOfBusy()};
  return Answer(*call, 0, form);
}

TwimlReply TwimlCalls::OnTurn(const Form& query, const Form& form) {
  const std::optional<std::uint32_t> number = NumberOf(query);
  if (!number) return {400, "s is the number of a turn.\n"};
  const std::string key = KeyOf(query, form);
  std::shared_ptr<TwimlCall> call = Find(key);
  if (!call && query.Has("out")) return {200, MarkupOfHangUp()};
  if (!call) call = AddLost(key, form, *number);
  return Answer(*call, *number, form);
}

TwimlReply TwimlCalls::OnStatus(const Form& query, const Form& form) {
  const std::shared_ptr<TwimlCall> call = Find(KeyOf(query, form));
  if (call && IsOver(form)) call->OnOver(form);
  return {204, ""};
}

std::shared_ptr<TwimlCall> TwimlCalls::Begin(const OutCall& call, std::unique_ptr<Dialog> dialog,
                                             Dialer::Ended ended) {
  const std::string key = "out/" + call.facts.call_id;
  TwimlCall::Parts parts;
  parts.start.facts = call.facts;
  parts.start.caller = call.number;
  parts.dialog = std::move(dialog);
  parts.place = {rules_.base, call.facts.call_id};
  parts.rings = call.rings;
  parts.ended = ended;
  // A name that is taken is somebody else's call.
  auto added = Find(key) ? nullptr : Add(key, std::move(parts), /*must=*/false);
  if (!added) ended(Outcome::kFailed);
  return added;
}

void TwimlCalls::Sweep() {
  std::vector<std::pair<std::string, std::shared_ptr<TwimlCall>>> calls;
  {
    const std::lock_guard lock(mutex_);
    calls.assign(calls_.begin(), calls_.end());
  }
  for (const auto& [key, call] : calls) {
    if (!call->Sweep()) continue;
    const std::lock_guard lock(mutex_);
    calls_.erase(key);
  }
}

void TwimlCalls::Drain(absl::Duration patience) {
  std::unique_lock lock(running_->mutex);
  running_->draining = true;
  running_->changed.wait_for(lock, absl::ToChronoMilliseconds(patience),
                             [this] { return running_->calls == 0; });
}

int TwimlCalls::running() const {
  const std::lock_guard lock(running_->mutex);
  return running_->calls;
}

}  // namespace vagtbro::ivr
