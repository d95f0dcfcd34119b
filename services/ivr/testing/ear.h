// Ear: hears on a port of its own what a line says, and knows the clips by their sound.
//
// It shares no code with the line: RTP is read here by hand.
//
// Shape:   WriteClips gives every id of a manifest a sound of its own, two frames long.
#pragma once

#include <arpa/inet.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>

#include "ivr/testing/manifest.h"
#include "kit/base/check.h"
#include "kit/testing/temp_folder.h"

namespace vagtbro::ivr {

class Ear final {
 public:
  Ear() : socket_(::socket(AF_INET, SOCK_DGRAM, 0)) {
    KIT_CHECK(socket_ >= 0);
    const int bytes = 4 << 20;
    ::setsockopt(socket_, SOL_SOCKET, SO_RCVBUF, &bytes, sizeof(bytes));
    sockaddr_in local{};
    local.sin_family = AF_INET;
    local.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    KIT_CHECK(::bind(socket_, reinterpret_cast<const sockaddr*>(&local), sizeof(local)) == 0);
    socklen_t size = sizeof(local);
    ::getsockname(socket_, reinterpret_cast<sockaddr*>(&local), &size);
    port_ = ntohs(local.sin_port);
    WriteClips();
  }
  ~Ear() { ::close(socket_); }
  Ear(const Ear&) = delete;
  Ear& operator=(const Ear&) = delete;

  int port() const { return port_; }
  const std::string& clips() const { return folder_.path(); }
  int silent_frames() const { return silent_; }
  int payload_type() const { return type_; }

  // What came since the last time: "greeting ask_employment_no", in A-law.
  std::string Heard() {
    std::string heard;
    std::string last;
    std::array<char, 2048> packet;
    while (true) {
      const ssize_t size = ::recv(socket_, packet.data(), packet.size(), MSG_DONTWAIT);
      if (size < 0) return heard;
      if (size != 172) continue;  // no frame behind a header of twelve
      type_ = static_cast<unsigned char>(packet[1]) & 0x7F;
      const std::string frame(packet.data() + 12, 160);
      const auto clip = clip_of_.find(frame);
      if (clip == clip_of_.end()) {
        if (frame == std::string(160, '\xD5') || frame == std::string(160, '\xFF')) ++silent_;
        last.clear();
      } else if (last == clip->second) {
        last.clear();  // its second frame
      } else {
        last = clip->second;
        heard += (heard.empty() ? "" : " ") + last;
      }
    }
  }

 private:
  void WriteClips() {
    std::filesystem::create_directories(folder_.path() + "/da");
    int number = 0;
    for (const auto& [id, text] : ReadManifest("da")) {
      std::string frame(160, '\0');
      for (char& sample : frame) sample = static_cast<char>(number % 200);
      frame[0] = static_cast<char>(++number / 200 + 1);
      clip_of_[frame] = id;
      std::ofstream(folder_.path() + "/da/" + id + ".al", std::ios::binary) << frame << frame;
    }
  }

  kit::TempFolder folder_;
  int socket_;
  int port_ = 0;
  int silent_ = 0;
  int type_ = -1;
  std::map<std::string, std::string> clip_of_;
};

}  // namespace vagtbro::ivr
