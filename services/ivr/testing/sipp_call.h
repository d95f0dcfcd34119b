// SippCall: a scenario for sipp, an independent telephone, written step by step.
//
// Shape:   sipp is the caller; Run() is 0 if everything came as the scenario says. Its signalling
//          is on 127.0.0.1, its sound where `ear` says.
#pragma once

#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <string>

#include "kit/testing/temp_folder.h"

namespace vagtbro::ivr {

class SippCall final {
 public:
  // An offer of these payload types ("8 0 96"); 96 is telephone-event.
  explicit SippCall(std::string formats = "8 96", int ear = 0)
      : formats_(std::move(formats)), ear_(ear) {}

  SippCall& Invite(const std::string& headers = "") {
    return Send("INVITE", "[branch]", headers, Sound("sendrecv"), "");
  }
  // The same INVITE once more, as if it had been lost.
  SippCall& InviteAgain() {
    return Send("INVITE", "(of the INVITE)", "", Sound("sendrecv"), "", "INVITE");
  }
  SippCall& InviteWithoutOffer() { return Send("INVITE", "[branch]", "", "", ""); }
  SippCall& Ack() { return Send("ACK", "[branch]", "", "", "[peer_tag_param]"); }
  SippCall& AckWithAnswer() {
    return Send("ACK", "[branch]", "", Sound("sendrecv"), "[peer_tag_param]");
  }
  SippCall& Cancel() { return Send("CANCEL", "(of the INVITE)", "", "", "", "INVITE"); }
  SippCall& AckRefusal() {
    return Send("ACK", "(of the INVITE)", "", "", "[peer_tag_param]", "INVITE");
  }
  SippCall& Reinvite(const std::string& direction, const std::string& headers = "") {
    return Send("INVITE", "[branch]", headers, Sound(direction), "[peer_tag_param]");
  }
  // From now on its sound is to come here.
  SippCall& HearAt(int ear) {
    ear_ = ear;
    return *this;
  }
  // From now on its sound is secured so.
  SippCall& Secured(const std::string& crypto) {
    protocol_ = "RTP/SAVP";
    crypto_ = crypto.empty() ? "" : "a=crypto:" + crypto + "\n";
    return *this;
  }
  SippCall& Options() { return Send("OPTIONS", "[branch]", "", "", ""); }
  SippCall& Bye() {
    Send("BYE", "[branch]", "", "", "[peer_tag_param]");
    return Expect(200);
  }
  // An optional answer may be left out, as the ones before the last of an INVITE.
  SippCall& Expect(int status, bool optional = false, const std::string& holds = "") {
    ++step_;
    text_ += "<recv response=\"" + std::to_string(status) + "\" rrs=\"true\"" +
             (optional ? " optional=\"true\"" : "");
    if (holds.empty()) {
      text_ += "/>\n";
      return *this;
    }
    text_ += "><action><ereg regexp=\"" + holds +
             "\" search_in=\"msg\" check_it=\"true\" assign_to=\"1\"/></action></recv>\n"
             "<Reference variables=\"1\"/>\n";
    return *this;
  }
  // `answer` is "200 OK"; empty: it gets none.
  SippCall& ExpectRequest(const std::string& method, const std::string& answer) {
    ++step_;
    text_ += "<recv request=\"" + method + "\"/>\n";
    if (answer.empty()) return *this;
    ++step_;
    text_ += "<send><![CDATA[\nSIP/2.0 " + answer +
             "\n[last_Via:]\n[last_From:]\n[last_To:]\n[last_Call-ID:]\n[last_CSeq:]\n"
             "Contact: <sip:sipp@[local_ip]:[local_port]>\nContent-Length: 0\n\n]]></send>\n";
    return *this;
  }
  // How a transfer went: "SIP/2.0 200 OK".
  SippCall& Notify(const std::string& status) {
    Send("NOTIFY", "[branch]",
         "Event: refer\nSubscription-State: terminated\nContent-Type: message/sipfrag\n",
         status + "\n", "[peer_tag_param]");
    return Expect(200);
  }
  SippCall& ExpectPickUp() { return Expect(100, true).Expect(180, true).Expect(200); }
  SippCall& ExpectSilence() {
    text_ +=
        "<recv response=\"200\" timeout=\"400\" ontimeout=\"end\"/>\n"
        "<nop next=\"no\"/>\n<label id=\"no\"/>\n<recv request=\"NEVER\" timeout=\"1\"/>\n"
        "<label id=\"end\"/>\n<nop/>\n";
    return *this;
  }
  SippCall& Pause(int ms) {
    ++step_;
    text_ += "<pause milliseconds=\"" + std::to_string(ms) + "\"/>\n";
    return *this;
  }
  // One INFO for each key.
  SippCall& KeyByInfo(const std::string& keys) {
    for (const char key : keys) {
      Send("INFO", "[branch]", "Content-Type: application/dtmf-relay\n",
           "Signal=" + std::string(1, key) + "\nDuration=160\n", "[peer_tag_param]");
      Expect(200);
    }
    return *this;
  }
  // RFC 4733, 80 ms a key; `ms` is how long that takes.
  SippCall& KeyByRtp(const std::string& keys, int ms) {
    text_ += "<nop><action><exec play_dtmf=\"" + keys + ",80\"/></action></nop>\n";
    return Pause(ms);
  }

