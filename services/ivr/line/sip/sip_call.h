// SipCall: one call on the SIP line, in or out: its session, its sound and its dialog.
//
// Shape:   a call in rings, is picked up, and speaks from the peer's ACK on; a call out speaks from
//          the ACK of the 200. It is over when the session has ended and the dialog is done.
//          libre's callbacks only note what is to be done; sessions are let go by Tick, never from
//          within one. A peer of whom nothing comes is asked by OPTIONS whether it is there.
// Threads: the loop's.
#pragma once

#include <memory>
#include <string>

#include "ivr/line/media/voice_call.h"
#include "ivr/line/sip/call_audio.h"
#include "ivr/line/sip/ended_once.h"
#include "ivr/line/sip/inbox.h"
#include "ivr/line/sip/ports.h"
#include "ivr/line/sip/sip_settings.h"
#include "kit/ops/metrics.h"

namespace vagtbro::ivr {

// What the calls of a line share. `sip` and `sessions` outlive them.
struct SipShared {
  SipSettings settings;
  MakeDialog make;
  BackendPort& backend;
  const kit::Clock& clock;
  kit::Metrics& metrics;
  std::shared_ptr<Inbox> inbox;
  Clips clips;
  sip* stack = nullptr;
  sipsess_sock* sessions = nullptr;
  sa local{};
  absl::Duration now;  // counted in ticks
};

// A call that is to be made.
struct RingOut {
  OutCall call;
  std::unique_ptr<Dialog> dialog;
  std::shared_ptr<EndedOnce> ended;
};

class SipCall final : public CallSide, public std::enable_shared_from_this<SipCall> {
 public:
  // Answers the INVITE with 180, or refuses it. Null: refused.
  static std::shared_ptr<SipCall> Ring(SipShared& shared, const sip_msg* invite, std::string id);
  // Rings the number by the trunk; `may` is false if nobody can be rung now.
  static std::shared_ptr<SipCall> Dial(SipShared& shared, RingOut out, bool may);
  ~SipCall() override;

  // Every 20 ms.
  void Tick();
  // A call that was never talked to has no dialog.
  bool over() const { return !session_ && (!voice_ || voice_->outcome()); }
  // The wish that is open is answered with Down.
  void GiveUp();
  // Says to the backend, and to who rang out, how it ended; once. Before it is over, it has failed.
  void Report();
  const std::string& sip_id() const { return sip_id_; }
  // How a transfer goes on at the peer: the status in a NOTIFY.
  void OnTransferStatus(int status);

  void Send(const Wish& wish, std::uint32_t number) override;
  void HangUp() override { hang_up_ = true; }
  void Transfer(const std::string& number) override;

 private:
  enum class Transferring { kNo, kAsked, kTaken, kRefused };

  explicit SipCall(SipShared& shared) : shared_(shared) {}
  static int OnOffer(mbuf** answer, const sip_msg* message, void* arg);
  static int OnAnswer(const sip_msg* message, void* arg);
  static void OnEstablished(const sip_msg* message, void* arg);
  static void OnInfo(sip* stack, const sip_msg* message, void* arg);
  static void OnClose(int error, const sip_msg* message, void* arg);
  static void OnRefer(int error, const sip_msg* message, void* arg);
  static void OnProbe(int error, const sip_msg* message, void* arg);

  bool OpenSound();
  bool Invite(const std::string& number);
  void PickUp();
  void WatchPeer();
  void StepTransfer();
  void EndSession();
  void OnKey(char key);
  void CountSound();

  SipShared& shared_;
  CallStart start_;
  std::string sip_id_;  // Call-ID
  sa peer_{};
  Re<sipsess> session_;
  struct sip_request* refer_ = nullptr;  // libre clears these once they are answered
  struct sip_request* probe_ = nullptr;
  std::unique_ptr<CallAudio> audio_;
  Re<mbuf> description_;  // of the 200
  std::unique_ptr<VoiceCall> voice_;
  std::shared_ptr<EndedOnce> ended_;  // null: the call came in
  absl::Duration due_;                // in: to pick up; out: to stop ringing
  absl::Duration heard_;              // the call's own time: stands still on hold
  absl::Duration last_sign_;          // of the peer, in SIP
  absl::Duration probed_at_;
  int refusal_ = 0;  // of a call out
  bool picked_up_ = false;
  bool established_ = false;
  bool probing_ = false;
  bool gone_ = false;     // the peer has ended the session
  bool hang_up_ = false;  // we are to end it
  Transferring transferring_ = Transferring::kNo;
};

}  // namespace vagtbro::ivr
