// ListMessages: which messages there are and where they stand; never a text or a number.
//
// Errors:  INVALID_ARGUMENT for a page_token that this query did not give.
#pragma once

#include "absl/status/status.h"
#include "notifications/store/notifications_state.h"
#include "vagtbro/notifications/v1/notifications_service.pb.h"

namespace vagtbro::notifications {

absl::Status ListMessages(const NotificationsState& state, const v1::ListMessagesRequest& request,
                          v1::ListMessagesResponse* response);

}  // namespace vagtbro::notifications
