// BaresipPhone: a telephone that is not ours, for calls over TLS with SRTP.
//
// Shape:   Dial() starts baresip in a folder of its own and calls; Key() presses; HangUp() ends it.
//          It is driven by its ctrl_tcp module: JSON in netstrings.
// Errors:  what it waits for and does not come within 15 s is false.
#pragma once

#include <arpa/inet.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdint>
#include <cstdio>
#include <fstream>
#include <string>

#include "ivr/testing/free_port.h"
#include "kit/testing/temp_folder.h"

namespace vagtbro::ivr {

class BaresipPhone final {
 public:
  static bool Installed() { return ::access("/usr/bin/baresip", X_OK) == 0; }

  // `authority` is the file of who vouches for the line; `own` the phone's certificate and key.
  BaresipPhone(std::uint16_t tls_port, const std::string& authority, const std::string& own)
      : line_("127.0.0.1:" + std::to_string(tls_port)), control_port_(FreePort()) {
    std::ofstream(folder_.path() + "/config")
        << "sip_listen 127.0.0.1:0\nsip_cafile " << authority << "\nsip_certificate " << own
        << "\nnet_interface 127.0.0.1\naudio_source aufile," << folder_.path()
        << "/silence.wav\nmodule_path /usr/lib/baresip/modules\n"
           "module g711.so\nmodule srtp.so\nmodule aufile.so\n"
           "module ctrl_tcp.so\nmodule_app account.so\nmodule_app menu.so\nmodule_app "
           "rtcpsummary.so\nctrl_tcp_listen "
           "127.0.0.1:"
        << control_port_ << "\n";
    std::ofstream(folder_.path() + "/accounts")
        << "<sip:+4520304050@127.0.0.1;transport=tls>;regint=0;mediaenc=srtp-mand;"
           "audio_codecs=PCMA;ptime=20\n";
    std::ofstream(folder_.path() + "/contacts");
    WriteSilence();
    int ends[2];
    KIT_CHECK(::pipe(ends) == 0);
    child_ = ::fork();
    if (child_ == 0) {
      ::dup2(ends[1], STDOUT_FILENO);
      ::dup2(ends[1], STDERR_FILENO);
      ::close(ends[0]);
      ::execl("/usr/bin/baresip", "baresip", "-f", folder_.path().c_str(), nullptr);
      ::_exit(1);
    }
    ::close(ends[1]);
    said_ = ::fdopen(ends[0], "r");
  }
  ~BaresipPhone() {
    if (control_ >= 0) ::close(control_);
    ::kill(child_, SIGKILL);
    ::waitpid(child_, nullptr, 0);
    std::fclose(said_);
  }
  BaresipPhone(const BaresipPhone&) = delete;
  BaresipPhone& operator=(const BaresipPhone&) = delete;

  // True once the line has picked up.
  bool Dial() {
    return Connect() && Command("dial", "sip:7010@" + line_ + ";transport=tls") &&
           Await("CALL_ESTABLISHED");
  }
  bool Key(const std::string& keys) {
    for (const char key : keys) {
      if (!Command("sndcode", std::string(1, key)) || !Await("\"response\":true")) return false;
    }
    return true;
  }
  bool AwaitEnd() { return Await("CALL_CLOSED"); }
  bool HangUp() { return Command("hangup", ""); }
  // What it has said until now.
  const std::string& Log() {
    char line[1024];
    while (std::fgets(line, sizeof(line), said_) != nullptr) log_ += line;
    return log_;
  }

 private:
  // A minute for its microphone: 8 kHz, 16 bits.
  void WriteSilence() const {
    constexpr std::uint32_t kBytes = 60 * 8000 * 2;
    constexpr std::uint32_t kHeader[] = {0x46464952, kBytes + 36, 0x45564157, 0x20746D66,
                                         16,         0x00010001,  8000,       16000,
                                         0x00100002, 0x61746164,  kBytes};
    std::ofstream file(folder_.path() + "/silence.wav", std::ios::binary);
    file.write(reinterpret_cast<const char*>(kHeader), sizeof(kHeader));
    file << std::string(kBytes, '\0');
  }
  // It listens before it says that it is ready.
  bool Connect() {
    char line[1024];
    do {
      if (std::fgets(line, sizeof(line), said_) == nullptr) return false;
      log_ += line;
    } while (std::string(line).find("baresip is ready") == std::string::npos);
    ::fcntl(::fileno(said_), F_SETFL, O_NONBLOCK);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(control_port_);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    control_ = ::socket(AF_INET, SOCK_STREAM, 0);
    const timeval patience{15, 0};
    ::setsockopt(control_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof(patience));
    return ::connect(control_, reinterpret_cast<const sockaddr*>(&address), sizeof(address)) == 0;
  }
  bool Command(const std::string& command, const std::string& parameter) {
    const std::string json =
        "{\"command\":\"" + command + "\",\"params\":\"" + parameter + "\",\"token\":\"t\"}";
    const std::string frame = std::to_string(json.size()) + ":" + json + ",";
    return ::send(control_, frame.data(), frame.size(), MSG_NOSIGNAL) ==
           static_cast<ssize_t>(frame.size());
  }
  // What came before it is forgotten.
  bool Await(const std::string& word) {
    std::size_t at;
    while ((at = heard_.find(word)) == std::string::npos) {
      char bytes[4096];
      const ssize_t size = ::recv(control_, bytes, sizeof(bytes), 0);
      if (size <= 0) return false;
      heard_.append(bytes, static_cast<std::size_t>(size));
    }
    heard_.erase(0, at + word.size());
    return true;
  }

  kit::TempFolder folder_;
  std::string line_;
  std::uint16_t control_port_;
  pid_t child_ = -1;
  std::FILE* said_ = nullptr;
  std::string log_;
  int control_ = -1;
  std::string heard_;
};

}  // namespace vagtbro::ivr
