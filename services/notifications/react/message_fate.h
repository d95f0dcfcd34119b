// Message fate: the facts of what becomes of a message on its way, each said in one place.
//
// Threads: the owner thread of the journal only.
#pragma once

#include <string>

#include "kit/journal/commit.h"
#include "notifications/store/notifications_state.h"

namespace vagtbro::notifications {

void EmitSent(kit::Commit& commit, const v1::MessageRow& row);
void EmitDelivered(kit::Commit& commit, const v1::MessageRow& row);
void EmitAnswered(kit::Commit& commit, const v1::MessageRow& row, bool accept);
void EmitRecalled(kit::Commit& commit, const v1::MessageRow& row);
// `reason`: as MessageFailed says.
void EmitFailed(kit::Commit& commit, const v1::MessageRow& row, const std::string& reason);
// A number or address is given up; the message only with the last one.
void EmitWayFailed(kit::Commit& commit, const v1::MessageRow& row, const std::string& reason);

}  // namespace vagtbro::notifications
