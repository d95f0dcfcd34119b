// By voice: the steps of delivery.h for an offer that is handed to the telephone.
//
// Threads: any; HandOverCall blocks.
#pragma once

#include "absl/status/status.h"
#include "notifications/effects/contact_book.h"
#include "notifications/effects/delivery.h"

namespace vagtbro::notifications {

// Fills in the call to the number whose turn it is; the number itself stays in the directory.
void ResolveCall(Delivery* delivery, const Contact& contact);

// Offers or withdraws it. A house whose telephone has been taken away has nothing to withdraw from.
absl::Status HandOverCall(const Delivery& delivery, VoiceSender* telephone);

}  // namespace vagtbro::notifications
