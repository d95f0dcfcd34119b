// Sound: the RTP of one call: what comes in as frames, and keys or silence that go out.
//
// Threads: that of its loop; Tick() every 20 ms.
#pragma once

#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "ivr/line/sip/re.h"
#include "tools/phone/clip_book.h"
#include "tools/phone/keys.h"

namespace vagtbro::phone {

class Sound final {
 public:
  struct Hearer {
    // A frame in A-law, and how many before it never came.
    std::function<void(const Frame& frame, int lost)> on_frame;
    // The first packet of a press is out.
    std::function<void()> on_press;
  };
  // Null: no free port.
  static std::unique_ptr<Sound> Open(const sa& local, Hearer hearer);
  Sound(const Sound&) = delete;
  Sound& operator=(const Sound&) = delete;

  ivr::Re<mbuf> Offer();
  bool TakeAnswer(mbuf* answer);
  // Null: nothing in common.
  ivr::Re<mbuf> Answer(mbuf* offer);

  // False: the other side takes no keys in RTP.
  bool Press(char key);
  bool pressing() const { return !ticks_.empty(); }
  void Tick();

 private:
  Sound() = default;
  static void Received(const sa* source, const rtp_header* header, mbuf* payload, void* arg);
  void OnPacket(const rtp_header& header, const std::uint8_t* bytes, std::size_t size);
  bool Agree();
  void Send(bool marker, int type, std::uint32_t timestamp, const std::uint8_t* bytes,
            std::size_t size);

  Hearer hearer_;
  ivr::Re<struct rtp_sock> rtp_;  // libre has a function of that name
  ivr::Re<sdp_session> sdp_;
  sdp_media* media_ = nullptr;
  sa peer_{};
  int sound_type_ = -1;
  int keys_type_ = -1;
  std::uint32_t now_ = 0;      // timestamp of the tick
  std::uint32_t pressed_ = 0;  // of the press
  std::deque<KeyTick> ticks_;
  std::optional<std::uint16_t> last_;  // number of the last packet heard
  std::string rest_;                   // what does not fill a frame yet
};

}  // namespace vagtbro::phone
