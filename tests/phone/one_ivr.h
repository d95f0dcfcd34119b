// OneIvr: a real vagtbro-ivr as a process, with what it says about itself.
#pragma once

#include <memory>
#include <string>

#include "harness/child.h"
#include "kit/testing/temp_folder.h"
#include "phone/behind.h"

namespace vagtbro::phone {

class OneIvr final {
 public:
  // Aborts if it does not get ready.
  explicit OneIvr(int most_calls);

  int sip_port() const { return sip_port_; }
  std::string address() const { return "sip:7010@127.0.0.1:" + std::to_string(sip_port_); }
  harness::Child& process() { return *child_; }
  Behind& behind() { return behind_; }

  // The sum of a metric over its labels, as /metrics tells it; -1: there is none of that name.
  double Metric(const std::string& name) const;
  bool WaitForMetric(const std::string& name, double at_least) const;
  // User and system time so far, all threads.
  double CpuMicros() const;
  double ResidentMegabytes() const;

 private:
  kit::TempFolder folder_;
  Behind behind_;
  int sip_port_ = harness::FreePort();
  int http_port_ = harness::FreePort();
  std::unique_ptr<harness::Child> child_;
};

// sipp as so many employees who phone in sick at once: keys as INFO, sound echoed.
class Crowd final {
 public:
  // `stay_ms`: how long each one goes on listening after the last key.
  Crowd(int sip_port, int callers, int callers_a_second, int stay_ms);

  // How many calls failed; -1: sipp did not end. What sipp wrote about it is in report().
  int Failed(absl::Duration patience);
  std::string report() const;

 private:
  kit::TempFolder folder_;
  std::unique_ptr<harness::Child> sipp_;
};

}  // namespace vagtbro::phone