  // Sound that was recorded before; see tones.h.
  SippCall& Play(const std::string& recording, int ms) {
    text_ += "<nop><action><exec play_pcap_audio=\"" + recording + "\"/></action></nop>\n";
    return Pause(ms);
  }

  int Run(std::uint16_t port, int calls = 1, const std::string& transport = "u1") const {
    std::ofstream(folder_.path() + "/call.xml")
        << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<scenario name=\"caller\">\n"
        << text_ << "</scenario>\n";
    const std::string count = std::to_string(calls);
    const std::string command =
        "cd " + folder_.path() + " && sipp 127.0.0.1:" + std::to_string(port) +
        " -sf call.xml -i 127.0.0.1 -mi 127.0.0.1 -s 7010 -nostdin -timeout 30 -timeout_error"
        " -trace_err -t " +
        transport + " -m " + count + " -l " + count + " -r " + count +
        " >sipp.txt 2>&1 || { tail -n 30 *.log sipp.txt; false; }";
    return std::system(command.c_str());
  }

 private:
  SippCall& Send(const std::string& method, const std::string& branch, const std::string& headers,
                 const std::string& body, const std::string& to_tag,
                 const std::string& of_invite = "") {
    const bool repeats = method != "ACK";
    if (method == "INVITE" && of_invite.empty()) invite_step_ = step_;
    // sipp names another step's branch by its distance.
    const std::string its_branch =
        of_invite.empty() ? branch : "[branch-" + std::to_string(step_ - invite_step_) + "]";
    ++step_;
    const bool has_type = headers.find("Content-Type") != std::string::npos || body.empty();
    // A request that belongs to the INVITE has its number.
    if (of_invite.empty() && method != "ACK") ++cseq_;
    if (method == "INVITE" && of_invite.empty()) invite_cseq_ = cseq_;
    const bool is_invites = method == "ACK" || !of_invite.empty();
    const int cseq = is_invites ? invite_cseq_ : cseq_;
    text_ += std::string("<send") + (repeats ? " retrans=\"500\"" : "") + "><![CDATA[\n" + method +
             " sip:[service]@[remote_ip]:[remote_port] SIP/2.0\n"
             "Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=" +
             its_branch +
             "\n"
             "From: <sip:+4520304050@[local_ip]:[local_port]>;tag=[pid]-[call_number]\n"
             "To: <sip:[service]@[remote_ip]:[remote_port]>" +
             to_tag +
             "\n"
             "Call-ID: [call_id]\nCSeq: " +
             std::to_string(cseq) + " " + method +
             "\n"
             "Contact: <sip:sipp@[local_ip]:[local_port]>\nMax-Forwards: 70\n" +
             headers + (has_type ? "" : "Content-Type: application/sdp\n") +
             "Content-Length: [len]\n\n" + body + "]]></send>\n";
    return *this;
  }
  std::string Sound(const std::string& direction) const {
    const std::string port = ear_ > 0 ? std::to_string(ear_) : "[media_port]";
    std::string sdp =
        "v=0\no=caller 1 1 IN IP4 127.0.0.1\ns=-\nc=IN IP4 127.0.0.1\nt=0 0\nm=audio " + port +
        " " + protocol_ + " " + formats_ + "\n" + crypto_ + "a=" + direction + "\na=ptime:20\n";
    const auto map = [&](const std::string& type, const char* name) {
      if ((" " + formats_ + " ").find(" " + type + " ") == std::string::npos) return;
      sdp += "a=rtpmap:" + type + " " + name + "/8000\n";
    };
    map("8", "PCMA");
    map("0", "PCMU");
    map("18", "G729");
    map("96", "telephone-event");
    return sdp;
  }

  kit::TempFolder folder_;
  std::string formats_;
  int ear_;
  std::string protocol_ = "RTP/AVP";
  std::string crypto_;
  std::string text_;
  int cseq_ = 0;
  int invite_cseq_ = 0;
  int step_ = 0;
  int invite_step_ = 0;
};

}  // namespace vagtbro::ivr
