#include "ivr/line/sip/secure_sound.h"

namespace vagtbro::ivr {
namespace {

constexpr int kLayer = 10;  // any; there is no other helper on these sockets

Re<srtp> Stream(const SrtpKey& key) {
  srtp* stream = nullptr;
  srtp_alloc(&stream, SRTP_AES_CM_128_HMAC_SHA1_80, key.data(), key.size(), 0);
  return Re<srtp>(stream);
}

void Wipe(SrtpKey& key) {
  volatile std::uint8_t* byte = key.data();
  for (std::size_t i = 0; i < key.size(); ++i) byte[i] = 0;
}

}  // namespace

std::unique_ptr<SecureSound> SecureSound::Create() {
  std::unique_ptr<SecureSound> sound(new SecureSound);
  rand_bytes(sound->own_key_.data(), sound->own_key_.size());
  sound->out_ = Stream(sound->own_key_);
  return sound->out_ ? std::move(sound) : nullptr;
}

SecureSound::~SecureSound() {
  Wipe(own_key_);
  Wipe(peer_key_);
}

bool SecureSound::Secure(const struct rtp_sock* rtp, const SrtpKey& peer_key) {
  if (!in_ || peer_key != peer_key_) {
    in_ = Stream(peer_key);
    peer_key_ = peer_key;
  }
  if (!in_ || sound_) return in_ != nullptr;
  packets_.reset(static_cast<udp_sock*>(mem_ref(::rtp_sock(rtp))));
  control_.reset(static_cast<udp_sock*>(mem_ref(::rtcp_sock(rtp))));
  udp_helper* sound = nullptr;
  udp_helper* reports = nullptr;
  if (udp_register_helper(&sound, packets_.get(), kLayer, Sent, Received, this) != 0) return false;
  sound_.reset(sound);
  if (udp_register_helper(&reports, control_.get(), kLayer, SentReport, ReceivedReport, this) !=
      0) {
    return false;
  }
  reports_.reset(reports);
  return true;
}

// True: the packet is not to go further.
bool SecureSound::Sent(int* error, sa* /*to*/, mbuf* packet, void* arg) {
  *error = srtp_encrypt(static_cast<SecureSound*>(arg)->out_.get(), packet);
  return *error != 0;
}

bool SecureSound::Received(sa* /*from*/, mbuf* packet, void* arg) {
  return srtp_decrypt(static_cast<SecureSound*>(arg)->in_.get(), packet) != 0;
}

bool SecureSound::SentReport(int* error, sa* /*to*/, mbuf* packet, void* arg) {
  *error = srtcp_encrypt(static_cast<SecureSound*>(arg)->out_.get(), packet);
  return *error != 0;
}

bool SecureSound::ReceivedReport(sa* /*from*/, mbuf* packet, void* arg) {
  return srtcp_decrypt(static_cast<SecureSound*>(arg)->in_.get(), packet) != 0;
}

}  // namespace vagtbro::ivr
