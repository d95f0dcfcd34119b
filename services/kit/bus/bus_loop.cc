#include "kit/bus/bus_loop.h"

#include <sys/eventfd.h>
#include <unistd.h>

#include <utility>
#include <vector>

#include "kit/base/log.h"
#include "kit/base/testpoint.h"

namespace vagtbro::kit {
namespace {

using SteadyClock = std::chrono::steady_clock;

constexpr int kHeartbeatMs = 1000;
constexpr int kReconnectMs = 50;
constexpr int kReconnectMaxMs = 1000;

std::vector<std::string> Names(const std::map<std::string, std::string>& upstreams) {
  std::vector<std::string> names;
  for (const auto& [name, address] : upstreams) names.push_back(name);
  return names;
}

}  // namespace

BusLoop::BusLoop(BusOptions options, Journal& journal, Owner& owner, Hearing& hearing,
                 Metrics& metrics)
    : options_(std::move(options)),
      journal_(journal),
      owner_(owner),
      exchange_(
          journal, hearing, metrics, *this,
          [&owner](Work work, Durable durable) {
            owner.Queue(std::move(work), std::move(durable), Hurry::kCanWait);
          },
          Names(options_.upstreams), options_.credit, options_.not_awaited),
      wake_fd_(::eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC)) {}

BusLoop::~BusLoop() {
  Stop();
  ::close(wake_fd_);
}

absl::Status BusLoop::Start() {
  const absl::Status connected = Connect();
  if (!connected.ok()) return connected;
  journal_.OnDurable([this] { Wake(); });
  thread_ = std::thread([this] { Run(); });
  return absl::OkStatus();
}

absl::Status BusLoop::Connect() {
  auto curve = CurveGuard::Create(context_, options_.keys);
  if (!curve.ok()) return curve.status();
  curve_ = std::move(*curve);
  try {
    if (!options_.listen.empty()) Listen();
  } catch (const zmq::error_t& error) {
    return absl::UnavailableError("bus_listen " + options_.listen + ": " + error.what());
  }
  for (const auto& [name, address] : options_.upstreams) {
    const absl::Status connected = ConnectLine(name, address);
    if (!connected.ok()) return connected;
  }
  return absl::OkStatus();
}

void BusLoop::Listen() {
  router_ = zmq::socket_t(context_, zmq::socket_type::router);
  router_.set(zmq::sockopt::router_mandatory, 1);
  router_.set(zmq::sockopt::router_handover, 1);
  router_.set(zmq::sockopt::linger, 0);
  router_.set(zmq::sockopt::sndhwm, 0);
  router_.set(zmq::sockopt::heartbeat_ivl, kHeartbeatMs);
  curve_->SecureServer(router_);
  router_.bind(options_.listen);
  address_ = router_.get(zmq::sockopt::last_endpoint);
}

absl::Status BusLoop::ConnectLine(const std::string& name, const std::string& address) try {
  zmq::socket_t line(context_, zmq::socket_type::dealer);
  line.set(zmq::sockopt::routing_id, journal_.service());
  line.set(zmq::sockopt::linger, 0);
  line.set(zmq::sockopt::rcvhwm, 0);
  line.set(zmq::sockopt::heartbeat_ivl, kHeartbeatMs);
  line.set(zmq::sockopt::reconnect_ivl, kReconnectMs);
  line.set(zmq::sockopt::reconnect_ivl_max, kReconnectMaxMs);
  const absl::Status secured = curve_->SecureClient(line, name);
  if (!secured.ok()) return secured;
  line.connect(address);
  lines_.emplace(name, std::move(line));
  return absl::OkStatus();
} catch (const zmq::error_t& error) {
  return absl::InvalidArgumentError("upstream " + name + "=" + address + ": " + error.what() +
                                    "; want tcp://host:port");
}

void BusLoop::Stop() {
  stopping_ = true;
  Wake();
  if (thread_.joinable()) thread_.join();
}

void BusLoop::Wake() {
  const uint64_t one = 1;
  [[maybe_unused]] const auto written = ::write(wake_fd_, &one, sizeof one);
}

void BusLoop::Run() try {
  while (!stopping_) {
    std::vector<zmq::pollitem_t> items = {{nullptr, wake_fd_, ZMQ_POLLIN, 0}};
    const bool serves = static_cast<bool>(router_);
    if (serves) items.push_back({router_.handle(), 0, ZMQ_POLLIN, 0});
    for (auto& [name, line] : lines_) items.push_back({line.handle(), 0, ZMQ_POLLIN, 0});
    zmq::poll(items, Exchange::kIdle / 3);

    uint64_t wakes = 0;
    [[maybe_unused]] const auto drained = ::read(wake_fd_, &wakes, sizeof wakes);
    auto item = items.begin() + 1;
    if (serves && (item++->revents & ZMQ_POLLIN) != 0) ServePulls();
    for (auto& [name, line] : lines_) {
      if ((item++->revents & ZMQ_POLLIN) != 0) HearLine(name, line);
    }
    owner_.Help();  // here, so that what follows from it is published without a switch of threads
    exchange_.Turn(SteadyClock::now());
  }
} catch (const zmq::error_t& error) {
  LogFatal("bus thread failed", {{"error", error.what()}});
}

void BusLoop::ServePulls() {
  zmq::message_t identity;
  while (router_.recv(identity, zmq::recv_flags::dontwait)) {
    zmq::message_t body;
    if (!router_.recv(body, zmq::recv_flags::none)) return;
    bus::v1::Pull pull;
    if (!pull.ParseFromArray(body.data(), static_cast<int>(body.size()))) {
      LogWarning("malformed pull on the bus");
      continue;
    }
    exchange_.Take(identity.to_string(), pull);
  }
}

void BusLoop::HearLine(const std::string& name, zmq::socket_t& line) {
  zmq::message_t body;
  while (line.recv(body, zmq::recv_flags::dontwait)) {
    bus::v1::Events events;
    if (!events.ParseFromArray(body.data(), static_cast<int>(body.size()))) {
      LogWarning("malformed events on the bus", {{"upstream", name}});
      continue;
    }
    exchange_.Take(name, std::move(events), SteadyClock::now());
  }
}

void BusLoop::Publish(const std::string& subscriber, const bus::v1::Events& events) {
  const std::string bytes = events.SerializeAsString();
  if (events.envelopes_size() > 0) Testpoint("bus.before_publish");
  try {
    router_.send(zmq::buffer(subscriber), zmq::send_flags::sndmore | zmq::send_flags::dontwait);
    router_.send(zmq::buffer(bytes), zmq::send_flags::dontwait);
  } catch (const zmq::error_t&) {
    // Gone for now: it will pull again from its cursor.
  }
  if (events.envelopes_size() > 0) Testpoint("bus.after_publish");
}

void BusLoop::Ask(const std::string& upstream, const bus::v1::Pull& pull) {
  const std::string bytes = pull.SerializeAsString();
  lines_.at(upstream).send(zmq::buffer(bytes), zmq::send_flags::dontwait);
}

}  // namespace vagtbro::kit
