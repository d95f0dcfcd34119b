// Phone::Line: the side of a phone that speaks with libre, and what is known of its call.
//
// Threads: what is behind mutex_ is for any; the rest belongs to the loop's thread.
#pragma once

#include <condition_variable>
#include <deque>
#include <mutex>

#include "tools/phone/loop.h"
#include "tools/phone/phone.h"
#include "tools/phone/sound.h"

namespace vagtbro::phone {

class Phone::Line final {
 public:
  Line(PhoneSettings settings, const ClipBook& book)
      : listener_(book), settings_(std::move(settings)), book_(book) {}
  ~Line();
  bool Open();

  void Invite(const std::string& uri);
  void Answer();
  void Reject(std::uint16_t status);
  void HangUp();
  void Press(const std::string& keys);

  // Waits until `done` or the end of the call or the patience; answers `done`.
  template <class Done>
  bool Wait(absl::Duration patience, Done done) {
    std::unique_lock lock(mutex_);
    changed_.wait_for(lock, absl::ToChronoMilliseconds(patience),
                      [&] { return done() || state_ == State::kOver; });
    return done();
  }
  template <class Look>
  auto Locked(Look look) const {
    const std::lock_guard lock(mutex_);
    return look();
  }

  // Behind the lock.
  State state_ = State::kIdle;
  bool picked_up_ = false;  // also when it is over already
  int status_ = 0;          // of SIP, if the call was refused
  std::string ending_;
  std::string caller_;
  Listener listener_;
  std::vector<std::int16_t> recording_;
  std::int64_t packets_ = 0;
  std::int64_t lost_ = 0;
  std::size_t keys_left_ = 0;

  std::string address_;  // constant after Open()

 private:
  static void OnInvite(const sip_msg* message, void* arg);
  static int OnOffer(mbuf** answer, const sip_msg* message, void* arg);
  static int OnAnswer(const sip_msg* message, void* arg);
  static void OnEstablished(const sip_msg* message, void* arg);
  static void OnClose(int error, const sip_msg* message, void* arg);
  static void OnInfoSent(int error, const sip_msg* message, void* arg);
  static void OnTimer(int flags, void* arg);
  static void OnStackClosed(void* arg);

  bool Listen();
  void Ring(const sip_msg* message);
  void Begin(State state);
  void End(const std::string& how, int status = 0);
  void NextKey();
  void Hear(const Frame& frame, int lost);
  std::unique_ptr<Sound> NewSound();

  const PhoneSettings settings_;
  const ClipBook& book_;
  mutable std::mutex mutex_;
  std::condition_variable changed_;

  sa local_{};
  int timer_ = -1;
  ivr::Re<sip> stack_;
  ivr::Re<sipsess_sock> sessions_;
  ivr::Re<sipsess> session_;
  std::unique_ptr<Sound> sound_;
  ivr::Re<mbuf> description_;
  std::deque<char> keys_;
  bool pressed_ = false;  // the key before is out, or on its way
  bool info_waits_ = false;
  bool stack_closed_ = false;  // behind the lock
  Loop loop_;
};

}  // namespace vagtbro::phone
