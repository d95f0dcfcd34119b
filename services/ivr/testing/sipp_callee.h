// SippCallee: a scenario for sipp as the telephone that is rung, or the registrar, step by step.
//
// Shape:   Start() begins it beside the test, Wait() is 0 if everything came as the scenario says.
//          Requests of its own (Press, Bye) belong to the call of the last INVITE.
#pragma once

#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <string>
#include <thread>

#include "ivr/testing/free_port.h"
#include "kit/testing/temp_folder.h"

namespace vagtbro::ivr {

class SippCallee final {
 public:
  explicit SippCallee(int ear = 0) : port_(FreePort()), ear_(ear) {}
  ~SippCallee() { Wait(); }
  SippCallee(const SippCallee&) = delete;
  SippCallee& operator=(const SippCallee&) = delete;

  std::string host() const { return "127.0.0.1:" + std::to_string(port_); }

  // `holds` is a regular expression that must be found in the request.
  SippCallee& Expect(const std::string& method, const std::string& holds = "") {
    text_ += "<recv request=\"" + method + "\" crlf=\"true\"><action>\n";
    if (method == "INVITE" || method == "REGISTER") {
      text_ += Keep("From:", "[^ ].*", "theirs") + Keep("To:", "[^ ].*", "ours") +
               Keep("Contact:", "sip:[^>]*", "contact");
    }
    text_ += "<ereg regexp=\"" + (holds.empty() ? method : holds) +
             "\" search_in=\"msg\" check_it=\"true\" assign_to=\"found\"/>\n</action></recv>\n";
    return *this;
  }
  // A request whose digest is right by sipp's own reckoning.
  SippCallee& ExpectSigned(const std::string& method, const std::string& user,
                           const std::string& secret) {
    Expect(method);
    text_.insert(text_.rfind("</action>"), "<verifyauth assign_to=\"signed\" username=\"" + user +
                                               "\" password=\"" + secret + "\"/>\n");
    const std::string label = std::to_string(++labels_);
    text_ += "<nop test=\"signed\" next=\"" + label +
             "\"/>\n<recv request=\"A-RIGHT-DIGEST\" timeout=\"1\"/>\n<label id=\"" + label +
             "\"/>\n";
    signed_ = ",signed";
    return *this;
  }
  SippCallee& Reply(const std::string& status, const std::string& headers = "") {
    return Answer(status, headers, "");
  }
  SippCallee& ReplyWithSound(const std::string& status, const std::string& formats = "8 101",
                             const std::string& protocol = "RTP/AVP") {
    const std::string port = ear_ > 0 ? std::to_string(ear_) : "[media_port]";
    return Answer(status, "Content-Type: application/sdp\n",
                  "v=0\no=callee 1 1 IN IP4 127.0.0.1\ns=-\nc=IN IP4 127.0.0.1\nt=0 0\nm=audio " +
                      port + " " + protocol + " " + formats +
                      "\na=rtpmap:8 PCMA/8000\na=rtpmap:101 telephone-event/8000\na=ptime:20\n");
  }
  SippCallee& PickUp() {
    return Expect("INVITE").Reply("180 Ringing").ReplyWithSound("200 OK").Expect("ACK");
  }
  SippCallee& Press(const std::string& keys) {
    for (const char key : keys) {
      Request("INFO", "Content-Type: application/dtmf-relay\n",
              "Signal=" + std::string(1, key) + "\nDuration=160\n");
    }
    return *this;
  }
  // A press of one digit by RFC 4733 on payload type 101, recorded; goes on after `ms`.
  SippCallee& PressByRtp(char key, int ms = 600) {
    text_ += "<nop><action><exec play_pcap_audio=\"/usr/share/sip-tester/dtmf_2833_" +
             std::string(1, key) + ".pcap\"/></action></nop>\n";
    return Pause(ms);
  }
  SippCallee& Bye() { return Request("BYE", "", ""); }
  SippCallee& ExpectBye() { return Expect("BYE").Reply("200 OK"); }
  SippCallee& Pause(int ms) {
    text_ += "<pause milliseconds=\"" + std::to_string(ms) + "\"/>\n";
    return *this;
  }

  SippCallee& Start(const std::string& transport = "u1") {
    std::ofstream(folder_.path() + "/callee.xml")
        << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<scenario name=\"callee\">\n"
        << text_
        << "<Reference variables=\"theirs,ours,contact,found" + signed_ + "\"/>\n</scenario>\n";
    const std::string command =
        "cd " + folder_.path() + " && sipp -sf callee.xml -i 127.0.0.1 -mi 127.0.0.1 -p " +
        std::to_string(port_) + " -nostdin -timeout 30 -timeout_error -trace_err -m 1 -t " +
        transport + " >sipp.txt 2>&1 || { tail -n 40 *.log sipp.txt; false; }";
    phone_ = std::thread([this, command] { result_ = std::system(command.c_str()); });
    return *this;
  }
  int Wait() {
    if (phone_.joinable()) phone_.join();
    return result_;
  }

 private:
  static std::string Keep(const std::string& header, const std::string& what,
                          const std::string& name) {
    return "<ereg regexp=\"" + what + "\" search_in=\"hdr\" header=\"" + header +
           "\" assign_to=\"" + name + "\"/>\n";
  }
  SippCallee& Answer(const std::string& status, const std::string& headers,
                     const std::string& body) {
    text_ += "<send><![CDATA[\nSIP/2.0 " + status +
             "\n[last_Via:]\n[last_From:]\n[last_To:];tag=callee\n[last_Call-ID:]\n[last_CSeq:]\n"
             "Contact: <sip:sipp@[local_ip]:[local_port]>\n" +
             headers + "Content-Length: [len]\n\n" + body + "]]></send>\n";
    return *this;
  }
  SippCallee& Request(const std::string& method, const std::string& headers,
                      const std::string& body) {
    text_ +=
        "<send retrans=\"500\"><![CDATA[\n" + method +
        " [$contact] SIP/2.0\nVia: SIP/2.0/[transport] [local_ip]:[local_port];"
        "branch=[branch]\nFrom: [$ours];tag=callee\nTo: [$theirs]\nCall-ID: [call_id]\nCSeq: " +
        std::to_string(++cseq_) + " " + method +
        "\nContact: <sip:sipp@[local_ip]:[local_port]>\nMax-Forwards: 70\n" + headers +
        "Content-Length: [len]\n\n" + body + "]]></send>\n<recv response=\"200\"/>\n";
    return *this;
  }

  kit::TempFolder folder_;
  std::uint16_t port_;
  int ear_;
  std::string text_;
  std::string signed_;
  int labels_ = 0;
  int cseq_ = 0;
  int result_ = -1;
  std::thread phone_;
};

}  // namespace vagtbro::ivr
