// CallReport: a telephone call as one reads it: live as it is heard, and its sum at the end.
//
// Shape:   a line for each prompt, with the time at which it began. Keys only as phone::Show()
// says. Threads: Follow() reads along on a thread of its own until Stop(); Note() from any.
#pragma once

#include <mutex>
#include <ostream>
#include <string>
#include <thread>

#include "tools/phone/phone.h"

namespace google::protobuf {
class Struct;
}

namespace vagtbro::vagt {

class LiveReport final {
 public:
  LiveReport(phone::Phone& phone, std::ostream& out) : phone_(phone), out_(out) {}
  ~LiveReport() { Stop(); }
  LiveReport(const LiveReport&) = delete;
  LiveReport& operator=(const LiveReport&) = delete;

  void Follow();
  void Note(const std::string& what);
  void Stop();

 private:
  void Print();

  phone::Phone& phone_;
  std::ostream& out_;
  std::mutex mutex_;
  bool stopping_ = false;
  std::size_t printed_ = 0;  // entries of what was heard
  bool line_open_ = false;
  absl::Duration until_;  // of the last entry printed
  std::thread thread_;
};

// What came of a call that is over.
struct CallSum {
  std::string outcome;     // "reported", "picked up", or why it was not
  std::string receipt_no;  // empty: none was heard
  bool receipt_twice = false;
  absl::Duration duration;
  std::string ending;
};
CallSum SumOf(const phone::Phone& phone);

void PrintSum(const CallSum& sum, std::ostream& out);
google::protobuf::Struct JsonOf(const CallSum& sum, const phone::Phone& phone);

// "0:07.4"
std::string ShowInstant(absl::Duration at);

}  // namespace vagtbro::vagt
