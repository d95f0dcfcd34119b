// SipLine::Loop: the thread of a SIP line, its stack and its calls.
#pragma once

#include <atomic>
#include <condition_variable>
#include <future>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

#include "ivr/line/sip/invite_rate.h"
#include "ivr/line/sip/registration.h"
#include "ivr/line/sip/sip_call.h"
#include "ivr/line/sip/sip_line.h"
#include "ivr/line/sip/sip_peers.h"

namespace vagtbro::ivr {

class SipLine::Loop final {
 public:
  Loop(SipShared shared, SipPeers peers);
  ~Loop();

  // Returns once it listens.
  absl::Status Start();
  std::uint16_t port() const { return port_; }
  int calls() const { return calls_count_; }
  void Drain(absl::Duration patience);
  std::uint16_t tls_port() const { return tls_port_; }
  bool can_ring() const { return !shared_.settings.trunk.host.empty(); }
  void Ring(RingOut out);

 private:
  static bool OnRequest(const sip_msg* message, void* arg);
  static bool OnOtherRequest(const sip_msg* message, void* arg);
  static bool OnOtherResponse(const sip_msg* message, void* arg);
  static void OnInvite(const sip_msg* message, void* arg);
  static void OnTimer(int flags, void* arg);
  static void OnClosed(void* arg);

  void Run(std::promise<absl::Status> started);
  absl::Status Open();
  absl::Status Listen();
  bool ListenOnce();
  absl::Status ListenTls();
  void FindNames();
  void Register();
  void StartDrain();
  void CutOff();
  void GiveUp();
  bool AwaitNobody(absl::Duration patience);
  void Close();
  bool Answer(const sip_msg* message);
  void AnswerOptions(const sip_msg* message);
  bool RefuseExtensions(const sip_msg* message);
  void TurnAway(const sip_msg* message, const char* why);
  void Dial(RingOut out);
  void TakeInvite(const sip_msg* message);
  void TakeNotify(const sip_msg* message);
  void CountUnreadable();
  void Tick();
  void Sweep();

  SipShared shared_;
  SipPeers peers_;
  std::string prefix_;  // of the ids of calls, another in each process
  std::uint64_t last_call_ = 0;
  std::map<std::string, std::shared_ptr<SipCall>> calls_;  // by Call-ID and number
  InviteRate rate_;
  Re<dnsc> names_;
  Re<sip> stack_;
  std::unique_ptr<Registration> registration_;
  sip_lsnr* requests_ = nullptr;  // libre clears these when they go
  sip_lsnr* other_requests_ = nullptr;
  sip_lsnr* other_responses_ = nullptr;
  Re<sipsess_sock> sessions_;
  struct tmr last_words_ {};
  int timer_ = -1;
  bool draining_ = false;
  bool drained_ = false;  // draining, and nobody is left; guarded by mutex_
  std::mutex mutex_;
  std::condition_variable changed_;
  bool closing_ = false;
  std::atomic<int> calls_count_ = 0;
  int calls_told_ = 0;  // by the metric
  std::uint16_t port_ = 0;
  std::uint16_t tls_port_ = 0;
  std::thread thread_;
};

}  // namespace vagtbro::ivr
