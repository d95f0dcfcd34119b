// HTTP SMS sender: hands messages to a carrier that speaks the way of GatewayAPI.
//
// Shape:   POST <url>/rest/mtsms with {sender, message, recipients, userref, callback_url}; the
//          connections are kept and shared by the threads that send.
// Errors:  INVALID_ARGUMENT for a message the carrier will never take (400, 422); UNAVAILABLE for
//          everything else, a wrong token or an empty account included: somebody repairs that.
// Threads: any.
// Source:  https://gatewayapi.com/docs/apis/rest/
#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "notifications/effects/sms_sender.h"

namespace vagtbro::notifications {

struct CarrierAccount {
  std::string url;           // "http://carrier:7050" or "https://gatewayapi.eu"
  std::string token;         // of the account
  std::string sender;        // at most 11 letters, or a number
  std::string callback_url;  // where receipts go; empty: as set with the carrier
};

class HttpSmsSender final : public SmsSender {
 public:
  explicit HttpSmsSender(CarrierAccount account);
  ~HttpSmsSender() override;
  HttpSmsSender(const HttpSmsSender&) = delete;
  HttpSmsSender& operator=(const HttpSmsSender&) = delete;

  absl::Status Send(const Sms& sms) override;
  // Returns when no Send() is under way; one that is still connecting takes two seconds at most.
  void Stop() override;

 private:
  class Connections;
  CarrierAccount account_;
  std::unique_ptr<Connections> connections_;
};

}  // namespace vagtbro::notifications
