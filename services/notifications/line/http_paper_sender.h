// HTTP paper sender: posts orders, and what becomes of them, to the machine of an agency's desk.
//
// Shape:   POST of the JSON to the desk's address; X-Vagtbro-Signature is a token over the body,
//          signed with the desk's secret; Idempotency-Key is the same for every try.
// Errors:  INVALID_ARGUMENT if the desk will never take it (400, 404, 405, 410, 413, 422), or its
//          address is none; UNAVAILABLE for everything else.
// Threads: any.
#pragma once

#include <memory>
#include <string>

#include "notifications/effects/outlets.h"

namespace vagtbro::notifications {

class HttpPaperSender final : public PaperSender {
 public:
  // `master`: what the secrets of the desks are derived from; see signature.h.
  explicit HttpPaperSender(std::string master);
  ~HttpPaperSender() override;
  HttpPaperSender(const HttpPaperSender&) = delete;
  HttpPaperSender& operator=(const HttpPaperSender&) = delete;

  absl::Status Send(const Paper& paper) override;
  // Returns when no Send() is under way.
  void Stop() override;

 private:
  struct UnderWay;
  std::string master_;
  std::unique_ptr<UnderWay> under_way_;
};

}  // namespace vagtbro::notifications
