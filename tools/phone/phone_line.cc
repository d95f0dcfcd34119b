#include "tools/phone/phone_line.h"

#include <sys/timerfd.h>
#include <unistd.h>

#include <algorithm>
#include <utility>

#include "ivr/line/media/rem.h"

namespace vagtbro::phone {
namespace {

constexpr long kTickNanos = 20'000'000;
constexpr std::uint64_t kMostTicks = 5;  // caught up after a pause of the machine
constexpr absl::Duration kLastWords = absl::Seconds(1);

std::string Text(const pl& text) { return {text.p, text.l}; }

}  // namespace

Phone::Line::~Line() {
  loop_.Do([this] {
    session_.reset();
    if (sessions_) sipsess_close_all(sessions_.get());
    // The stack says when its last transaction is over.
    if (stack_) sip_close(stack_.get(), false);
  });
  if (stack_) {
    std::unique_lock lock(mutex_);
    changed_.wait_for(lock, absl::ToChronoMilliseconds(kLastWords),
                      [this] { return stack_closed_; });
  }
  loop_.Stop([this] {
    sound_.reset();
    description_.reset();
    sessions_.reset();
    stack_.reset();
    if (timer_ < 0) return;
    fd_close(timer_);
    close(timer_);
  });
}

bool Phone::Line::Open() {
  bool open = false;
  loop_.Do([&] { open = Listen(); });
  return open;
}

// A port of the system's choice for UDP may be taken for TCP: then another is tried.
bool Phone::Line::Listen() {
  for (int attempt = 0; attempt < 10 && !sessions_; ++attempt) {
    if (sa_set_str(&local_, settings_.address.c_str(), settings_.port) != 0) return false;
    sip* stack = nullptr;
    if (sip_alloc(&stack, nullptr, 32, 32, 32, "Vagtbro phone", OnStackClosed, this) != 0) {
      return false;
    }
    stack_.reset(stack);
    sipsess_sock* sessions = nullptr;
    if (sip_transp_add(stack, SIP_TRANSP_UDP, &local_) != 0 ||
        sip_transp_laddr(stack, &local_, SIP_TRANSP_UDP, nullptr) != 0 ||
        sip_transp_add(stack, SIP_TRANSP_TCP, &local_) != 0 ||
        sipsess_listen(&sessions, stack, 32, OnInvite, this) != 0) {
      stack_.reset();
      continue;
    }
    sessions_.reset(sessions);
  }
  if (!sessions_) return false;
  char text[64];
  re_snprintf(text, sizeof(text), "%J", &local_);
  address_ = "sip:" + settings_.user + "@" + text;
  timer_ = timerfd_create(CLOCK_MONOTONIC, TFD_NONBLOCK | TFD_CLOEXEC);
  const itimerspec every{{0, kTickNanos}, {0, kTickNanos}};
  return timer_ >= 0 && timerfd_settime(timer_, 0, &every, nullptr) == 0 &&
         fd_listen(timer_, FD_READ, OnTimer, this) == 0;
}

void Phone::Line::OnStackClosed(void* arg) {
  auto& line = *static_cast<Line*>(arg);
  const std::lock_guard lock(line.mutex_);
  line.stack_closed_ = true;
  line.changed_.notify_all();
}

std::unique_ptr<Sound> Phone::Line::NewSound() {
  return Sound::Open(local_, {[this](const Frame& frame, int lost) { Hear(frame, lost); },
                              [this] {
                                const std::lock_guard lock(mutex_);
                                listener_.Pressed();
                              }});
}

// A call begins: what was heard of the last one is forgotten.
void Phone::Line::Begin(State state) {
  const std::lock_guard lock(mutex_);
  state_ = state;
  picked_up_ = false;
  status_ = 0;
  ending_.clear();
  listener_ = Listener(book_);
  recording_.clear();
  packets_ = lost_ = 0;
  keys_left_ = 0;
  changed_.notify_all();
}

void Phone::Line::End(const std::string& how, int status) {
  keys_.clear();
  pressed_ = info_waits_ = false;
  sound_.reset();
  const std::lock_guard lock(mutex_);
  if (state_ == State::kOver) return;
  state_ = State::kOver;
  status_ = status;
  ending_ = how;
  keys_left_ = 0;
  changed_.notify_all();
}

void Phone::Line::Invite(const std::string& uri) {
  Begin(State::kCalling);
  loop_.Do([&] {
    sound_ = NewSound();
    const ivr::Re<mbuf> offer = sound_ ? sound_->Offer() : nullptr;
    sipsess* session = nullptr;
    if (!offer || sipsess_connect(&session, sessions_.get(), uri.c_str(), nullptr, address_.c_str(),
                                  settings_.user.c_str(), nullptr, 0, "application/sdp",
                                  offer.get(), nullptr, nullptr, false, OnOffer, OnAnswer, nullptr,
                                  OnEstablished, nullptr, nullptr, OnClose, this, nullptr) != 0) {
      End("no such address", 0);
      return;
    }
    session_.reset(session);
  });
}

void Phone::Line::OnInvite(const sip_msg* message, void* arg) {
  static_cast<Line*>(arg)->Ring(message);
}

void Phone::Line::Ring(const sip_msg* message) {
  const State now = Locked([this] { return state_; });
  if (now != State::kIdle && now != State::kOver) {
    sip_treply(nullptr, stack_.get(), message, 486, "Busy Here");
    return;
  }
  session_.reset();
  sound_ = NewSound();
  description_ = nullptr;
  if (sound_) {
    description_ = mbuf_get_left(message->mb) > 0 ? sound_->Answer(message->mb) : sound_->Offer();
  }
  sipsess* session = nullptr;
  if (!description_ ||
      sipsess_accept(&session, sessions_.get(), message, 180, "Ringing", settings_.user.c_str(),
                     "application/sdp", nullptr, nullptr, nullptr, false, OnOffer, OnAnswer,
                     OnEstablished, nullptr, nullptr, OnClose, this, nullptr) != 0) {
    sip_treply(nullptr, stack_.get(), message, 488, "Not Acceptable Here");
    return;
  }
  session_.reset(session);
  const std::string caller = Text(message->from.uri.user);
  {
    const std::lock_guard lock(mutex_);
    caller_ = caller == "anonymous" ? "" : caller;
  }
  Begin(State::kRinging);
}

void Phone::Line::Answer() {
  loop_.Do([this] {
    if (Locked([this] { return state_; }) != State::kRinging) return;
    sipsess_answer(session_.get(), 200, "OK", description_.get(), nullptr);
  });
}

void Phone::Line::Reject(std::uint16_t status) {
  loop_.Do([&] {
    if (Locked([this] { return state_; }) != State::kRinging) return;
    sipsess_reject(session_.get(), status, status == 486 ? "Busy Here" : "Decline", nullptr);
    session_.reset();
    End("we declined", status);
  });
}

void Phone::Line::HangUp() {
  loop_.Do([this] {
    session_.reset();
    if (Locked([this] { return state_; }) != State::kIdle) End("we hung up");
  });
}

int Phone::Line::OnOffer(mbuf** answer, const sip_msg* message, void* arg) {
  auto& line = *static_cast<Line*>(arg);
  if (!line.sound_) return ENOTCONN;
  ivr::Re<mbuf> text =
      mbuf_get_left(message->mb) > 0 ? line.sound_->Answer(message->mb) : line.sound_->Offer();
  if (!text) return EPROTO;
  *answer = text.release();
  return 0;
}

int Phone::Line::OnAnswer(const sip_msg* message, void* arg) {
  auto& line = *static_cast<Line*>(arg);
  return line.sound_ && line.sound_->TakeAnswer(message->mb) ? 0 : EPROTO;
}

void Phone::Line::OnEstablished(const sip_msg* /*message*/, void* arg) {
  auto& line = *static_cast<Line*>(arg);
  const std::lock_guard lock(line.mutex_);
  line.state_ = State::kTalking;
  line.picked_up_ = true;
  line.changed_.notify_all();
}

void Phone::Line::OnClose(int /*error*/, const sip_msg* message, void* arg) {
  auto& line = *static_cast<Line*>(arg);
  const State was = line.Locked([&] { return line.state_; });
  if (message != nullptr && !message->req) {
    line.End(std::to_string(message->scode) + " " + Text(message->reason), message->scode);
  } else {
    line.End(was == State::kTalking   ? "they hung up"
             : was == State::kRinging ? "they gave up"
                                      : "nobody answers at that address");
  }
  // Not within its own callback.
  line.loop_.Post([&line] {
    if (line.Locked([&] { return line.state_; }) == State::kOver) line.session_.reset();
  });
}

void Phone::Line::Press(const std::string& keys) {
  {
    const std::lock_guard lock(mutex_);
    if (state_ != State::kTalking) return;
    keys_left_ += keys.size();
  }
  loop_.Post([this, keys] { keys_.insert(keys_.end(), keys.begin(), keys.end()); });
}

// A key at a time: the next when the last is out.
void Phone::Line::NextKey() {
  if (!sound_ || info_waits_ || sound_->pressing()) return;
  if (std::exchange(pressed_, false)) {
    const std::lock_guard lock(mutex_);
    --keys_left_;
    changed_.notify_all();
  }
  if (keys_.empty()) return;
  const char key = keys_.front();
  keys_.pop_front();
  pressed_ = true;
  if (settings_.keys_by_info) {
    const std::lock_guard lock(mutex_);
    listener_.Pressed();
  }
  if (!settings_.keys_by_info && sound_->Press(key)) return;
  const std::string body = std::string("Signal=") + key + "\r\nDuration=100\r\n";
  const ivr::Re<mbuf> text(mbuf_alloc(body.size()));
  mbuf_write_str(text.get(), body.c_str());
  text->pos = 0;
  info_waits_ =
      sipsess_info(session_.get(), "application/dtmf-relay", text.get(), OnInfoSent, this) == 0;
}

void Phone::Line::OnInfoSent(int /*error*/, const sip_msg* /*message*/, void* arg) {
  static_cast<Line*>(arg)->info_waits_ = false;
}

void Phone::Line::OnTimer(int /*flags*/, void* arg) {
  auto& line = *static_cast<Line*>(arg);
  std::uint64_t ticks = 0;
  if (read(line.timer_, &ticks, sizeof(ticks)) != static_cast<ssize_t>(sizeof(ticks))) return;
  if (line.Locked([&] { return line.state_; }) != State::kTalking) return;
  for (std::uint64_t tick = 0; tick < std::min(ticks, kMostTicks); ++tick) {
    line.NextKey();
    if (line.sound_) line.sound_->Tick();
  }
}

void Phone::Line::Hear(const Frame& frame, int lost) {
  const std::lock_guard lock(mutex_);
  listener_.On(frame, lost);
  recording_.insert(recording_.end(), static_cast<std::size_t>(lost) * frame.size(), 0);
  for (const std::uint8_t byte : frame) recording_.push_back(g711_alaw2pcm(byte));
  ++packets_;
  lost_ += lost;
  changed_.notify_all();
}

}  // namespace vagtbro::phone
