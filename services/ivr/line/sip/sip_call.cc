#include "ivr/line/sip/sip_call.h"

#include <utility>

#include "ivr/line/media/info_key.h"
#include "ivr/line/sip/caller.h"

namespace vagtbro::ivr {
namespace {

constexpr absl::Duration kTick = absl::Milliseconds(20);

std::string_view View(const pl& text) { return {text.p, text.l}; }

// The exchange asserts who calls; From is what the caller's own telephone says.
std::string CallerOf(const sip_msg* invite) {
  const sip_hdr* privacy = sip_msg_hdr(invite, SIP_HDR_PRIVACY);
  if (privacy != nullptr && View(privacy->val) != "none") return "";
  const sip_hdr* asserted = sip_msg_hdr(invite, SIP_HDR_P_ASSERTED_IDENTITY);
  return CallerNumber(asserted != nullptr ? View(asserted->val) : View(invite->from.val));
}

bool IsNumber(const std::string& number) {
  return !number.empty() && number.find_first_not_of("+0123456789") == std::string::npos;
}

}  // namespace

std::shared_ptr<SipCall> SipCall::Ring(SipShared& shared, const sip_msg* invite, std::string id) {
  const std::shared_ptr<SipCall> call(new SipCall(shared));
  SipCall* self = call.get();
  call->peer_ = invite->src;
  call->audio_ = CallAudio::Open(
      shared.local, invite->src, {shared.settings.first_rtp_port, shared.settings.last_rtp_port},
      [&shared] { return shared.now; }, [self](char key) { self->OnKey(key); });
  if (!call->audio_) {
    sip_treply(nullptr, shared.stack, invite, 503, "Service Unavailable");
    return nullptr;
  }
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
  call->pick_up_at_ = shared.now + shared.settings.rings;
  return call;
}

SipCall::~SipCall() { mem_deref(refer_); }

void SipCall::Report() {
  if (voice_) shared_.backend.Ended(start_, *voice_->outcome(), voice_->place());
}

void SipCall::Tick() {
  if (!picked_up_ && !gone_ && shared_.now >= pick_up_at_) PickUp();
  if (session_ && shared_.now >= pick_up_at_ + shared_.settings.longest_call) hang_up_ = true;
  if (transferring_ == Transferring::kTaken && session_) {
    voice_->OnTransfer(true, heard_);
    hang_up_ = true;
  } else if (transferring_ == Transferring::kRefused) {
    transferring_ = Transferring::kNo;
    voice_->OnTransfer(false, heard_);
  }
  if (session_ && (gone_ || hang_up_)) EndSession();
  if (!voice_) return;
  // A caller on hold hears nothing and keys nothing: time waits. Without a caller it does not.
  if (session_ && (!established_ || !audio_->may_send())) return;
  heard_ += kTick;
  Frame frame;
  voice_->OnTick(heard_, frame);
  if (session_) audio_->Send(frame);
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
  session_.reset();
  audio_.reset();
  if (voice_) voice_->OnHungUp(heard_);
}

void SipCall::CountSound() {
  const RtpCount count = audio_->Count();
  shared_.metrics.Add("vagtbro_ivr_rtp_received_total", {}, count.received);
  shared_.metrics.Add("vagtbro_ivr_rtp_lost_total", {}, count.lost);
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
  const bool offered = mbuf_get_left(message->mb) > 0;
  Re<mbuf> text = offered ? call.audio_->Answer(message->mb) : call.audio_->Offer();
  if (!text) return EPROTO;
  *answer = text.release();
  return 0;
}

int SipCall::OnAnswer(const sip_msg* message, void* arg) {
  auto& call = *static_cast<SipCall*>(arg);
  if (call.audio_ && call.audio_->TakeAnswer(message->mb)) return 0;
  call.hang_up_ = true;
  return EPROTO;
}

void SipCall::OnEstablished(const sip_msg* /*message*/, void* arg) {
  auto& call = *static_cast<SipCall*>(arg);
  if (call.established_ || call.hang_up_) return;
  call.established_ = true;
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
  if (key) call.OnKey(*key);
}

void SipCall::OnClose(int /*error*/, const sip_msg* /*message*/, void* arg) {
  auto& call = *static_cast<SipCall*>(arg);
  call.gone_ = true;
  // A peer that leaves while it puts the call through has put it through.
  if (call.transferring_ == Transferring::kAsked) call.transferring_ = Transferring::kTaken;
}

void SipCall::OnKey(char key) {
  if (voice_) voice_->OnKey(key, heard_);
}

}  // namespace vagtbro::ivr
