// Server: a stand-in for the SMS carrier, with the phones it writes to and the people who hold
// them.
//
// Shape:   the way of GatewayAPI: POST /rest/mtsms takes messages; receipts and replies are called
//          back, signed with the token of the account that sent. Beside it GET /phones, GET
//          /messages?after=ID, POST /phones/<msisdn>/reply {"message"}, and a page at /. And the
//          machine of every agency: POST /agency/orders, GET the same, POST /agency/answer.
// Errors:  Start(): UNAVAILABLE if the address is taken or malformed.
// Threads: its own.
// Source:  https://gatewayapi.com/docs/apis/rest/ and https://gatewayapi.com/docs/webhooks
#pragma once

#include <atomic>
#include <memory>
#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "fakes/carrier/agency.h"
#include "fakes/carrier/people.h"
#include "fakes/carrier/phones.h"
#include "fakes/carrier/postman.h"
#include "kit/time/clock.h"

namespace vagtbro::carrier {

struct Habits {
  std::string token;              // of the only account; empty: any token is good
  absl::Duration answer_delay;    // real time before a request is answered
  double fail_rate = 0;           // share of requests answered 500 and not taken
  absl::Duration delivery_delay;  // clock time until the receipt
  std::string incoming_url;       // where replies go; empty: the receipt's URL with /incoming
  uint64_t seed = 1;              // of what fails
  uint64_t people_seed = 1;       // of how agencies answer
};

class Server final {
 public:
  // `people`: nullopt: only the page and the API answer. The clock must outlive the server.
  Server(Habits habits, std::optional<People> people, const kit::Clock& clock);
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  // Listens at "host:port"; port 0 lets the system choose. Answers the port.
  absl::StatusOr<int> Start(const std::string& listen);
  void Stop();

  const Phones& phones() const { return phones_; }
  // Requests to take a message, the failed and the repeated included.
  size_t requests() const { return requests_; }
  // Share of requests that fail from now on.
  void SetFailRate(double share) { fail_rate_ = share; }

 private:
  struct Http;
  struct Answer {
    int status;
    std::string body;
  };
  void Route();
  void RouteAgency();
  Answer Take(const std::string& authorization, const std::string& body);
  Answer Write(const std::string& msisdn, const std::string& body);
  bool Reply(const std::string& msisdn, const std::string& text, uint64_t* id);
  void Delivered(const Message& message);
  bool FailsNow();

  Habits habits_;
  std::optional<People> people_;
  const kit::Clock& clock_;
  Phones phones_;
  Agency agency_;
  Postman postman_;
  std::atomic<double> fail_rate_;
  std::atomic<size_t> requests_ = 0;
  std::unique_ptr<Http> http_;
};

}  // namespace vagtbro::carrier
