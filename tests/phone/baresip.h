// Baresip: a softphone of other people's making, steered over its control socket.
//
// Shape:   one call. Commands go as JSON in netstrings; events come back the same way.
// Errors:  Installed() is false where the package baresip-core is missing.
#pragma once

#include <arpa/inet.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <memory>
#include <string>

#include "harness/child.h"
#include "kit/base/check.h"
#include "kit/testing/temp_folder.h"
#include "tools/phone/wav.h"

namespace vagtbro::ivr {

class Baresip final {
 public:
  static bool Installed() { return std::filesystem::exists(kProgram); }

  Baresip() : port_(harness::FreePort()) {
    const std::string folder = folder_.path();
    // Its microphone is a file of silence; net_interface takes an address, "lo" it does not find.
    constexpr std::size_t kMinute = 60 * 8000;
    KIT_CHECK(phone::WriteWav(folder + "/silence.wav", std::vector<std::int16_t>(kMinute)).ok());
    std::ofstream(folder + "/config")
        << "poll_method epoll\nsip_listen 127.0.0.1:0\nnet_interface 127.0.0.1\n"
           "audio_player aubridge,ear\naudio_alert aubridge,bell\naudio_source aufile,"
        << folder
        << "/silence.wav\nmodule_path /usr/lib/baresip/modules\n"
           "module g711.so\nmodule aubridge.so\nmodule aufile.so\n"
           "module_app account.so\nmodule_app menu.so\nmodule_app ctrl_tcp.so\n"
           "ctrl_tcp_listen 127.0.0.1:"
        << port_ << "\n";
    std::ofstream(folder + "/accounts") << "<sip:baresip@127.0.0.1>;regint=0;audio_codecs=PCMA\n";
    std::ofstream(folder + "/contacts") << "";
    child_ = std::make_unique<harness::Child>(kProgram, std::vector<std::string>{"-f", folder},
                                              std::map<std::string, std::string>{},
                                              folder + "/baresip.log");
  }
  ~Baresip() {
    if (socket_ >= 0) ::close(socket_);
  }
  Baresip(const Baresip&) = delete;
  Baresip& operator=(const Baresip&) = delete;

  // True once it can be steered.
  bool Connect() {
    return harness::Eventually([this] {
      sockaddr_in address{};
      address.sin_family = AF_INET;
      address.sin_port = htons(static_cast<std::uint16_t>(port_));
      address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
      socket_ = ::socket(AF_INET, SOCK_STREAM, 0);
      const timeval patience{1, 0};
      ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
      if (::connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0) {
        return true;
      }
      ::close(socket_);
      socket_ = -1;
      return false;
    });
  }
  void Command(const std::string& command, const std::string& parameters) {
    const std::string json =
        R"({"command":")" + command + R"(","params":")" + parameters + R"(","token":"t"})";
    const std::string frame = std::to_string(json.size()) + ":" + json + ",";
    ::send(socket_, frame.data(), frame.size(), MSG_NOSIGNAL);
  }
  // A key lasts 240 ms. It forgets a key when the next one comes too soon, and tells nobody when
  // one is out: so a thumb's time is given to each.
  void Press(char key) {
    Command("sndcode", std::string(1, key));
    constexpr int kThumbMs = 350;
    pollfd never{-1, 0, 0};
    ::poll(&never, 1, kThumbMs);
  }
  // Waits until `text` has come in any event or response.
  bool Says(const std::string& text) {
    return harness::Eventually([&] {
      char bytes[4096];
      const ssize_t size = ::recv(socket_, bytes, sizeof bytes, MSG_DONTWAIT);
      if (size > 0) said_.append(bytes, static_cast<std::size_t>(size));
      return said_.find(text) != std::string::npos;
    });
  }
  const std::string& said() const { return said_; }

 private:
  static constexpr const char* kProgram = "/usr/bin/baresip";

  kit::TempFolder folder_;
  int port_;
  int socket_ = -1;
  std::string said_;
  std::unique_ptr<harness::Child> child_;
};

}  // namespace vagtbro::ivr
