#include "notifications/settings.h"

#include <fstream>

namespace vagtbro::notifications {
namespace {

// First line of a file without its end; empty: not readable.
std::string ReadSecret(const std::string& path) {
  std::ifstream file(path);
  std::string line;
  std::getline(file, line);
  while (!line.empty() && (line.back() == '\r' || line.back() == ' ')) line.pop_back();
  return line;
}

}  // namespace

std::vector<kit::Option> Options() {
  return {
      {"webhook_listen", "127.0.0.1:0",
       "host:port at which the carrier delivers receipts and replies"},
      {"webhook_url", "",
       "how the carrier reaches webhook_listen; empty: http://<webhook_listen>, or for "
       "0.0.0.0 what is set with the carrier"},
      {"webhook_secret_file", "", "file with the secret of callbacks; empty: the carrier's token"},
      {"carrier_url", "", "http(s)://host:port of the SMS carrier; required"},
      {"carrier_token_file", "", "file with the token of the account; required"},
      {"agency_secret_file", "",
       "file with the master of the desks' secrets; empty: the secret of callbacks"},
      {"smtp_url", "",
       "smtp://host:port or smtps://host:port of the mail server for orders to agencies; empty: "
       "none is sent by e-mail"},
      {"smtp_from", "", "sender of such mails; required with smtp_url"},
      {"smtp_user", "", "user at the mail server; empty: it asks for none"},
      {"smtp_password_file", "", "file with the password of smtp_user"},
      {"push", "on", "on or off: notices to the browsers of those who asked for them"},
      {"push_hosts",
       "fcm.googleapis.com,push.services.mozilla.com,notify.windows.com,push.apple.com",
       "push services that are trusted, by the ends of their hosts"},
      {"push_contact", "",
       "mailto:… or https://… by which push services reach you; Apple's wants one"},
      {"push_ca_file", "", "roots to trust push services by; empty: those of the system"},
      {"sender", "Vagtbro", "what the receiver sees as sender: at most 11 letters, or a number"},
  };
}

bool PushIsOn(const kit::Config& config) { return config.Get("push") == "on"; }

std::string Missing(const kit::Config& config) {
  for (const char* name : {"carrier_url", "carrier_token_file"}) {
    if (config.Get(name).empty()) return std::string(name) + " is required";
  }
  if (!config.Get("smtp_url").empty() && config.Get("smtp_from").empty()) {
    return "smtp_from is required with smtp_url";
  }
  if (!PushIsOn(config) && config.Get("push") != "off") return "push: want on or off";
  for (const char* peer : {"directory", "pool"}) {
    if (config.GetMap("peers").count(peer) == 0) {
      return "peer " + std::string(peer) + "=host:port is required";
    }
  }
  if (config.GetMap("peers").contains("ivr") != config.GetMap("upstreams").contains("ivr")) {
    return "peer ivr=host:port and upstream ivr=tcp://host:port go together";
  }
  for (const char* name :
       {"carrier_token_file", "webhook_secret_file", "agency_secret_file", "smtp_password_file"}) {
    const std::string& path = config.Get(name);
    if (!path.empty() && ReadSecret(path).empty()) {
      return std::string(name) + ": " + path + " cannot be read or is empty";
    }
  }
  return "";
}

Telephone TelephoneOf(const kit::Config& config) {
  return config.GetMap("peers").contains("ivr") ? Telephone::kRings : Telephone::kNone;
}

std::string PublicUrl(const kit::Config& config, int webhook_port) {
  const std::string& listen = config.Get("webhook_listen");
  const std::string host = listen.substr(0, listen.rfind(':'));
  std::string base = config.Get("webhook_url");
  // "Every address of this machine" is none that a carrier could call: what is set with the carrier
  // counts then.
  const bool callable = host != "0.0.0.0" && host != "[::]" && host != "::";
  if (base.empty() && callable) base = "http://" + host + ":" + std::to_string(webhook_port);
  return base;
}

CarrierAccount AccountOf(const kit::Config& config, int webhook_port) {
  const std::string base = PublicUrl(config, webhook_port);
  return {config.Get("carrier_url"), ReadSecret(config.Get("carrier_token_file")),
          config.Get("sender"), base.empty() ? "" : base + "/v1/carrier/status"};
}

MailAccount MailAccountOf(const kit::Config& config) {
  const std::string& password = config.Get("smtp_password_file");
  return {config.Get("smtp_url"), config.Get("smtp_from"), config.Get("smtp_user"),
          password.empty() ? "" : ReadSecret(password)};
}

std::string AgencySecret(const kit::Config& config) {
  const std::string& own = config.Get("agency_secret_file");
  return own.empty() ? WebhookSecret(config) : ReadSecret(own);
}

std::string WebhookSecret(const kit::Config& config) {
  const std::string& own = config.Get("webhook_secret_file");
  return ReadSecret(own.empty() ? config.Get("carrier_token_file") : own);
}

}  // namespace vagtbro::notifications
