#include "ivr/line/sip/sip_tls.h"

#include <openssl/err.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>

#include <string>

#include "ivr/line/sip/trunk.h"

// re_tls.h shows it only to who was built as libre was.
extern "C" struct ssl_ctx_st* tls_openssl_context(const struct tls* tls);

namespace vagtbro::ivr {
namespace {

absl::Status Unusable(const char* what, const std::string& path) {
  char reason[128] = "";
  ERR_error_string_n(ERR_get_error(), reason, sizeof(reason));
  ERR_clear_error();
  return absl::InvalidArgumentError(std::string("no ") + what + " in " + path + ": " + reason);
}

// Whoever shows a certificate must be one of these.
void ExpectNames(SSL_CTX* context, const SipTrunk& trunk) {
  X509_VERIFY_PARAM* expected = SSL_CTX_get0_param(context);
  for (const std::string& address : {trunk.host, trunk.registrar}) {
    if (address.empty()) continue;
    const std::string host = HostOf(address);
    if (IsName(address)) {
      X509_VERIFY_PARAM_add1_host(expected, host.c_str(), host.size());
    } else {
      X509_VERIFY_PARAM_set1_ip_asc(expected, host.c_str());
    }
  }
}

}  // namespace

absl::StatusOr<Re<tls>> OpenTls(const SipTls& files, const SipTrunk& trunk) {
  tls* raw = nullptr;
  if (tls_alloc(&raw, TLS_METHOD_SSLV23, nullptr, nullptr) != 0) {
    return absl::UnavailableError("the SIP line cannot have TLS");
  }
  Re<tls> own(raw);
  SSL_CTX* context = tls_openssl_context(raw);
  SSL_CTX_set_min_proto_version(context, TLS1_2_VERSION);
  // A session that is taken up again would skip the check of who it is.
  SSL_CTX_set_session_cache_mode(context, SSL_SESS_CACHE_OFF);
  SSL_CTX_set_options(context, SSL_OP_NO_TICKET);
  const std::string& key = files.key.empty() ? files.certificate : files.key;
  if (SSL_CTX_use_certificate_chain_file(context, files.certificate.c_str()) != 1) {
    return Unusable("certificate", files.certificate);
  }
  if (SSL_CTX_use_PrivateKey_file(context, key.c_str(), SSL_FILETYPE_PEM) != 1) {
    return Unusable("key of the certificate", key);
  }
  if (files.authorities.empty()) return own;
  if (SSL_CTX_load_verify_locations(context, files.authorities.c_str(), nullptr) != 1) {
    return Unusable("authorities", files.authorities);
  }
  ExpectNames(context, trunk);
  SSL_CTX_set_verify(context, SSL_VERIFY_PEER, nullptr);
  return own;
}

}  // namespace vagtbro::ivr
