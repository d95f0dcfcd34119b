#include "ivr/settings_twiml.h"

#include <fstream>
#include <sstream>
#include <utility>

namespace vagtbro::ivr {
namespace {

// The first line of a file; empty: it cannot be read.
std::string SecretIn(const std::string& path) {
  std::ifstream file(path);
  std::string line;
  std::getline(file, line);
  while (!line.empty() && (line.back() == '\r' || line.back() == ' ')) line.pop_back();
  return line;
}

bool IsWeb(const std::string& url) {
  return (url.starts_with("https://") || url.starts_with("http://")) &&
         url.find_first_of(" \"<>#?") == std::string::npos;
}

bool IsPhoneNumber(const std::string& text) {
  return text.size() > 5 && text.size() <= 16 && text.front() == '+' &&
         text.find_first_not_of("0123456789", 1) == std::string::npos;
}

bool IsAccount(const std::string& text) {
  return !text.empty() && text.find_first_not_of(
                              "abcdefghijklmnopqrstuvwxyz"
                              "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_") == std::string::npos;
}

}  // namespace

std::vector<kit::Option> TwimlOptions() {
  return {
      {"twiml_listen", "",
       "host:port for the webhooks of a hosted number; empty: no such line. What callers key then "
       "passes its operator"},
      {"twiml_public_url", "", "how the operator reaches it, as https://ivr.example.dk"},
      {"twiml_token_file", "", "file with the account's auth token, which signs the webhooks"},
      {"twiml_account", "", "account SID; empty: any whose token it is"},
      {"twiml_api_url", "",
       "the operator's API, as https://api.twilio.com; empty: it rings nobody"},
      {"twiml_from", "", "number shown to those the operator rings, as +4587123456"},
  };
}

std::string MissingTwiml(const kit::Config& config) {
  const std::string& api = config.Get("twiml_api_url");
  if (config.Get("twiml_listen").empty()) {
    return api.empty() ? "" : "--twiml-api-url needs --twiml-listen";
  }
  if (!IsWeb(config.Get("twiml_public_url"))) {
    return "--twiml-public-url is how the operator reaches --twiml-listen, as "
           "https://ivr.example.dk";
  }
  const std::string& token = config.Get("twiml_token_file");
  if (token.empty()) return "--twiml-token-file is required with --twiml-listen";
  if (SecretIn(token).empty()) {
    return "--twiml-token-file: " + token + " cannot be read or is empty";
  }
  const std::string& account = config.Get("twiml_account");
  if (!account.empty() && !IsAccount(account)) return "--twiml-account is the account's SID";
  if (api.empty()) return "";
  if (!IsWeb(api)) return "--twiml-api-url is a URL as https://api.twilio.com";
  if (account.empty()) return "--twiml-api-url needs --twiml-account";
  if (!IsPhoneNumber(config.Get("twiml_from"))) {
    return "--twiml-api-url needs --twiml-from: the number that is shown, as +4587123456";
  }
  return "";
}

TwimlSettings TwimlSettingsOf(const kit::Config& config, House house) {
  TwimlSettings settings;
  settings.rules.base = config.Get("twiml_public_url");
  while (settings.rules.base.ends_with('/')) settings.rules.base.pop_back();
  settings.rules.most_calls = std::stoi(config.Get("most_calls"));
  settings.rules.house = std::move(house);
  settings.account = {config.Get("twiml_api_url"), config.Get("twiml_account"),
                      SecretIn(config.Get("twiml_token_file")), config.Get("twiml_from")};
  std::istringstream folders(config.Get("sip_clips"));
  for (std::string folder; std::getline(folders, folder, ',');) settings.clips.push_back(folder);
  return settings;
}

}  // namespace vagtbro::ivr
