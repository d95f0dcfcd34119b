#include <utility>  // before Asio's awaitable, which wants it

#include "gateway/http/server.h"

#include <netinet/tcp.h>
#include <sys/socket.h>

#include <algorithm>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/strand.hpp>
#include <condition_variable>
#include <list>
#include <mutex>
#include <thread>

#include "gateway/http/connection.h"

namespace vagtbro::gateway {
namespace asio = boost::asio;
using asio::ip::tcp;

namespace {

// How long to wait for a free file descriptor, and how often Stop() looks.
constexpr std::chrono::milliseconds kPause{20};

}  // namespace

struct HttpServer::Parts {
  explicit Parts(HttpOptions options, Handler handler)
      : context(options.threads), acceptor(context), pause(context) {
    shared.options = std::move(options);
    shared.handler = std::move(handler);
  }

  void Accept() {
    auto socket = std::make_shared<tcp::socket>(asio::make_strand(context));
    acceptor.async_accept(*socket, [this, socket](boost::system::error_code error) {
      if (error == asio::error::operation_aborted || shared.draining) return;
      if (error) {
        pause.expires_after(kPause);
        pause.async_wait([this](boost::system::error_code) { Accept(); });
        return;
      }
      if (shared.connections < shared.options.connections) Take(std::move(*socket));
      Accept();
    });
  }

  void Take(tcp::socket socket) {
    boost::system::error_code ignored;
    socket.set_option(tcp::no_delay(true), ignored);
    socket.set_option(asio::socket_base::keep_alive(true), ignored);
    Watch(socket.native_handle());
    if (shared.options.send_buffer > 0) {
      socket.set_option(asio::socket_base::send_buffer_size(shared.options.send_buffer), ignored);
    }
    const auto connection = Serve(shared, std::move(socket));
    const std::lock_guard lock(mutex);
    open.remove_if([](const auto& one) { return one.expired(); });
    open.push_back(connection);
  }

  // The system itself asks the other machine now and then, and gives up on one that is silent.
  void Watch(int socket) const {
    const int silence = static_cast<int>(shared.options.silence.count());
    const int third = std::max(1, silence / 3000);  // seconds
    ::setsockopt(socket, IPPROTO_TCP, TCP_USER_TIMEOUT, &silence, sizeof(silence));
    ::setsockopt(socket, IPPROTO_TCP, TCP_KEEPIDLE, &third, sizeof(third));
    ::setsockopt(socket, IPPROTO_TCP, TCP_KEEPINTVL, &third, sizeof(third));
  }

  void Shut(bool now) {
    const std::lock_guard lock(mutex);
    for (const auto& one : open) {
      if (const auto connection = one.lock()) connection->Shut(now);
    }
  }

  // True when no connection is left.
  bool WaitEmpty(std::chrono::milliseconds patience) {
    const auto until = std::chrono::steady_clock::now() + patience;
    while (shared.connections > 0 && std::chrono::steady_clock::now() < until) {
      std::this_thread::sleep_for(kPause);
    }
    return shared.connections == 0;
  }

  Shared shared;
  asio::io_context context;
  tcp::acceptor acceptor;
  asio::steady_timer pause;
  std::vector<std::thread> threads;
  std::mutex mutex;
  std::list<std::weak_ptr<Closable>> open;
};

HttpServer::HttpServer(HttpOptions options, Handler handler)
    : parts_(std::make_unique<Parts>(std::move(options), std::move(handler))) {}

HttpServer::~HttpServer() { Stop(std::chrono::milliseconds(0)); }

absl::StatusOr<int> HttpServer::Start(const std::string& listen) {
  const size_t colon = listen.rfind(':');
  boost::system::error_code error;
  const auto address = asio::ip::make_address(listen.substr(0, colon), error);
  if (colon == std::string::npos || error) {
    return absl::InvalidArgumentError("listen '" + listen + "': want address:port");
  }
  const int port = std::atoi(listen.c_str() + colon + 1);
  const tcp::endpoint endpoint(address, static_cast<std::uint16_t>(port));
  auto& acceptor = parts_->acceptor;
  acceptor.open(endpoint.protocol(), error);
  if (!error) acceptor.set_option(tcp::acceptor::reuse_address(true), error);
  if (!error) acceptor.bind(endpoint, error);
  if (!error) acceptor.listen(asio::socket_base::max_listen_connections, error);
  if (error) return absl::UnavailableError("listen " + listen + ": " + error.message());
  parts_->Accept();
  for (int i = 0; i < parts_->shared.options.threads; ++i) {
    parts_->threads.emplace_back([this] { parts_->context.run(); });
  }
  return acceptor.local_endpoint().port();
}

void HttpServer::Drain() {
  parts_->shared.draining = true;
  asio::post(parts_->context, [this] {
    boost::system::error_code ignored;
    parts_->acceptor.close(ignored);
  });
  parts_->Shut(false);
}

void HttpServer::Stop(std::chrono::milliseconds patience) {
  if (parts_->threads.empty()) return;
  Drain();
  if (!parts_->WaitEmpty(patience)) {
    parts_->Shut(true);
    parts_->WaitEmpty(std::chrono::milliseconds(1000));
  }
  parts_->context.stop();
  for (std::thread& thread : parts_->threads) thread.join();
  parts_->threads.clear();
}

size_t HttpServer::connections() const { return parts_->shared.connections; }
size_t HttpServer::dropped() const { return parts_->shared.dropped; }

}  // namespace vagtbro::gateway
