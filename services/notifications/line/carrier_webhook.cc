#include "notifications/line/carrier_webhook.h"

#include <httplib.h>

#include <nlohmann/json.hpp>
#include <set>
#include <thread>

#include "kit/base/ids.h"
#include "kit/base/log.h"
#include "kit/ops/http_listen.h"
#include "notifications/effects/delivery.h"
#include "notifications/effects/reply.h"
#include "notifications/line/durably.h"
#include "notifications/line/signature.h"

namespace vagtbro::notifications {
namespace {

using nlohmann::json;

constexpr size_t kThreads = 8;
// Requests on one connection before it is closed.
constexpr size_t kLongestConversation = 100000;
constexpr size_t kLargestCallback = 64 * 1024;

const std::set<std::string> kLostStates = {"UNDELIVERABLE", "EXPIRED", "REJECTED", "DELETED",
                                           "SKIPPED"};

// Carriers write numbers as numbers or as text.
std::string TextOf(const json& object, const std::string& name) {
  const auto field = object.find(name);
  if (field == object.end()) return "";
  if (field->is_string()) return field->get<std::string>();
  return field->is_number_integer() ? field->dump() : "";
}

}  // namespace

struct CarrierWebhook::Server {
  httplib::Server http;
  std::thread thread;
};

CarrierWebhook::CarrierWebhook(const NotificationsState& state, kit::Owner& owner,
                               const AddressKey& key, std::string secret, kit::Metrics& metrics)
    : state_(state),
      owner_(owner),
      key_(key),
      secret_(std::move(secret)),
      metrics_(metrics),
      server_(std::make_unique<Server>()) {
  httplib::Server& http = server_->http;
  http.new_task_queue = [] { return new httplib::ThreadPool(kThreads); };
  http.set_payload_max_length(kLargestCallback);
  http.set_tcp_nodelay(true);
  // Idle connections are waited for when the webhook stops.
  http.set_keep_alive_timeout(1);
  http.set_read_timeout(2);
  http.set_keep_alive_max_count(kLongestConversation);
  metrics_.Describe("vagtbro_carrier_callbacks_total", "Callbacks of the carrier, by answer");
  const auto route = [this, &http](const std::string& path,
                                   int (CarrierWebhook::*handle)(const std::string&)) {
    http.Post(
        path, [this, handle, path](const httplib::Request& request, httplib::Response& response) {
          const auto payload = VerifyToken(request.get_header_value("X-Gwapi-Signature"), secret_);
          response.status = payload ? (this->*handle)(*payload) : 401;
          if (!payload) kit::LogWarning("callback without a valid signature");
          metrics_.Add("vagtbro_carrier_callbacks_total",
                       {{"path", path}, {"http_status", std::to_string(response.status)}});
        });
  };
  route("/v1/carrier/status", &CarrierWebhook::OnStatus);
  route("/v1/carrier/incoming", &CarrierWebhook::OnIncoming);
}

CarrierWebhook::~CarrierWebhook() { Stop(); }

absl::StatusOr<int> CarrierWebhook::Start(const std::string& listen) {
  const size_t colon = listen.rfind(':');
  const std::string unavailable = "webhook_listen " + listen + " is taken or not host:port";
  if (colon == std::string::npos) return absl::UnavailableError(unavailable);
  const std::string host = listen.substr(0, colon);
  int port = std::atoi(listen.substr(colon + 1).c_str());
  const bool bound = port == 0 ? (port = server_->http.bind_to_any_port(host)) > 0
                               : server_->http.bind_to_port(host, port);
  if (!bound) return absl::UnavailableError(unavailable);
  server_->thread = kit::ListenInBackground(server_->http);
  // Stop() has no effect on a server that does not run yet.
  while (!server_->http.is_running()) std::this_thread::yield();
  return port;
}

void CarrierWebhook::Stop() {
  server_->http.stop();
  if (server_->thread.joinable()) server_->thread.join();
}

void CarrierWebhook::Mount(const std::function<void(httplib::Server&)>& routes) {
  routes(server_->http);
}

int CarrierWebhook::Settle(kit::Work work) {
  return RunDurably(owner_, std::move(work)) ? 200 : 503;
}

int CarrierWebhook::OnStatus(const std::string& payload) {
  const json callback = json::parse(payload, nullptr, /*allow_exceptions=*/false);
  if (!callback.is_object()) return 400;
  const std::string status = TextOf(callback, "status");
  const bool lost = kLostStates.count(status) != 0;
  if (status.empty()) return 400;
  if (!lost && status != "DELIVERED") return 200;  // on its way: nothing to keep
  const auto message_key = key_.MessageOf(TextOf(callback, "userref"));
  if (!message_key) return 200;  // of another installation on the same account
  const Receipt receipt = lost ? Receipt::kUndeliverable : Receipt::kDelivered;
  return Settle([this, key = *message_key, receipt](kit::Journal& journal) {
    NoteReceipt(state_, journal, key, receipt);
  });
}

int CarrierWebhook::OnIncoming(const std::string& payload) {
  const json callback = json::parse(payload, nullptr, /*allow_exceptions=*/false);
  if (!callback.is_object()) return 400;
  const IncomingSms sms{"sms-" + TextOf(callback, "id"), TextOf(callback, "msisdn"),
                        TextOf(callback, "message")};
  if (sms.phone.empty() || TextOf(callback, "id").empty() || !kit::IsId(sms.reply_id)) return 400;
  return Settle([this, sms](kit::Journal& journal) {
    if (!TakeReply(state_, journal, key_, sms)) {
      kit::LogInfo("reply from a number never written to", {{"reply_id", sms.reply_id}});
    }
  });
}

}  // namespace vagtbro::notifications
