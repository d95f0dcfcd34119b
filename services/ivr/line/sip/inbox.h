// Inbox: work from any thread, done on the thread of libre's loop.
//
// Shape:   in the order posted. What is posted after Close, or not done by then, is dropped.
// Threads: Post from any; Open and Close on the loop's.
#pragma once

#include <functional>
#include <mutex>
#include <vector>

#include "ivr/line/sip/re.h"

namespace vagtbro::ivr {

class Inbox final {
 public:
  // False: the system gives no pipe.
  bool Open();
  void Close();
  void Post(std::function<void()> work);

 private:
  static void Woken(int id, void* data, void* arg);

  std::mutex mutex_;
  std::vector<std::function<void()>> work_;
  Re<mqueue> queue_;
};

}  // namespace vagtbro::ivr
