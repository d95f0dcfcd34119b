// Postman: calls back whoever sent a message: receipts, and what people answer.
//
// Shape:   each errand runs at its time by the clock, on one of a few threads; a callback that is
// not
//          answered with 2xx is tried again, with growing pauses, until it has been tried ten
//          times.
// Threads: Do() from any; Stop() once.
#pragma once

#include <atomic>
#include <condition_variable>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "kit/time/clock.h"

namespace vagtbro::carrier {

class Postman final {
 public:
  explicit Postman(const kit::Clock& clock);
  ~Postman();
  Postman(const Postman&) = delete;
  Postman& operator=(const Postman&) = delete;

  // Runs `errand` when the clock has come to `due`.
  void Do(absl::Time due, std::function<void()> errand);
  using Headers = std::map<std::string, std::string>;
  // Posts a callback of the carrier now, and again if need be. `token` signs it.
  void Post(const std::string& url, const std::string& json, const std::string& token);
  // The same with headers of the caller's own.
  void Post(const std::string& url, const std::string& json, const Headers& headers);
  void Stop();

 private:
  void Run();
  void Try(const std::string& url, const std::string& json, const Headers& headers, int attempt);

  const kit::Clock& clock_;
  std::mutex mutex_;
  std::condition_variable wake_;
  std::multimap<absl::Time, std::function<void()>> errands_;
  bool stopping_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace vagtbro::carrier
