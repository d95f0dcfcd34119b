#include "ivr/line/sip/sip_loop.h"

#include <sys/timerfd.h>
#include <unistd.h>

#include <algorithm>
#include <random>
#include <utility>

#include "ivr/line/sip/libre_words.h"
#include "kit/base/log.h"

namespace vagtbro::ivr {
namespace {

constexpr long kTickNanos = 20'000'000;
// After a pause of the machine the sound catches up by so many frames; the rest is lost.
constexpr std::uint64_t kMostFrames = 5;
// For what calls that are cut off still ask: of the services, and then of this process alone.
constexpr absl::Duration kLastWishes = absl::Seconds(2);
constexpr absl::Duration kLastTasks = absl::Seconds(1);
// The highest number of a descriptor, the rest of the process included; a call takes two.
constexpr int kOtherDescriptors = 4096;

std::string NewPrefix() {
  std::random_device random;
  char text[16];
  re_snprintf(text, sizeof(text), "sip-%08x-", random());
  return text;
}

absl::Status Failed(const char* what) {
  return absl::UnavailableError(std::string("the SIP line cannot ") + what);
}

}  // namespace

SipLine::Loop::Loop(SipShared shared, SipPeers peers)
    : shared_(std::move(shared)),
      peers_(std::move(peers)),
      prefix_(NewPrefix()),
      rate_(shared_.settings.invites_per_second) {
  kit::Metrics& metrics = shared_.metrics;
  metrics.Describe("vagtbro_media_ticks_total", "Media ticks of 20 ms");
  metrics.Describe("vagtbro_media_late_ticks_total", "Media ticks of 20 ms that came late");
  metrics.Describe("vagtbro_sip_unreadable_total", "SIP messages that make no sense");
  metrics.Describe("vagtbro_rtp_received_total", "RTP packets from peers");
  metrics.Describe("vagtbro_rtp_lost_total", "RTP packets from peers that never came");
  metrics.Describe("vagtbro_rtp_jitter_seconds", "Jitter of a call's sound from its peer");
  metrics.Describe("vagtbro_calls_in_flight", "Calls that are running or still ask something");
  metrics.Describe("vagtbro_calls_turned_away_total", "Calls that were not taken, by why");
  // An alert needs them from the first minute.
  for (const char* counter :
       {"vagtbro_media_ticks_total", "vagtbro_media_late_ticks_total", "vagtbro_rtp_received_total",
        "vagtbro_rtp_lost_total", "vagtbro_sip_unreadable_total"}) {
    metrics.Add(counter, {}, 0);
  }
  metrics.Set("vagtbro_calls_in_flight", {{"line", "sip"}}, 0);
}

SipLine::Loop::~Loop() {
  if (!thread_.joinable()) return;
  shared_.inbox->Post([this] { Close(); });
  thread_.join();
}

absl::Status SipLine::Loop::Start() {
  std::promise<absl::Status> started;
  auto result = started.get_future();
  thread_ =
      std::thread([this, started = std::move(started)]() mutable { Run(std::move(started)); });
  absl::Status status = result.get();
  if (!status.ok()) thread_.join();
  return status;
}

// Whoever is still there then is hung up on, and what their dialogs owe is done: a task is kept, a
// shift given back.
void SipLine::Loop::Drain(absl::Duration patience) {
  shared_.inbox->Post([this] { StartDrain(); });
  if (AwaitNobody(patience)) return;
  shared_.inbox->Post([this] { CutOff(); });
  if (AwaitNobody(kLastWishes)) return;
  shared_.inbox->Post([this] { GiveUp(); });
  AwaitNobody(kLastTasks);
}

bool SipLine::Loop::AwaitNobody(absl::Duration patience) {
  std::unique_lock lock(mutex_);
  return changed_.wait_for(lock, absl::ToChronoMilliseconds(patience), [this] { return drained_; });
}

void SipLine::Loop::CutOff() {
  if (calls_.empty()) return;
  kit::LogWarning("calls are cut off", {{"calls", std::to_string(calls_.size())}});
  for (const auto& [id, call] : calls_) call->HangUp();
}

void SipLine::Loop::GiveUp() {
  for (const auto& [id, call] : calls_) call->GiveUp();
}

// Who rings from now on is to be sent elsewhere.
void SipLine::Loop::StartDrain() {
  draining_ = true;
  registration_.reset();
}

void SipLine::Loop::Ring(RingOut out) {
  shared_.inbox->Post(
      [this, out = std::make_shared<RingOut>(std::move(out))] { Dial(std::move(*out)); });
}

void SipLine::Loop::Dial(RingOut out) {
  const bool may = can_ring() && !draining_ && !closing_ &&
                   static_cast<int>(calls_.size()) < shared_.settings.most_calls;
  // The numbers of calls in and out never meet.
  const std::string id = prefix_ + "out-" + std::to_string(++last_call_);
  calls_.emplace(id, SipCall::Dial(shared_, std::move(out), may));
  calls_count_ = static_cast<int>(calls_.size());
}

void SipLine::Loop::Run(std::promise<absl::Status> started) {
  libre_init();
  re_thread_init();
  const absl::Status status = Open();
  const bool runs = status.ok();
  started.set_value(status);
  if (runs) re_main(nullptr);
  shared_.inbox->Close();
  tmr_cancel(&last_words_);
  calls_.clear();
  registration_.reset();
  sessions_.reset();
  mem_deref(other_requests_);
  mem_deref(other_responses_);
  mem_deref(requests_);
  sip_close(stack_.get(), true);  // what nobody has answered by now is dropped
  stack_.reset();
  names_.reset();
  if (timer_ >= 0) {
    fd_close(timer_);
    close(timer_);
  }
  re_thread_close();
}

absl::Status SipLine::Loop::Open() {
  constexpr int kErrorsOnly = 3;
  dbg_init(kErrorsOnly, 0);
  const int descriptors = 2 * shared_.settings.most_calls + kOtherDescriptors;
  if (fd_setsize(descriptors) != 0 || poll_method_set(METHOD_EPOLL) != 0) {
    return Failed("have so many descriptors");
  }
  if (!shared_.inbox->Open()) return Failed("open its inbox");
  if (sa_set_str(&shared_.local, shared_.settings.address.c_str(), shared_.settings.port) != 0) {
    return absl::InvalidArgumentError("no address: \"" + shared_.settings.address + "\"");
  }
  FindNames();
  if (const absl::Status listens = Listen(); !listens.ok()) return listens;
  Register();
  timer_ = timerfd_create(CLOCK_MONOTONIC, TFD_NONBLOCK | TFD_CLOEXEC);
  const itimerspec every{{0, kTickNanos}, {0, kTickNanos}};
  if (timer_ < 0 || timerfd_settime(timer_, 0, &every, nullptr) != 0) {
    return Failed("have a timer");
  }
  return fd_listen(timer_, FD_READ, OnTimer, this) == 0 ? absl::OkStatus() : Failed("tick");
}

void SipLine::Loop::Close() {
  closing_ = true;
  CountUnreadable();
  registration_.reset();
  for (const auto& [id, call] : calls_) call->Report();
  calls_.clear();
  calls_count_ = 0;
  sipsess_close_all(sessions_.get());
  // The stack says when its last transaction is over; a peer that is gone is not waited for.
  const auto patience = absl::ToInt64Milliseconds(shared_.settings.last_words);
  tmr_start(
      &last_words_, static_cast<std::uint64_t>(patience), [](void*) { re_cancel(); }, nullptr);
  sip_close(stack_.get(), false);
}

void SipLine::Loop::CountUnreadable() {
  const auto lines = static_cast<double>(TakeLibreWords());
  if (lines > 0) shared_.metrics.Add("vagtbro_sip_unreadable_total", {}, lines);
}

void SipLine::Loop::OnClosed(void* /*arg*/) { re_cancel(); }

void SipLine::Loop::OnTimer(int /*flags*/, void* arg) {
  auto& loop = *static_cast<Loop*>(arg);
  std::uint64_t ticks = 0;
  if (read(loop.timer_, &ticks, sizeof(ticks)) != static_cast<ssize_t>(sizeof(ticks))) return;
  if (loop.closing_ || ticks == 0) return;
  kit::Metrics& metrics = loop.shared_.metrics;
  metrics.Add("vagtbro_media_ticks_total", {}, static_cast<double>(ticks));
  if (ticks > 1) {
    metrics.Add("vagtbro_media_late_ticks_total", {}, static_cast<double>(ticks - 1));
  }
  for (std::uint64_t tick = 0; tick < std::min(ticks, kMostFrames); ++tick) loop.Tick();
}

void SipLine::Loop::Tick() {
  shared_.now += absl::Milliseconds(20);
  CountUnreadable();
  for (const auto& [id, call] : calls_) call->Tick();
  Sweep();
}

void SipLine::Loop::Sweep() {
  std::erase_if(calls_, [](const auto& entry) {
    if (!entry.second->over()) return false;
    entry.second->Report();
    return true;
  });
  if (draining_ && calls_.empty()) {
    const std::lock_guard lock(mutex_);
    drained_ = true;
    changed_.notify_all();
  }
  calls_count_ = static_cast<int>(calls_.size());
  // Calls come between two ticks, and go in them.
  if (std::exchange(calls_told_, calls_count_) == calls_count_) return;
  shared_.metrics.Set("vagtbro_calls_in_flight", {{"line", "sip"}}, calls_count_);
}

}  // namespace vagtbro::ivr
