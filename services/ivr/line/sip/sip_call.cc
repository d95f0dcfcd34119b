#include "ivr/line/sip/sip_call.h"

#include <algorithm>
#include <utility>

#include "ivr/line/media/info_key.h"
#include "ivr/line/sip/caller.h"
#include "ivr/line/sip/trunk.h"
#include "kit/base/log.h"

namespace vagtbro::ivr {
namespace {

constexpr absl::Duration kTick = absl::Milliseconds(20);
constexpr int kNobodyAnswered = 480;

std::string_view View(const pl& text) { return {text.p, text.l}; }

// The exchange asserts who calls; From is what the caller's own telephone says.
std::string CallerOf(const sip_msg* invite) {
  const sip_hdr* privacy = sip_msg_hdr(invite, SIP_HDR_PRIVACY);
  if (privacy != nullptr && View(privacy->val) != "none") return "";
  const sip_hdr* asserted = sip_msg_hdr(invite, SIP_HDR_P_ASSERTED_IDENTITY);
  return CallerNumber(asserted != nullptr ? View(asserted->val) : View(invite->from.val));
}

}  // namespace

bool SipCall::OpenSound() {
  const SipSettings& settings = shared_.settings;
  SipShared* shared = &shared_;
  audio_ = CallAudio::Open(
      shared_.local, {settings.first_rtp_port, settings.last_rtp_port}, settings.srtp,
      [shared] { return shared->now; }, [this](char key) { OnKey(key); });
  return audio_ != nullptr;
}

std::shared_ptr<SipCall> SipCall::Ring(SipShared& shared, const sip_msg* invite, std::string id) {
  const std::shared_ptr<SipCall> call(new SipCall(shared));
  SipCall* self = call.get();
  call->peer_ = invite->src;
  if (!call->OpenSound()) {
    sip_treply(nullptr, shared.stack, invite, 503, "Service Unavailable");
    return nullptr;
  }
  call->audio_->set_signal(invite->src);
  const bool offered = mbuf_get_left(invite->mb) > 0;
  call->description_ = offered ? call->audio_->Answer(invite->mb) : call->audio_->Offer();
  if (!call->description_) {
    sip_treply(nullptr, shared.stack, invite, 488, "Not Acceptable Here");
    return nullptr;
  }
  sipsess* session = nullptr;
  if (sipsess_accept(&session, shared.sessions, invite, 180, "Ringing", "vagtbro",
                     "application/sdp", nullptr, nullptr, nullptr, false, OnOffer, OnAnswer,
                     OnEstablished, OnInfo, nullptr, OnClose, self, nullptr) != 0) {
    sip_treply(nullptr, shared.stack, invite, 500, "Server Internal Error");
    return nullptr;
  }
  call->session_.reset(session);
  call->sip_id_ = View(invite->callid);
  call->start_.caller = CallerOf(invite);
  call->start_.called = View(invite->uri.user);
  call->start_.facts = {std::move(id), !call->start_.caller.empty(), shared.clock.Now()};
  call->due_ = shared.now + shared.settings.rings;
  return call;
}

SipCall::~SipCall() {
  mem_deref(refer_);
  mem_deref(probe_);
}

void SipCall::GiveUp() {
  if (voice_) voice_->GiveUp(heard_);
}

void SipCall::Report() {
  if (!voice_) return;
  const Outcome outcome = voice_->outcome().value_or(Outcome::kFailed);
  shared_.backend.Ended(start_, outcome, voice_->place());
  if (ended_) ended_->Say(outcome);
}

void SipCall::Tick() {
  if (!picked_up_ && !gone_ && shared_.now >= due_) PickUp();
  const bool rings_out = ended_ && !established_;
  const absl::Duration limit = rings_out ? absl::ZeroDuration() : shared_.settings.longest_call;
  if (session_ && !gone_ && shared_.now >= due_ + limit) {
    if (rings_out) refusal_ = kNobodyAnswered;
    hang_up_ = true;
  }
  if (session_ && established_ && !gone_) WatchPeer();
  StepTransfer();
  if (session_ && (gone_ || hang_up_)) EndSession();
  if (!voice_) return;
  // A caller on hold hears nothing and keys nothing: time waits. Without a caller it does not.
  if (session_ && (!established_ || !audio_->may_send())) return;
  heard_ += kTick;
  Frame frame;
  voice_->OnTick(heard_, frame);
  if (session_) audio_->Send(frame);
}

void SipCall::StepTransfer() {
  if (transferring_ == Transferring::kTaken && session_) {
    voice_->OnTransfer(true, heard_);
    hang_up_ = true;
  } else if (transferring_ == Transferring::kRefused) {
    transferring_ = Transferring::kNo;
    voice_->OnTransfer(false, heard_);
  }
}

// A caller may be silent, on hold or behind silence suppression, but its exchange answers.
void SipCall::WatchPeer() {
  if (!probing_) {
    const absl::Duration last = std::max(last_sign_, audio_->last_heard());
    if (shared_.now - last < shared_.settings.quiet) return;
    probing_ =
        sip_drequestf(&probe_, shared_.stack, true, "OPTIONS", sipsess_dialog(session_.get()), 0,
                      nullptr, nullptr, OnProbe, this, "Content-Length: 0\r\n\r\n") == 0;
    probed_at_ = shared_.now;
    if (!probing_) hang_up_ = true;
  } else if (audio_->last_heard() > probed_at_) {
    probing_ = false;
    probe_ = static_cast<struct sip_request*>(mem_deref(probe_));
  } else if (shared_.now - probed_at_ >= shared_.settings.patience) {
    kit::LogWarning("a peer is gone without a word", {{"call", start_.facts.call_id}});
    hang_up_ = true;
  }
}

void SipCall::OnProbe(int error, const sip_msg* message, void* arg) {
  auto& call = *static_cast<SipCall*>(arg);
  constexpr int kNoSuchCall = 481;
  constexpr int kTimeout = 408;
  const int status = error != 0 || message == nullptr ? kTimeout : message->scode;
  if (status < 200) return;
  call.probing_ = false;
  call.last_sign_ = call.shared_.now;
  if (status == kNoSuchCall || status == kTimeout) call.hang_up_ = true;
}

void SipCall::PickUp() {
  picked_up_ = true;
  if (sipsess_answer(session_.get(), 200, "OK", description_.get(), nullptr) != 0) hang_up_ = true;
  description_.reset();
}

// Lets go of the session (which says BYE, if the peer has not) and tells the dialog.
void SipCall::EndSession() {
  CountSound();
  refer_ = static_cast<struct sip_request*>(mem_deref(refer_));
  probe_ = static_cast<struct sip_request*>(mem_deref(probe_));
  session_.reset();
  audio_.reset();
  if (!voice_) return;
  if (ended_ && !established_) return voice_->OnNotReached(NotReachedBy(refusal_), heard_);
  voice_->OnHungUp(heard_);
}

void SipCall::CountSound() {
  const RtpCount count = audio_->Count();
  if (count.received == 0) return;
  shared_.metrics.Add("vagtbro_rtp_received_total", {}, count.received);
  shared_.metrics.Add("vagtbro_rtp_lost_total", {}, count.lost);
  shared_.metrics.Observe("vagtbro_rtp_jitter_seconds", {}, absl::ToDoubleSeconds(count.jitter));
}

void SipCall::Send(const Wish& wish, std::uint32_t number) {
  shared_.backend.Send(
      start_, wish, [inbox = shared_.inbox, call = weak_from_this(), number](const Reply& reply) {
        inbox->Post([call, number, reply] {
          const auto there = call.lock();
          if (there) there->voice_->OnReply(number, reply, there->heard_);
        });
      });
}

void SipCall::Transfer(const std::string& number) {
  char host[64];
  re_snprintf(host, sizeof(host), "%J", &peer_);
  const std::string& own = shared_.settings.transfer_host;
  const std::string target = "<sip:" + number + "@" + (own.empty() ? host : own) + ">";
  char local[64];
  re_snprintf(local, sizeof(local), "%J", &shared_.local);
  const bool sent =
      IsNumber(number) && session_ &&
      sip_drequestf(&refer_, shared_.stack, true, "REFER", sipsess_dialog(session_.get()), 0,
                    nullptr, nullptr, OnRefer, this,
                    "Refer-To: %s\r\nContact: <sip:vagtbro@%s>\r\nContent-Length: 0\r\n\r\n",
                    target.c_str(), local) == 0;
  transferring_ = sent ? Transferring::kAsked : Transferring::kRefused;
}

void SipCall::OnRefer(int error, const sip_msg* message, void* arg) {
  auto& call = *static_cast<SipCall*>(arg);
  if (error != 0 || message == nullptr || message->scode >= 300) call.OnTransferStatus(500);
}

void SipCall::OnTransferStatus(int status) {
  if (transferring_ != Transferring::kAsked || status < 200) return;
  transferring_ = status < 300 ? Transferring::kTaken : Transferring::kRefused;
}

int SipCall::OnOffer(mbuf** answer, const sip_msg* message, void* arg) {
  auto& call = *static_cast<SipCall*>(arg);
  if (!call.audio_) return ENOTCONN;
  call.last_sign_ = call.shared_.now;
  const bool offered = mbuf_get_left(message->mb) > 0;
  Re<mbuf> text = offered ? call.audio_->Answer(message->mb) : call.audio_->Offer();
  if (!text) return EPROTO;
  *answer = text.release();
  return 0;
}

int SipCall::OnAnswer(const sip_msg* message, void* arg) {
  auto& call = *static_cast<SipCall*>(arg);
  if (call.ended_ && !call.established_) {
    call.peer_ = message->src;
    if (call.audio_) call.audio_->set_signal(message->src);
  }
  if (call.audio_ && call.audio_->TakeAnswer(message->mb)) return 0;
  call.hang_up_ = true;
  return EPROTO;
}

void SipCall::OnEstablished(const sip_msg* /*message*/, void* arg) {
  auto& call = *static_cast<SipCall*>(arg);
  if (call.established_ || call.hang_up_) return;
  call.established_ = true;
  call.last_sign_ = call.shared_.now;
  if (call.ended_) {
    call.due_ = call.shared_.now;  // from here the longest call is counted
    return call.voice_->Begin(call.heard_);
  }
  call.voice_ = std::make_unique<VoiceCall>(call.shared_.make(call.start_), call.shared_.clips,
                                            call.shared_.clock, call);
  call.voice_->Begin(call.heard_);
}

void SipCall::OnInfo(sip* stack, const sip_msg* message, void* arg) {
  auto& call = *static_cast<SipCall*>(arg);
  const std::string type =
      std::string(View(message->ctyp.type)) + "/" + std::string(View(message->ctyp.subtype));
  const mbuf* body = message->mb;
  const auto key =
      KeyInInfo(type, {reinterpret_cast<const char*>(mbuf_buf(body)), mbuf_get_left(body)});
  sip_reply(stack, message, 200, "OK");
  call.last_sign_ = call.shared_.now;
  if (key) call.OnKey(*key);
}

void SipCall::OnClose(int error, const sip_msg* message, void* arg) {
  auto& call = *static_cast<SipCall*>(arg);
  call.gone_ = true;
  call.refusal_ = error != 0 || message == nullptr ? 0 : message->scode;
  // A peer that leaves while it puts the call through has put it through.
  if (call.transferring_ == Transferring::kAsked) call.transferring_ = Transferring::kTaken;
}

void SipCall::OnKey(char key) {
  if (voice_) voice_->OnKey(key, heard_);
}

}  // namespace vagtbro::ivr
