// RawCall: SIP and RTP by hand over a socket of its own, so that what is sent may be anything.
//
// Shape:   127.0.0.1; signalling and sound come from one socket each.
#pragma once

#include <arpa/inet.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "kit/base/check.h"

namespace vagtbro::ivr {

class RawSocket final {
 public:
  RawSocket() : socket_(::socket(AF_INET, SOCK_DGRAM, 0)) {
    sockaddr_in own = Local(0);
    KIT_CHECK(::bind(socket_, reinterpret_cast<sockaddr*>(&own), sizeof own) == 0);
    socklen_t size = sizeof own;
    ::getsockname(socket_, reinterpret_cast<sockaddr*>(&own), &size);
    port_ = ntohs(own.sin_port);
  }
  ~RawSocket() { ::close(socket_); }
  RawSocket(const RawSocket&) = delete;
  RawSocket& operator=(const RawSocket&) = delete;

  int port() const { return port_; }
  void Send(int port, const std::string& bytes) {
    const sockaddr_in to = Local(port);
    ::sendto(socket_, bytes.data(), bytes.size(), 0, reinterpret_cast<const sockaddr*>(&to),
             sizeof to);
  }
  // Empty: nothing came.
  std::string Receive(int patience_ms) {
    pollfd wait{socket_, POLLIN, 0};
    if (::poll(&wait, 1, patience_ms) <= 0) return "";
    std::array<char, 4096> bytes;
    const ssize_t size = ::recv(socket_, bytes.data(), bytes.size(), MSG_DONTWAIT);
    return size < 0 ? "" : std::string(bytes.data(), static_cast<std::size_t>(size));
  }
  void Drain() {
    while (!Receive(0).empty()) {
    }
  }

 private:
  static sockaddr_in Local(int port) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return address;
  }
  int socket_;
  int port_ = 0;
};

class RawCall final {
 public:
  // What an offer of SRTP says behind its number.
  static constexpr char kCrypto[] =
      "AES_CM_128_HMAC_SHA1_80 inline:WVNfX19zZW1jdGwgKCkgewkyMjA7fQp9CnVubGVz";

  explicit RawCall(int line_port) : line_port_(line_port) {}

  // A whole INVITE; `number` makes it another call. `secure`: it offers SRTP.
  std::string Invite(int number, bool secure = false) const {
    const std::string sdp =
        "v=0\r\no=raw 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\n"
        "m=audio " +
        std::to_string(sound_.port()) + (secure ? " RTP/SAVP" : " RTP/AVP") +
        " 8 0 101\r\na=rtpmap:8 PCMA/8000\r\na=rtpmap:0 PCMU/8000\r\n"
        "a=rtpmap:101 telephone-event/8000\r\na=fmtp:101 0-15\r\na=ptime:20\r\na=sendrecv\r\n" +
        (secure ? "a=crypto:1 " + std::string(kCrypto) + "\r\n" : "");
    return Request("INVITE", number, "", "Content-Type: application/sdp\r\n", sdp);
  }
  void Send(const std::string& bytes) { signal_.Send(line_port_, bytes); }
  // Whether a whole request is answered.
  bool IsAlive(int number) {
    signal_.Drain();
    Send(Request("OPTIONS", number, "", "", ""));
    for (int answers = 0; answers < 5000; ++answers) {
      const std::string answer = signal_.Receive(3000);
      if (answer.empty()) return false;
      if (answer.find("OPTIONS\r\n") != std::string::npos) return true;
    }
    return false;
  }

  // Calls, and is picked up. False: it is not.
  bool Begin(int number) {
    Send(Invite(number));
    for (int answers = 0; answers < 5; ++answers) {
      const std::string answer = signal_.Receive(3000);
      if (answer.rfind("SIP/2.0 200", 0) != 0) continue;
      const std::size_t media = answer.find("m=audio ");
      if (media == std::string::npos) return false;
      sound_port_ = std::atoi(answer.c_str() + media + 8);
      const std::size_t to = answer.find("\r\nTo:");
      to_ = answer.substr(to + 2, answer.find("\r\n", to + 2) - to - 2) + "\r\n";
      Send(Request("ACK", number, to_, "", ""));
      return true;
    }
    return false;
  }
  void SendSound(const std::string& packet) { sound_.Send(sound_port_, packet); }
  // Whether a frame of sound comes.
  bool Hears() {
    sound_.Drain();
    return sound_.Receive(2000).size() == 172;
  }
  // "SIP/2.0 200 OK …" of an INFO with this body.
  std::string Info(int number, const std::string& type, const std::string& body) {
    signal_.Drain();
    ++cseq_;
    Send(Request("INFO", number, to_, "Content-Type: " + type + "\r\n", body));
    return signal_.Receive(2000);
  }
  std::string Bye(int number) {
    signal_.Drain();
    ++cseq_;
    Send(Request("BYE", number, to_, "", ""));
    return signal_.Receive(2000);
  }

 private:
  std::string Request(const std::string& method, int number, const std::string& to,
                      const std::string& headers, const std::string& body) const {
    const std::string me = "127.0.0.1:" + std::to_string(signal_.port());
    const std::string them = "<sip:7010@127.0.0.1:" + std::to_string(line_port_) + ">";
    const std::string id = std::to_string(number);
    // An ACK belongs to the INVITE, the first of all.
    const std::string cseq = std::to_string(method == "ACK" ? 1 : cseq_);
    return method + " sip:7010@127.0.0.1:" + std::to_string(line_port_) +
           " SIP/2.0\r\nVia: SIP/2.0/UDP " + me + ";branch=z9hG4bK" + id + method + cseq +
           ";rport\r\nMax-Forwards: 70\r\nFrom: <sip:+4520304050@" + me + ">;tag=f" + id + "\r\n" +
           (to.empty() ? "To: " + them + "\r\n" : to) + "Call-ID: raw-" + id + "@" + me +
           "\r\nCSeq: " + cseq + " " + method + "\r\nContact: <sip:raw@" + me + ">\r\n" + headers +
           "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
  }

  const int line_port_;
  int sound_port_ = 0;
  int cseq_ = 1;
  std::string to_;  // with the other side's tag
  mutable RawSocket signal_;
  mutable RawSocket sound_;
};

}  // namespace vagtbro::ivr
