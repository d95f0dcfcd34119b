// Registration: keeps the line known to the registrar, with digest, again and again before it
// lapses; after a failure again in half a minute to half an hour.
//
// Shape:   vagtbro_sip_registered is 1 while the registrar has us; its changes are logged, the
//          secret never. The end takes the registration back.
// Threads: the loop's.
// Source:  RFC 3261 section 10; MD5 digest, which is what libre 1.1 has.
#pragma once

#include <memory>

#include "ivr/line/sip/re.h"
#include "ivr/line/sip/sip_settings.h"
#include "kit/ops/metrics.h"

namespace vagtbro::ivr {

class Registration final {
 public:
  // `trunk` and `stack` outlive the stack's last transaction. Null: it cannot be asked at all.
  static std::unique_ptr<Registration> Start(sip* stack, SipTrunk& trunk, kit::Metrics& metrics);
  ~Registration();
  Registration(const Registration&) = delete;
  Registration& operator=(const Registration&) = delete;

 private:
  explicit Registration(kit::Metrics& metrics) : metrics_(metrics) {}
  static void OnResponse(int error, const sip_msg* message, void* arg);
  void Note(bool registered, int status);

  kit::Metrics& metrics_;
  Re<sipreg> registration_;
  bool registered_ = false;
  bool failed_ = false;  // the last word was no, and is logged
};

}  // namespace vagtbro::ivr
