#include "kit/bus/bus_loop.h"

#include "kit/base/log.h"
#include "kit/base/testpoint.h"

namespace vagtbro::kit {
namespace {

using SteadyClock = std::chrono::steady_clock;

// A line that has been silent for so long is asked again from the cursor.
constexpr std::chrono::milliseconds kIdle{300};
constexpr int kHeartbeatMs = 1000;
constexpr int kReconnectMs = 50;
constexpr int kReconnectMaxMs = 1000;

}  // namespace

absl::Status BusLoop::Start() {
  metrics_.Describe("vagtbro_bus_events_sent_total", "Events handed to a subscriber's line.");
  metrics_.Describe("vagtbro_bus_lag_events", "Events of an upstream not yet received.");
  metrics_.Describe("vagtbro_bus_stopped", "1: an unknown event type has stopped the reader.");
  const absl::Status connected = Connect();
  if (!connected.ok()) return connected;
  journal_.OnDurable([this] { Wake(); });
  thread_ = std::thread([this] { Run(); });
  return absl::OkStatus();
}

absl::Status BusLoop::Connect() try {
  auto curve = CurveGuard::Create(context_, options_.keys);
  if (!curve.ok()) return curve.status();
  curve_ = std::move(*curve);
  if (!options_.listen.empty()) {
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
  for (const auto& [name, address] : options_.upstreams) {
    auto line = std::make_unique<Line>(
        Line{name, zmq::socket_t(context_, zmq::socket_type::dealer),
             Subscription(journal_.service(), hearing_.wanted(name), hearing_.unneeded(name)),
             SteadyClock::time_point(), false, 0, false, 0});
    line->socket.set(zmq::sockopt::routing_id, journal_.service());
    line->socket.set(zmq::sockopt::linger, 0);
    line->socket.set(zmq::sockopt::rcvhwm, 0);
    line->socket.set(zmq::sockopt::heartbeat_ivl, kHeartbeatMs);
    line->socket.set(zmq::sockopt::reconnect_ivl, kReconnectMs);
    line->socket.set(zmq::sockopt::reconnect_ivl_max, kReconnectMaxMs);
    const absl::Status secured = curve_->SecureClient(line->socket, name);
    if (!secured.ok()) return secured;
    try {
      line->socket.connect(address);
    } catch (const zmq::error_t& error) {
      return absl::InvalidArgumentError("upstream " + name + "=" + address + ": " + error.what() +
                                        "; want tcp://host:port");
    }
    lines_.push_back(std::move(line));
  }
  silent_lines_ = static_cast<int>(lines_.size());
  return absl::OkStatus();
} catch (const zmq::error_t& error) {
  return absl::UnavailableError("bus_listen " + options_.listen + ": " + error.what());
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
    const size_t first_line = items.size();
    for (const auto& line : lines_) items.push_back({line->socket.handle(), 0, ZMQ_POLLIN, 0});
    zmq::poll(items, kIdle / 3);

    uint64_t wakes = 0;
    [[maybe_unused]] const auto drained = ::read(wake_fd_, &wakes, sizeof wakes);
    if (serves && (items[1].revents & ZMQ_POLLIN) != 0) ServePulls();
    Publish();
    for (size_t i = 0; i < lines_.size(); ++i) {
      if ((items[first_line + i].revents & ZMQ_POLLIN) != 0) HearLine(i);
    }
    TakeApplied();
    AskSilentLines();
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
    publications_[identity.to_string()].Hear(pull);
  }
}

void BusLoop::Publish() {
  for (auto& [identity, publication] : publications_) {
    while (const auto events = publication.Next(journal_.log())) Send(identity, *events);
  }
}

void BusLoop::Send(const std::string& identity, const bus::v1::Events& events) {
  const std::string bytes = events.SerializeAsString();
  if (events.envelopes_size() > 0) Testpoint("bus.before_publish");
  try {
    router_.send(zmq::buffer(identity), zmq::send_flags::sndmore | zmq::send_flags::dontwait);
    router_.send(zmq::buffer(bytes), zmq::send_flags::dontwait);
    metrics_.Add("vagtbro_bus_events_sent_total", {{"subscriber", identity}},
                 static_cast<double>(events.envelopes_size()));
  } catch (const zmq::error_t&) {
    // Gone for now: it will pull again from its cursor.
  }
  if (events.envelopes_size() > 0) Testpoint("bus.after_publish");
}

void BusLoop::HearLine(size_t index) {
  Line& line = *lines_[index];
  zmq::message_t body;
  while (line.socket.recv(body, zmq::recv_flags::dontwait)) {
    bus::v1::Events events;
    if (!events.ParseFromArray(body.data(), static_cast<int>(body.size()))) {
      LogWarning("malformed events on the bus", {{"upstream", line.name}});
      continue;
    }
    line.last_sign = SteadyClock::now();
    if (!line.heard) {
      line.heard = true;
      --silent_lines_;
    }
    metrics_.Set("vagtbro_bus_lag_events", {{"upstream", line.name}},
                 static_cast<double>(events.head() - std::min(events.head(), events.through())));
    if (events.through() > events.after()) Digest(index, std::move(events));
  }
}

void BusLoop::Digest(size_t index, bus::v1::Events events) {
  Line& line = *lines_[index];
  ++line.digesting;
  auto applied = std::make_shared<Applied>(Applied{index, Digested::kDone, 0, events.round()});
  auto shared = std::make_shared<const bus::v1::Events>(std::move(events));
  owner_.Submit(
      [this, applied, shared, name = line.name](Journal& journal) {
        applied->digested = hearing_.Digest(journal, name, *shared);
        applied->cursor = journal.Cursor(name);
      },
      [this, applied] {
        {
          const std::lock_guard lock(mutex_);
          applied_.push_back(*applied);
        }
        Wake();
      });
}

void BusLoop::TakeApplied() {
  std::vector<Applied> taken;
  {
    const std::lock_guard lock(mutex_);
    taken.swap(applied_);
  }
  for (const Applied& applied : taken) {
    Line& line = *lines_[applied.line];
    --line.digesting;
    line.stopped = line.stopped || applied.digested == Digested::kStopped;
    metrics_.Set("vagtbro_bus_stopped", {{"upstream", line.name}}, line.stopped ? 1 : 0);
    if (line.stopped) continue;
    if (applied.digested == Digested::kDone) {
      Ask(line, line.subscription.Acknowledge(applied.cursor));
    } else if (applied.round >= line.reset_round) {
      // One hole is one reset, however many stretches behind it are on their way.
      const bus::v1::Pull reset = line.subscription.Reset(applied.cursor);
      line.reset_round = reset.round();
      Ask(line, reset);
    }
  }
}

void BusLoop::AskSilentLines() {
  const auto now = SteadyClock::now();
  for (size_t i = 0; i < lines_.size(); ++i) {
    Line& line = *lines_[i];
    if (line.digesting > 0 || line.stopped || now - line.last_sign < kIdle) continue;
    line.last_sign = now;
    ++line.digesting;
    // The cursor is the owner's: ask there, then announce it.
    auto applied = std::make_shared<Applied>(Applied{i, Digested::kHole, 0, UINT64_MAX});
    owner_.Submit(
        [applied, name = line.name](Journal& journal) { applied->cursor = journal.Cursor(name); },
        [this, applied] {
          {
            const std::lock_guard lock(mutex_);
            applied_.push_back(*applied);
          }
          Wake();
        });
  }
}

void BusLoop::Ask(Line& line, const bus::v1::Pull& pull) {
  const std::string bytes = pull.SerializeAsString();
  line.socket.send(zmq::buffer(bytes), zmq::send_flags::dontwait);
}

}  // namespace vagtbro::kit
