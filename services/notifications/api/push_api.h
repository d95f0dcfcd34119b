// Push API: a person's own browsers, to which a word that something has come is pushed.
//
// Errors:  FAILED_PRECONDITION PUSH_OFF, UNKNOWN_PUSH_HOST; INVALID_ARGUMENT MALFORMED_FIELD;
//          UNAVAILABLE if the disk does not take it.
// Threads: the owner thread; RegisterPush() waits for the disk, a few milliseconds.
#pragma once

#include <string>

#include "absl/status/status.h"
#include "kit/journal/commit.h"
#include "notifications/effects/address_key.h"
#include "notifications/push/push_book.h"
#include "notifications/store/notifications_state.h"
#include "vagtbro/notifications/v1/push_service.pb.h"

namespace vagtbro::notifications {

inline constexpr size_t kMostPushes = 10;  // a person

// What registering needs, where web push is on.
struct PushHouse {
  PushBook& book;
  const AddressKey& key;
  PushHosts hosts;
  std::string public_key;  // in base64url
};

// `house` null: web push is switched off.
absl::Status GetPushKey(const PushHouse* house, v1::GetPushKeyResponse* response);
absl::Status RegisterPush(const NotificationsState& state, const PushHouse* house,
                          kit::Commit& commit, const v1::RegisterPushRequest& request,
                          v1::RegisterPushResponse* response);
absl::Status RemovePush(const NotificationsState& state, kit::Commit& commit,
                        const v1::RemovePushRequest& request);
absl::Status ListPush(const NotificationsState& state, const v1::ListPushRequest& request,
                      v1::ListPushResponse* response);

}  // namespace vagtbro::notifications
