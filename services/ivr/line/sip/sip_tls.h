// SipTls: the TLS of the SIP line: its certificate, and whom it believes.
//
// Shape:   TLS 1.2 and later. With authorities, a peer we connect to must have a certificate of
//          theirs that carries the name or address of the trunk or the registrar; one that connects
//          to us is asked for the same, and may have none: it is on the allow-list.
// Errors:  INVALID_ARGUMENT names the file that cannot be used, and why.
// Source:  libre's SIP transport checks no name by itself, so OpenSSL's context is told to.
#pragma once

#include "absl/status/statusor.h"
#include "ivr/line/sip/re.h"
#include "ivr/line/sip/sip_settings.h"

namespace vagtbro::ivr {

absl::StatusOr<Re<tls>> OpenTls(const SipTls& files, const SipTrunk& trunk);

}  // namespace vagtbro::ivr
