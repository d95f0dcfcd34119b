// Feed: GET /calendar/<secret>.ics, somebody's shifts for the calendar of their phone.
//
// Shape:   from 30 days back to 90 ahead of the services' time, read as that person and noted as a
// look; no session. Errors:  404 for whatever is no address, was revoked, or is of somebody who is
// not employed any
//          more, in the same words; 429; 503 while a service cannot be asked.
// Threads: any; what waits for a service runs on the workers. The secret is never logged.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "gateway/calendar/ics.h"
#include "gateway/calendar/links.h"
#include "gateway/front/gatekeeper.h"
#include "gateway/front/workers.h"
#include "gateway/http/exchange.h"
#include "gateway/oidc/directory.h"

namespace vagtbro::gateway {

// Knows who works when.
class Shifts {
 public:
  virtual ~Shifts() = default;
  // Those they hold, ordered by start. NOT_FOUND: nobody of that id; UNAVAILABLE. Blocks.
  virtual absl::StatusOr<std::vector<CalendarShift>> Read(const std::string& employment_id,
                                                          absl::Time from, absl::Time until) = 0;
};

class Feed final {
 public:
  // `system`: the time that the services believe in, for what is shown; may block.
  // `shifts` or `directory` null: no such service is set up, and every address answers 503.
  Feed(GateOptions options, const Links& links, AccessLog& log, Directory* directory,
       Shifts* shifts, const kit::Clock& clock, const kit::Clock& system, Workers& workers);

  static bool Owns(const std::string& path) { return path.rfind("/calendar/", 0) == 0; }
  void Take(const Request& request, const std::shared_ptr<Exchange>& exchange);

 private:
  struct Version {
    std::string digest;
    absl::Time changed;
  };
  Response Read(const Request& request, const std::string& key, const std::string& employment_id);
  // When this calendar became what it is now; as far as this process knows.
  absl::Time Changed(const std::string& key, const std::string& digest, absl::Time now);

  const GateOptions options_;
  const Links& links_;
  Directory* directory_;
  Shifts* shifts_;
  const kit::Clock& clock_;
  const kit::Clock& system_;
  Workers& workers_;
  Looks looks_;
  RateLimit guesses_;  // by address
  RateLimit reads_;    // by link
  std::mutex mutex_;
  std::map<std::string, Version> versions_;  // by link
};

}  // namespace vagtbro::gateway
