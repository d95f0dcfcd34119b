// How the line comes to its stack: ports, TLS, names and the registrar.
#include <utility>

#include "ivr/line/sip/sip_loop.h"
#include "ivr/line/sip/sip_tls.h"
#include "ivr/line/sip/trunk.h"
#include "kit/base/log.h"

namespace vagtbro::ivr {
namespace {

constexpr int kHashSize = 256;

absl::Status Failed(const char* what) {
  return absl::UnavailableError(std::string("the SIP line cannot ") + what);
}

}  // namespace

// Only if there is a name: the resolver opens sockets of its own.
void SipLine::Loop::FindNames() {
  const SipTrunk& trunk = shared_.settings.trunk;
  if (!IsName(trunk.host) && !IsName(trunk.registrar)) return;
  sa servers[4];
  std::uint32_t count = 4;
  dnsc* names = nullptr;
  if (dns_srv_get(nullptr, 0, servers, &count) != 0 ||
      dnsc_alloc(&names, nullptr, servers, count) != 0) {
    kit::LogError("SIP names cannot be looked up", {});
    return;
  }
  names_.reset(names);
}

// A port of the system's choice for UDP may be taken for TCP: then another is tried.
absl::Status SipLine::Loop::Listen() {
  for (int attempt = 0; attempt < 10; ++attempt) {
    if (ListenOnce() || shared_.settings.port != 0) break;
  }
  if (!stack_ || port_ == 0) return Failed("listen");
  if (const absl::Status secured = ListenTls(); !secured.ok()) return secured;
  shared_.stack = stack_.get();
  sipsess_sock* sessions = nullptr;
  // In this order: who may not call is turned away before a session sees it.
  if (sip_listen(&requests_, stack_.get(), true, OnRequest, this) != 0) return Failed("listen");
  if (sipsess_listen(&sessions, stack_.get(), kHashSize, OnInvite, this) != 0) {
    return Failed("listen");
  }
  sessions_.reset(sessions);
  shared_.sessions = sessions;
  // What nobody takes libre writes to stderr, with the numbers in it.
  const bool all = sip_listen(&other_requests_, stack_.get(), true, OnOtherRequest, this) == 0 &&
                   sip_listen(&other_responses_, stack_.get(), false, OnOtherResponse, this) == 0;
  return all ? absl::OkStatus() : Failed("listen");
}

bool SipLine::Loop::ListenOnce() {
  sip* stack = nullptr;
  if (sip_alloc(&stack, names_.get(), kHashSize, kHashSize, kHashSize, "Vagtbro", OnClosed, this) !=
      0) {
    return false;
  }
  stack_.reset(stack);
  sa local = shared_.local;
  if (sip_transp_add(stack, SIP_TRANSP_UDP, &local) == 0 &&
      sip_transp_laddr(stack, &local, SIP_TRANSP_UDP, nullptr) == 0 &&
      sip_transp_add(stack, SIP_TRANSP_TCP, &local) == 0) {
    shared_.local = local;
    port_ = sa_port(&local);
    return true;
  }
  stack_.reset();
  return false;
}

absl::Status SipLine::Loop::ListenTls() {
  const SipSettings& settings = shared_.settings;
  if (settings.tls.certificate.empty()) return absl::OkStatus();
  const auto secured = OpenTls(settings.tls, settings.trunk);
  if (!secured.ok()) return secured.status();
  sa local = shared_.local;
  sa_set_port(&local, settings.tls_port);
  if (sip_transp_add(stack_.get(), SIP_TRANSP_TLS, &local, secured->get()) != 0 ||
      sip_transp_laddr(stack_.get(), &local, SIP_TRANSP_TLS, nullptr) != 0) {
    return Failed("listen for TLS");
  }
  tls_port_ = sa_port(&local);
  return absl::OkStatus();
}

void SipLine::Loop::Register() {
  SipTrunk& trunk = shared_.settings.trunk;
  if (trunk.registrar.empty()) return;
  registration_ = Registration::Start(stack_.get(), trunk, shared_.metrics);
  if (!registration_) kit::LogError("SIP registration cannot begin", {});
}

}  // namespace vagtbro::ivr
