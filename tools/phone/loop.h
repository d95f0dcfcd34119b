// Loop: a thread for libre, and a way to have work done on it.
//
// Threads: Post() from any; the work runs on the loop's own thread, in the order in which it came.
//          What was posted before Stop() is done.
#pragma once

#include <functional>
#include <mutex>
#include <thread>
#include <vector>

#include "ivr/line/sip/re.h"

namespace vagtbro::phone {

class Loop final {
 public:
  Loop();
  ~Loop() { Stop(); }
  Loop(const Loop&) = delete;
  Loop& operator=(const Loop&) = delete;

  void Post(std::function<void()> work);
  // Posts, and waits until it is done.
  void Do(const std::function<void()>& work);
  // Ends the thread. `last` runs on it as the last thing, however the loop came to its end.
  void Stop(const std::function<void()>& last = [] {});

 private:
  static void Woken(int id, void* data, void* arg);

  std::mutex mutex_;
  std::vector<std::function<void()>> work_;
  std::function<void()> last_;
  ivr::Re<mqueue> queue_;
  std::thread thread_;
};

}  // namespace vagtbro::phone
