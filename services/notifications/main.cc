// vagtbro-notifications: tells people, and hears their replies. Wiring only.
#include <iostream>
#include <memory>

#include "kit/base/log.h"
#include "kit/ops/process.h"
#include "kit/rpc/client.h"
#include "notifications/api/notifications_grpc.h"
#include "notifications/api/push_grpc.h"
#include "notifications/effects/courier.h"
#include "notifications/line/agency_door.h"
#include "notifications/line/carrier_webhook.h"
#include "notifications/line/grpc_peers.h"
#include "notifications/line/http_paper_sender.h"
#include "notifications/line/http_sms_sender.h"
#include "notifications/line/ivr_voice_sender.h"
#include "notifications/line/smtp_sender.h"
#include "notifications/push_parts.h"
#include "notifications/react/hear.h"
#include "notifications/settings.h"

namespace vagtbro::notifications {
namespace {

Outlets WithPush(Outlets outlets, PushParts* push) {
  if (push == nullptr) return outlets;
  outlets.push = &push->sender();
  outlets.push_book = &push->book();
  return outlets;
}

// Everything that reaches out of the process.
struct Outside {
  DirectoryContactBook contacts;
  PoolOfferDesk desk;
  HttpSmsSender carrier;
  HttpPaperSender orders;
  std::unique_ptr<SmtpSender> mails;          // null: no mail server is set up
  std::unique_ptr<IvrVoiceSender> telephone;  // null: nobody is rung up
  Courier courier;

  Outside(kit::Process& process, const NotificationsState& state, const AddressKey& key, int port,
          PushParts* push)
      : contacts(kit::Dial(process.config().GetMap("peers").at("directory"))),
        desk(kit::Dial(process.config().GetMap("peers").at("pool"))),
        carrier(AccountOf(process.config(), port)),
        orders(AgencySecret(process.config())),
        mails(process.config().Get("smtp_url").empty()
                  ? nullptr
                  : std::make_unique<SmtpSender>(MailAccountOf(process.config()))),
        telephone(TelephoneOf(process.config()) == Telephone::kNone
                      ? nullptr
                      : std::make_unique<IvrVoiceSender>(
                            kit::Dial(process.config().GetMap("peers").at("ivr")))),
        courier(state, process.owner(), process.clock(), contacts,
                WithPush({carrier, &orders, mails.get(), PublicUrl(process.config(), port),
                          telephone.get()},
                         push),
                desk, key, process.metrics()) {}
};

int Run(kit::Process& process) {
  NotificationsState state;
  kit::Hearing hearing;
  Hear(state, hearing, TelephoneOf(process.config()));
  if (!process.Open(state, hearing, [&state](kit::Commit& commit, const kit::Alarm& alarm) {
        OnAlarm(state, commit, alarm);
      })) {
    return kit::kExitUnavailable;
  }
  // Without the telephone everything else goes on.
  process.DoNotAwait("ivr");
  const kit::Config& config = process.config();
  const auto key = AddressKey::Open(config.Get("data"));
  if (!key.ok()) {
    kit::LogError("cannot open the address key", {{"error", std::string(key.status().message())}});
    return kit::kExitUnavailable;
  }
  const auto push = PushParts::Open(config, *key);
  if (!push.ok()) {
    kit::LogError("cannot open web push", {{"error", std::string(push.status().message())}});
    return kit::kExitUnavailable;
  }
  CarrierWebhook webhook(state, process.owner(), *key, WebhookSecret(config), process.metrics());
  DirectoryWorkerBook workers(kit::Dial(config.GetMap("peers").at("directory")));
  AgencyDoor agencies(state, process.owner(), *key, workers, AgencySecret(config));
  webhook.Mount([&agencies](httplib::Server& server) { agencies.Mount(server); });
  std::unique_ptr<Outside> outside;
  process.OnStart([&]() -> absl::Status {
    const auto port = webhook.Start(config.Get("webhook_listen"));
    if (!port.ok()) return port.status();
    kit::LogInfo("webhook open", {{"webhook_port", std::to_string(*port)}});
    outside = std::make_unique<Outside>(process, state, *key, *port, push->get());
    outside->courier.Start();
    return absl::OkStatus();
  });
  process.OnStop([&] {
    workers.Stop();
    webhook.Stop();
    if (outside != nullptr) outside->courier.Stop();
  });
  NotificationsGrpc grpc(process.rpc(), state);
  PushGrpc push_grpc(process.rpc(), state, *push == nullptr ? nullptr : &(*push)->house());
  return process.Serve({&grpc, &push_grpc});
}

}  // namespace
}  // namespace vagtbro::notifications

int main(int argc, char** argv) {
  namespace notifications = vagtbro::notifications;
  const auto process =
      vagtbro::kit::Process::Create("notifications", argc, argv, notifications::Options());
  if (process == nullptr) return vagtbro::kit::Process::exit_code();
  const std::string missing = notifications::Missing(process->config());
  if (missing.empty()) return notifications::Run(*process);
  std::cerr << "vagtbro-notifications: " << missing << "; see --help\n";
  return vagtbro::kit::kExitUsage;
}
