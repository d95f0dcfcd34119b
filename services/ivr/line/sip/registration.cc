#include "ivr/line/sip/registration.h"

#include "ivr/line/sip/trunk.h"
#include "kit/base/log.h"

namespace vagtbro::ivr {
namespace {

constexpr char kRegistered[] = "vagtbro_sip_registered";

}  // namespace

std::unique_ptr<Registration> Registration::Start(sip* stack, SipTrunk& trunk,
                                                  kit::Metrics& metrics) {
  std::unique_ptr<Registration> own(new Registration(metrics));
  metrics.Describe(kRegistered, "1 while the registrar knows this line");
  metrics.Set(kRegistered, {}, 0);
  const std::string registrar = SipUri("", trunk.registrar, trunk.transport);
  const std::string address = "sip:" + trunk.user + "@" + trunk.registrar;
  sipreg* registration = nullptr;
  if (sipreg_register(&registration, stack, registrar.c_str(), address.c_str(), nullptr,
                      address.c_str(), static_cast<std::uint32_t>(trunk.register_seconds),
                      trunk.user.c_str(), nullptr, 0, 0, TrunkCredentials, &trunk, false,
                      OnResponse, own.get(), nullptr, nullptr) != 0) {
    return nullptr;
  }
  own->registration_.reset(registration);
  return own;
}

Registration::~Registration() { metrics_.Set(kRegistered, {}, 0); }

void Registration::OnResponse(int error, const sip_msg* message, void* arg) {
  const int status = error != 0 || message == nullptr ? 0 : message->scode;
  if (status >= 100 && status < 200) return;
  static_cast<Registration*>(arg)->Note(status >= 200 && status < 300, status);
}

void Registration::Note(bool registered, int status) {
  metrics_.Set(kRegistered, {}, registered ? 1 : 0);
  if (registered && !registered_) kit::LogInfo("SIP registered", {});
  if (!registered && (registered_ || !failed_)) {
    // 0: no answer came.
    kit::LogError("SIP not registered", {{"status", std::to_string(status)}});
  }
  registered_ = registered;
  failed_ = !registered;
}

}  // namespace vagtbro::ivr
