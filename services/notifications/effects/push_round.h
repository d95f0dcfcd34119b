// Push round: beside the SMS of a message, a word to the recipient's browsers that it has come.
//
//   PushesFor     which browsers, and what they are told    owner thread, once its SMS may leave
//   PushSender    hands it over                             any thread, blocks
//   NotePushGone  commits that a browser listens no more    owner thread
//
// A push is a hint: the SMS goes whatever becomes of it, so one that fails is not tried again, and
// a crash may lose it or send it twice, the second taking the place of the first. So is the push of
// what goes by push alone: it waits on the person's page whatever becomes of it.
//
// Shape:   with the first try of a message alone; none for calls, withdrawals and later numbers.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "kit/journal/journal.h"
#include "notifications/effects/delivery.h"
#include "notifications/push/push_sender.h"

namespace vagtbro::notifications {

std::vector<Push> PushesFor(const NotificationsState& state, const Delivery& delivery);

void NotePushGone(const NotificationsState& state, kit::Journal& journal, const Delivery& delivery,
                  const std::string& push_id);

// Ids of all browsers there are; the push book keeps no other.
std::set<std::string> AllPushes(const NotificationsState& state);

}  // namespace vagtbro::notifications
