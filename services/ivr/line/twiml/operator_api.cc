#include "ivr/line/twiml/operator_api.h"

#include <httplib.h>

#include "ivr/line/twiml/form.h"

namespace vagtbro::ivr {
namespace {

constexpr time_t kConnectSeconds = 3;
constexpr time_t kAnswerSeconds = 7;

std::string Field(const std::string& name, const std::string& value) {
  return name + "=" + FormEncoded(value);
}

}  // namespace

absl::Status OperatorApi::Ring(const std::string& number, const std::string& answer_url,
                               const std::string& status_url, absl::Duration rings) const {
  const std::size_t host = account_.api_url.find("://");
  const std::size_t slash = account_.api_url.find('/', host == std::string::npos ? 0 : host + 3);
  std::string path = slash == std::string::npos ? "" : account_.api_url.substr(slash);
  while (path.ends_with('/')) path.pop_back();

  httplib::Client client(account_.api_url.substr(0, slash));
  client.set_connection_timeout(kConnectSeconds);
  client.set_read_timeout(kAnswerSeconds);
  client.set_tcp_nodelay(true);
  client.set_basic_auth(account_.account, account_.token);
  const std::string form =
      Field("To", number) + "&" + Field("From", account_.from) + "&" + Field("Url", answer_url) +
      "&Method=POST&" + Field("StatusCallback", status_url) +
      "&StatusCallbackEvent=completed&Timeout=" + std::to_string(absl::ToInt64Seconds(rings));
  const httplib::Result result =
      client.Post(path + "/2010-04-01/Accounts/" + account_.account + "/Calls.json", form,
                  "application/x-www-form-urlencoded");
  if (!result) {
    return absl::UnavailableError("operator not reached: " + httplib::to_string(result.error()));
  }
  if (result->status / 100 == 2) return absl::OkStatus();
  return absl::UnavailableError("operator answered " + std::to_string(result->status));
}

}  // namespace vagtbro::ivr
