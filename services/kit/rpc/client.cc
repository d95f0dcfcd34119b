#include "kit/rpc/client.h"

#include <array>
#include <chrono>
#include <cstdio>
#include <random>
#include <thread>

namespace vagtbro::kit {
namespace {

constexpr int kKeepaliveMs = 20000;

}  // namespace

std::shared_ptr<grpc::Channel> Dial(const std::string& address) {
  grpc::ChannelArguments arguments;
  arguments.SetInt(GRPC_ARG_KEEPALIVE_TIME_MS, kKeepaliveMs);
  arguments.SetInt(GRPC_ARG_INITIAL_RECONNECT_BACKOFF_MS, 100);
  arguments.SetInt(GRPC_ARG_MIN_RECONNECT_BACKOFF_MS, 100);
  arguments.SetInt(GRPC_ARG_MAX_RECONNECT_BACKOFF_MS, 2000);
  return grpc::CreateCustomChannel(address, grpc::InsecureChannelCredentials(), arguments);
}

absl::Status CallWithRetry(const CallOptions& options,
                           const std::function<grpc::Status(grpc::ClientContext*)>& call) {
  absl::Duration pause = options.first_pause;
  std::string first_failure;
  for (int attempt = 1;; ++attempt) {
    grpc::ClientContext context;
    context.set_deadline(std::chrono::system_clock::now() +
                         absl::ToChronoMilliseconds(options.deadline));
    // The first try fails at once if nobody is there; later ones wait for a server that is coming
    // back, because an idle channel connects only while a call waits on it.
    context.set_wait_for_ready(attempt > 1);
    const grpc::Status status = call(&context);
    const bool waited_in_vain =
        attempt > 1 && status.error_code() == grpc::StatusCode::DEADLINE_EXCEEDED;
    if (waited_in_vain) return absl::UnavailableError(first_failure);
    if (attempt == 1) first_failure = status.error_message();
    const bool again =
        status.error_code() == grpc::StatusCode::UNAVAILABLE && attempt < options.tries;
    if (!again) return FromGrpc(status);
    std::this_thread::sleep_for(absl::ToChronoMilliseconds(pause));
    pause *= 2;
  }
}

std::string NewRequestId() {
  std::random_device random;
  std::array<char, 9> part{};
  std::string id;
  for (int i = 0; i < 4; ++i) {
    std::snprintf(part.data(), part.size(), "%08x", random());
    id += part.data();
  }
  return id;
}

}  // namespace vagtbro::kit
