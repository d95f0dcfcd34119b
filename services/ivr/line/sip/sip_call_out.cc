// Ringing out: INVITE by the trunk, until somebody answers, nobody does, or the exchange says no. A
// voice before the answer is not the callee's, and is not heard.
#include <utility>

#include "ivr/line/sip/sip_call.h"
#include "ivr/line/sip/trunk.h"

namespace vagtbro::ivr {

std::shared_ptr<SipCall> SipCall::Dial(SipShared& shared, RingOut out, bool may) {
  const std::shared_ptr<SipCall> call(new SipCall(shared));
  call->start_ = {out.call.facts, out.call.number, out.call.number};
  call->ended_ = std::move(out.ended);
  call->picked_up_ = true;  // there is nothing for us to pick up
  call->due_ = shared.now + out.call.rings;
  call->voice_ =
      std::make_unique<VoiceCall>(std::move(out.dialog), shared.clips, shared.clock, *call);
  if (!may || !call->OpenSound() || !call->Invite(out.call.number)) {
    call->session_.reset();
    call->audio_.reset();
    call->voice_->OnNotReached(NotReached::kFailed, call->heard_);
  }
  return call;
}

bool SipCall::Invite(const std::string& number) {
  const SipTrunk& trunk = shared_.settings.trunk;
  const Re<mbuf> offer = audio_->Offer();
  if (!IsNumber(number) || !offer) return false;
  const std::string to = SipUri(number, trunk.host, trunk.transport);
  // Who knows us by name expects its own domain; others our address.
  char local[64];
  re_snprintf(local, sizeof(local), "%J", &shared_.local);
  const std::string from =
      "sip:" + trunk.caller_id + "@" + (trunk.user.empty() ? local : trunk.host);
  sipsess* session = nullptr;
  if (sipsess_connect(&session, shared_.sessions, to.c_str(), nullptr, from.c_str(), "vagtbro",
                      nullptr, 0, "application/sdp", offer.get(),
                      trunk.user.empty() ? nullptr : TrunkCredentials, &shared_.settings.trunk,
                      false, OnOffer, OnAnswer, nullptr, OnEstablished, OnInfo, nullptr, OnClose,
                      this, "P-Asserted-Identity: <%s>\r\n", from.c_str()) != 0) {
    return false;
  }
  session_.reset(session);
  sip_id_ = sip_dialog_callid(sipsess_dialog(session));
  return true;
}

}  // namespace vagtbro::ivr
