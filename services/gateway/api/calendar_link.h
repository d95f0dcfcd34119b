// The address of somebody's calendar: made, revoked, and whether there is one.
//
// Threads: the owner thread.
#pragma once

#include <string>

#include "absl/status/status.h"
#include "gateway/store/gateway_state.h"
#include "vagtbro/gateway/v1/gateway_service.pb.h"

namespace vagtbro::gateway {

// Takes the place of the one before. `secret` is told here and never again; `public_url` is where
// browsers find us, empty: the address is a path.
absl::Status CreateCalendarLink(kit::Commit& commit, const v1::CreateCalendarLinkRequest& request,
                                const std::string& secret, const std::string& public_url,
                                v1::CreateCalendarLinkResponse* response);

// None is a quiet success.
absl::Status RevokeCalendarLink(const GatewayState& state, kit::Commit& commit,
                                const v1::RevokeCalendarLinkRequest& request);

absl::Status GetCalendarLink(const GatewayState& state, const v1::GetCalendarLinkRequest& request,
                             v1::GetCalendarLinkResponse* response);

}  // namespace vagtbro::gateway
