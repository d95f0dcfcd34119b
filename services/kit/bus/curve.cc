#include "kit/bus/curve.h"

#include <array>
#include <atomic>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <thread>
#include <vector>
#include <zmq.hpp>

#include "kit/base/check.h"
#include "kit/base/log.h"

namespace vagtbro::kit {
namespace {

constexpr size_t kKeyLength = 40;  // Z85 text of 32 bytes

absl::StatusOr<std::string> ReadKey(const std::filesystem::path& path) {
  std::ifstream file(path);
  std::string key;
  if (!std::getline(file, key) || key.size() != kKeyLength) {
    return absl::InvalidArgumentError("bus key " + path.string() + ": want 40 characters of Z85");
  }
  return key;
}

std::string Encode(const zmq::message_t& key) {
  std::array<char, kKeyLength + 1> text{};
  if (key.size() != 32) return "";
  zmq_z85_encode(text.data(), static_cast<const uint8_t*>(key.data()), key.size());
  return text.data();
}

std::string PublicOf(const std::string& secret) {
  std::array<char, kKeyLength + 1> text{};
  KIT_CHECK(zmq_curve_public(text.data(), secret.c_str()) == 0);
  return text.data();
}

}  // namespace

class CurveGuard::Keys {
 public:
  std::string secret;
  std::map<std::string, std::string> peers;
};

// Answers the library's question "may this key come in?" on inproc://zeromq.zap.01.
class CurveGuard::Zap {
 public:
  Zap(zmq::context_t& context, std::set<std::string> allowed)
      : allowed_(std::move(allowed)), socket_(context, zmq::socket_type::rep) {
    socket_.set(zmq::sockopt::linger, 0);
    socket_.set(zmq::sockopt::rcvtimeo, 100);
    socket_.bind("inproc://zeromq.zap.01");
    thread_ = std::thread([this] { Run(); });
  }
  ~Zap() {
    stopping_ = true;
    thread_.join();
  }

 private:
  // Frames: version, request id, domain, address, identity, mechanism, credentials.
  void Run() {
    while (!stopping_) {
      std::vector<zmq::message_t> frames;
      zmq::message_t frame;
      if (!socket_.recv(frame)) continue;
      do {
        const bool more = frame.more();
        frames.push_back(std::move(frame));
        if (!more) break;
      } while (socket_.recv(frame));
      Answer(frames);
    }
  }

  void Answer(const std::vector<zmq::message_t>& frames) {
    const bool known = frames.size() >= 7 && allowed_.count(Encode(frames[6])) != 0;
    if (!known) LogWarning("bus refused a peer whose key is not on the allow-list");
    const std::string request = frames.size() > 1 ? frames[1].to_string() : "";
    const std::array<std::string, 6> reply = {
        "1.0", request, known ? "200" : "400", known ? "OK" : "not on the allow-list", "", ""};
    for (size_t i = 0; i < reply.size(); ++i) {
      socket_.send(zmq::buffer(reply[i]),
                   i + 1 < reply.size() ? zmq::send_flags::sndmore : zmq::send_flags::none);
    }
  }

  std::set<std::string> allowed_;
  zmq::socket_t socket_;
  std::atomic<bool> stopping_ = false;
  std::thread thread_;
};

CurveGuard::CurveGuard() = default;
CurveGuard::~CurveGuard() = default;

absl::StatusOr<std::unique_ptr<CurveGuard>> CurveGuard::Create(zmq::context_t& context,
                                                               const std::string& folder) {
  std::unique_ptr<CurveGuard> guard(new CurveGuard());
  if (folder.empty()) return guard;
  guard->keys_ = std::make_unique<Keys>();
  auto secret = ReadKey(std::filesystem::path(folder) / "secret");
  if (!secret.ok()) return secret.status();
  guard->keys_->secret = *secret;
  std::error_code error;
  std::set<std::string> allowed;
  for (const auto& entry :
       std::filesystem::directory_iterator(std::filesystem::path(folder) / "peers", error)) {
    auto key = ReadKey(entry.path());
    if (!key.ok()) return key.status();
    guard->keys_->peers[entry.path().filename().string()] = *key;
    allowed.insert(*key);
  }
  if (error) return absl::InvalidArgumentError("bus keys: no folder peers in " + folder);
  guard->zap_ = std::make_unique<Zap>(context, std::move(allowed));
  return guard;
}

void CurveGuard::SecureServer(zmq::socket_t& socket) const {
  if (keys_ == nullptr) return;
  socket.set(zmq::sockopt::curve_server, 1);
  socket.set(zmq::sockopt::curve_secretkey, keys_->secret);
  socket.set(zmq::sockopt::zap_domain, "vagtbro");
}

absl::Status CurveGuard::SecureClient(zmq::socket_t& socket, const std::string& peer) const {
  if (keys_ == nullptr) return absl::OkStatus();
  const auto key = keys_->peers.find(peer);
  if (key == keys_->peers.end()) {
    return absl::InvalidArgumentError("bus keys: no file peers/" + peer);
  }
  socket.set(zmq::sockopt::curve_serverkey, key->second);
  socket.set(zmq::sockopt::curve_secretkey, keys_->secret);
  socket.set(zmq::sockopt::curve_publickey, PublicOf(keys_->secret));
  return absl::OkStatus();
}

std::pair<std::string, std::string> NewCurveKeys() {
  std::array<char, kKeyLength + 1> public_key{};
  std::array<char, kKeyLength + 1> secret_key{};
  KIT_CHECK(zmq_curve_keypair(public_key.data(), secret_key.data()) == 0);
  return {public_key.data(), secret_key.data()};
}

}  // namespace vagtbro::kit
