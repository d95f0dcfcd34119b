#include "ivr/line/sip/sip_loop.h"

#include <sys/timerfd.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <random>
#include <utility>

#include "kit/base/log.h"

namespace vagtbro::ivr {
namespace {

constexpr long kTickNanos = 20'000'000;
// After a pause of the machine the sound catches up by so many frames; the rest is lost.
constexpr std::uint64_t kMostFrames = 5;
// The highest number of a descriptor, the rest of the process included; a call takes two.
constexpr int kOtherDescriptors = 4096;
// How long the last BYE may be sent again.
constexpr std::uint64_t kLastWordsMs = 1000;

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
    : shared_(std::move(shared)), peers_(std::move(peers)), prefix_(NewPrefix()) {
  shared_.metrics.Describe("vagtbro_ivr_late_ticks_total", "Media ticks of 20 ms that came late");
  shared_.metrics.Describe("vagtbro_ivr_rtp_received_total", "RTP packets from peers");
  shared_.metrics.Describe("vagtbro_ivr_rtp_lost_total", "RTP packets from peers that never came");
  shared_.metrics.Describe("vagtbro_ivr_calls", "Calls on the SIP line");
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

void SipLine::Loop::Drain(absl::Duration patience) {
  shared_.inbox->Post([this] { draining_ = true; });
  std::unique_lock lock(mutex_);
  changed_.wait_for(lock, absl::ToChronoMilliseconds(patience), [this] { return drained_; });
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
  sessions_.reset();
  mem_deref(requests_);
  stack_.reset();
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
  if (const absl::Status listens = Listen(); !listens.ok()) return listens;
  timer_ = timerfd_create(CLOCK_MONOTONIC, TFD_NONBLOCK | TFD_CLOEXEC);
  const itimerspec every{{0, kTickNanos}, {0, kTickNanos}};
  if (timer_ < 0 || timerfd_settime(timer_, 0, &every, nullptr) != 0) {
    return Failed("have a timer");
  }
  return fd_listen(timer_, FD_READ, OnTimer, this) == 0 ? absl::OkStatus() : Failed("tick");
}

// A port of the system's choice for UDP may be taken for TCP: then another is tried.
absl::Status SipLine::Loop::Listen() {
  for (int attempt = 0; attempt < 10; ++attempt) {
    sip* stack = nullptr;
    // Without a resolver: peers are addresses.
    if (sip_alloc(&stack, nullptr, 256, 256, 256, "Vagtbro", OnClosed, this) != 0) break;
    stack_.reset(stack);
    sa local = shared_.local;
    const bool udp = sip_transp_add(stack, SIP_TRANSP_UDP, &local) == 0 &&
                     sip_transp_laddr(stack, &local, SIP_TRANSP_UDP, nullptr) == 0;
    if (udp && sip_transp_add(stack, SIP_TRANSP_TCP, &local) == 0) {
      shared_.local = local;
      port_ = sa_port(&local);
      break;
    }
    stack_.reset();
    if (shared_.settings.port != 0) break;
  }
  if (!stack_ || port_ == 0) return Failed("listen");
  shared_.stack = stack_.get();
  sipsess_sock* sessions = nullptr;
  // In this order: who may not call is turned away before a session sees it.
  if (sip_listen(&requests_, stack_.get(), true, OnRequest, this) != 0) return Failed("listen");
  if (sipsess_listen(&sessions, stack_.get(), 256, OnInvite, this) != 0) return Failed("listen");
  sessions_.reset(sessions);
  shared_.sessions = sessions;
  return absl::OkStatus();
}

void SipLine::Loop::Close() {
  closing_ = true;
  calls_.clear();
  calls_count_ = 0;
  sipsess_close_all(sessions_.get());
  // The stack says when its last transaction is over; a peer that is gone is not waited for.
  tmr_start(
      &last_words_, kLastWordsMs, [](void*) { re_cancel(); }, nullptr);
  sip_close(stack_.get(), false);
}

void SipLine::Loop::OnClosed(void* /*arg*/) { re_cancel(); }

bool SipLine::Loop::OnRequest(const sip_msg* message, void* arg) {
  return static_cast<Loop*>(arg)->Answer(message);
}

// True: the request has had its answer here.
bool SipLine::Loop::Answer(const sip_msg* message) {
  char from[64];
  re_snprintf(from, sizeof(from), "%j", &message->src);
  if (!peers_.Allow(from)) return true;  // silence
  if (pl_strcmp(&message->met, "NOTIFY") == 0) {
    TakeNotify(message);
    return true;
  }
  if (pl_strcmp(&message->met, "OPTIONS") == 0) {
    if (draining_) {
      sip_replyf(shared_.stack, message, 503, "Service Unavailable",
                 "Retry-After: 30\r\nContent-Length: 0\r\n\r\n");
    } else {
      sip_replyf(shared_.stack, message, 200, "OK",
                 "Allow: INVITE,ACK,CANCEL,BYE,OPTIONS,INFO,NOTIFY\r\n"
                 "Accept: application/sdp,application/dtmf-relay,application/dtmf\r\n"
                 "Content-Length: 0\r\n\r\n");
    }
    return true;
  }
  return false;
}

void SipLine::Loop::OnInvite(const sip_msg* message, void* arg) {
  static_cast<Loop*>(arg)->TakeInvite(message);
}

void SipLine::Loop::TakeInvite(const sip_msg* message) {
  std::string required;
  sip_msg_hdr_apply(
      message, true, SIP_HDR_REQUIRE,
      [](const sip_hdr* header, const sip_msg*, void* text) {
        auto& tags = *static_cast<std::string*>(text);
        if (!tags.empty()) tags += ", ";
        tags.append(header->val.p, header->val.l);
        return false;
      },
      &required);
  sip* stack = shared_.stack;
  if (!required.empty()) {
    sip_treplyf(nullptr, nullptr, stack, message, false, 420, "Bad Extension",
                "Unsupported: %s\r\nContent-Length: 0\r\n\r\n", required.c_str());
    return;
  }
  if (draining_ || closing_) {
    sip_treplyf(nullptr, nullptr, stack, message, false, 503, "Service Unavailable",
                "Retry-After: 30\r\nContent-Length: 0\r\n\r\n");
    return;
  }
  if (static_cast<int>(calls_.size()) >= shared_.settings.most_calls) {
    shared_.metrics.Add("vagtbro_ivr_calls_turned_away_total", {});
    sip_treply(nullptr, stack, message, 486, "Busy Here");
    return;
  }
  const std::string id = prefix_ + std::to_string(++last_call_);
  auto call = SipCall::Ring(shared_, message, id);
  if (!call) return;
  calls_.emplace(id, std::move(call));
  calls_count_ = static_cast<int>(calls_.size());
}

// "SIP/2.0 200 OK": how a transfer goes on.
void SipLine::Loop::TakeNotify(const sip_msg* message) {
  sip_reply(shared_.stack, message, 200, "OK");
  const std::string_view body(reinterpret_cast<const char*>(mbuf_buf(message->mb)),
                              mbuf_get_left(message->mb));
  constexpr std::string_view kVersion = "SIP/2.0 ";
  int status = 0;
  if (body.substr(0, kVersion.size()) != kVersion) return;
  std::from_chars(body.data() + kVersion.size(), body.data() + body.size(), status);
  const std::string_view sip_id(message->callid.p, message->callid.l);
  for (const auto& [id, call] : calls_) {
    if (call->sip_id() == sip_id) call->OnTransferStatus(status);
  }
}

void SipLine::Loop::OnTimer(int /*flags*/, void* arg) {
  auto& loop = *static_cast<Loop*>(arg);
  std::uint64_t ticks = 0;
  if (read(loop.timer_, &ticks, sizeof(ticks)) != static_cast<ssize_t>(sizeof(ticks))) return;
  if (loop.closing_ || ticks == 0) return;
  if (ticks > 1) {
    loop.shared_.metrics.Add("vagtbro_ivr_late_ticks_total", {}, static_cast<double>(ticks - 1));
  }
  for (std::uint64_t tick = 0; tick < std::min(ticks, kMostFrames); ++tick) loop.Tick();
}

void SipLine::Loop::Tick() {
  shared_.now += absl::Milliseconds(20);
  for (const auto& [id, call] : calls_) call->Tick();
  Sweep();
}

void SipLine::Loop::Sweep() {
  const auto before = calls_.size();
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
  if (calls_.size() == before && calls_count_ == static_cast<int>(before)) return;
  calls_count_ = static_cast<int>(calls_.size());
  shared_.metrics.Set("vagtbro_ivr_calls", {}, calls_count_);
}

}  // namespace vagtbro::ivr
