#include "ivr/line/agi/agi_server.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>

#include "ivr/line/agi/agi_text.h"

namespace vagtbro::ivr {
namespace {

constexpr int kBacklog = 64;
constexpr int kLookUpMs = 100;  // for the end of the process, while no call comes

class SocketWire final : public Wire {
 public:
  explicit SocketWire(int socket) : socket_(socket) {}

  bool Send(const std::string& line) override {
    const std::string bytes = line + "\n";
    std::size_t sent = 0;
    while (sent < bytes.size()) {
      const ssize_t part = ::send(socket_, bytes.data() + sent, bytes.size() - sent, MSG_NOSIGNAL);
      if (part <= 0) return false;
      sent += static_cast<std::size_t>(part);
    }
    return true;
  }

  std::optional<std::string> Receive(absl::Duration patience) override {
    while (true) {
      const std::size_t end = buffer_.find('\n');
      if (end != std::string::npos) {
        std::string line = buffer_.substr(0, end);
        buffer_.erase(0, end + 1);
        return line;
      }
      if (buffer_.size() > kLongestAgiLine || !More(patience)) return std::nullopt;
    }
  }

 private:
  bool More(absl::Duration patience) {
    pollfd readable{socket_, POLLIN, 0};
    if (::poll(&readable, 1, static_cast<int>(absl::ToInt64Milliseconds(patience))) != 1) {
      return false;
    }
    std::array<char, 1024> bytes{};
    const ssize_t part = ::recv(socket_, bytes.data(), bytes.size(), 0);
    if (part <= 0) return false;
    buffer_.append(bytes.data(), static_cast<std::size_t>(part));
    return true;
  }

  int socket_;
  std::string buffer_;
};

absl::StatusOr<sockaddr_in> AddressOf(const std::string& listen) {
  const std::size_t colon = listen.rfind(':');
  sockaddr_in address{};
  address.sin_family = AF_INET;
  const std::string port = colon == std::string::npos ? "" : listen.substr(colon + 1);
  const bool number = !port.empty() && port.size() <= 5 &&
                      port.find_first_not_of("0123456789") == std::string::npos &&
                      std::stoi(port) <= UINT16_MAX;
  if (!number || ::inet_pton(AF_INET, listen.substr(0, colon).c_str(), &address.sin_addr) != 1) {
    return absl::InvalidArgumentError("'" + listen + "' is no address; write 127.0.0.1:4573");
  }
  address.sin_port = htons(static_cast<std::uint16_t>(std::stoi(port)));
  return address;
}

}  // namespace

absl::StatusOr<int> AgiServer::Start(const std::string& listen) {
  auto address = AddressOf(listen);
  if (!address.ok()) return address.status();
  listener_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  const int yes = 1;
  ::setsockopt(listener_, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
  auto* bytes = reinterpret_cast<sockaddr*>(&*address);
  socklen_t size = sizeof *address;
  if (::bind(listener_, bytes, size) != 0 || ::listen(listener_, kBacklog) != 0 ||
      ::getsockname(listener_, bytes, &size) != 0) {
    ::close(listener_);
    listener_ = -1;
    return absl::UnavailableError(listen + " is taken or not ours");
  }
  acceptor_ = std::thread([this] { Accept(); });
  return ntohs(address->sin_port);
}

void AgiServer::Accept() {
  while (!stopping_) {
    pollfd readable{listener_, POLLIN, 0};
    if (::poll(&readable, 1, kLookUpMs) != 1) continue;
    sockaddr_in peer{};
    socklen_t size = sizeof peer;
    const int socket =
        ::accept4(listener_, reinterpret_cast<sockaddr*>(&peer), &size, SOCK_CLOEXEC);
    if (socket < 0) continue;
    if (!peers_.Allow(ntohl(peer.sin_addr.s_addr)) || running() >= most_calls_) {
      ::close(socket);
      ++turned_away_;
      continue;
    }
    Take(socket);
  }
}

void AgiServer::Take(int socket) {
  const int yes = 1;
  ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
  {
    const std::lock_guard lock(mutex_);
    sockets_.insert(socket);
  }
  // Stop() waits until its socket is gone, so the thread never outlives the server.
  std::thread([this, socket] {
    SocketWire wire(socket);
    handler_(wire);
    const std::lock_guard lock(mutex_);
    ::close(socket);
    sockets_.erase(socket);
    ended_.notify_all();
  }).detach();
}

int AgiServer::running() const {
  const std::lock_guard lock(mutex_);
  return static_cast<int>(sockets_.size());
}

void AgiServer::CutOff() {
  for (const int socket : sockets_) ::shutdown(socket, SHUT_RDWR);
}

void AgiServer::Stop(absl::Duration patience) {
  stopping_ = true;
  if (acceptor_.joinable()) acceptor_.join();
  if (listener_ >= 0) ::close(listener_);
  listener_ = -1;
  std::unique_lock lock(mutex_);
  const auto all_ended = [this] { return sockets_.empty(); };
  if (ended_.wait_for(lock, absl::ToChronoMilliseconds(patience), all_ended)) return;
  CutOff();
  ended_.wait(lock, all_ended);
}

}  // namespace vagtbro::ivr
