// Notice: what a push says. Never where, when, who or why: it lights up on a locked telephone.
//
// Shape:   {"v":1,"kind":"OFFER","id":"offer-7","title":"Nyt vagttilbud","body":"Åbn Vagtbro."};
// kind is a
//          MessageCause without its prefix, id the message's cause_id.
#pragma once

#include <optional>
#include <string>

#include "notifications/push/push_sender.h"
#include "vagtbro/notifications/v1/notifications_facts.pb.h"

namespace vagtbro::notifications {

// nullopt: a message of this cause is not pushed, or is no longer worth it at `now`.
std::optional<Push> NoticeOf(const std::string& tenant, v1::MessageCause cause,
                             const std::string& cause_id, const v1::MessageContent& content,
                             bool danish, absl::Time now);

// True: a push or nothing. It is not urgent and waits on the person's page, so that nobody who is
// off, away or asleep gets an SMS of it.
bool GoesByPushAlone(v1::MessageCause cause);

}  // namespace vagtbro::notifications
