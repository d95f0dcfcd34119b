// What the line answers to requests: calls that are taken or not, OPTIONS, how a transfer goes.
#include <charconv>
#include <string_view>
#include <utility>

#include "ivr/line/sip/sip_loop.h"

namespace vagtbro::ivr {
namespace {

constexpr char kAllow[] = "Allow: INVITE,ACK,CANCEL,BYE,OPTIONS,INFO,NOTIFY\r\n";

}  // namespace

bool SipLine::Loop::OnRequest(const sip_msg* message, void* arg) {
  return static_cast<Loop*>(arg)->Answer(message);
}

// True: the request has had its answer here.
bool SipLine::Loop::Answer(const sip_msg* message) {
  char from[64];
  re_snprintf(from, sizeof(from), "%j", &message->src);
  if (!peers_.Allow(from)) return true;  // silence
  if (pl_strcmp(&message->met, "INVITE") == 0) return RefuseExtensions(message);
  if (pl_strcmp(&message->met, "NOTIFY") == 0) {
    TakeNotify(message);
    return true;
  }
  if (pl_strcmp(&message->met, "OPTIONS") == 0) {
    AnswerOptions(message);
    return true;
  }
  return false;
}

// What is nobody's: of a call that is over, or a method that we do not have.
bool SipLine::Loop::OnOtherRequest(const sip_msg* message, void* arg) {
  sip* stack = static_cast<Loop*>(arg)->shared_.stack;
  if (pl_strcmp(&message->met, "ACK") == 0) return true;
  if (pl_strcmp(&message->met, "CANCEL") == 0) {
    sip_reply(stack, message, 481, "Transaction Does Not Exist");
    return true;
  }
  sip_replyf(stack, message, 405, "Method Not Allowed", "%sContent-Length: 0\r\n\r\n", kAllow);
  return true;
}

bool SipLine::Loop::OnOtherResponse(const sip_msg* /*message*/, void* /*arg*/) { return true; }

void SipLine::Loop::AnswerOptions(const sip_msg* message) {
  // Within a call it only asks whether we are still there.
  if (draining_ && !pl_isset(&message->to.tag)) {
    sip_replyf(shared_.stack, message, 503, "Service Unavailable",
               "Retry-After: 30\r\nContent-Length: 0\r\n\r\n");
    return;
  }
  sip_replyf(shared_.stack, message, 200, "OK",
             "%sAccept: application/sdp,application/dtmf-relay,application/dtmf\r\n"
             "Content-Length: 0\r\n\r\n",
             kAllow);
}

// We have no extension, so each one that is required is named; also in a re-INVITE.
bool SipLine::Loop::RefuseExtensions(const sip_msg* message) {
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
  if (required.empty()) return false;
  sip_treplyf(nullptr, nullptr, shared_.stack, message, false, 420, "Bad Extension",
              "Unsupported: %s\r\nContent-Length: 0\r\n\r\n", required.c_str());
  return true;
}

void SipLine::Loop::OnInvite(const sip_msg* message, void* arg) {
  static_cast<Loop*>(arg)->TakeInvite(message);
}

void SipLine::Loop::TurnAway(const sip_msg* message, const char* why) {
  shared_.metrics.Add("vagtbro_calls_turned_away_total", {{"line", "sip"}, {"why", why}});
  sip_treplyf(nullptr, nullptr, shared_.stack, message, false, 503, "Service Unavailable",
              "Retry-After: %d\r\nContent-Length: 0\r\n\r\n", draining_ ? 30 : 2);
}

void SipLine::Loop::TakeInvite(const sip_msg* message) {
  char from[64];
  re_snprintf(from, sizeof(from), "%j", &message->src);
  if (draining_ || closing_) return TurnAway(message, "draining");
  if (!rate_.Take(from, shared_.now)) return TurnAway(message, "rate");
  if (static_cast<int>(calls_.size()) >= shared_.settings.most_calls) {
    shared_.metrics.Add("vagtbro_calls_turned_away_total", {{"line", "sip"}, {"why", "full"}});
    sip_treply(nullptr, shared_.stack, message, 486, "Busy Here");
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

}  // namespace vagtbro::ivr
