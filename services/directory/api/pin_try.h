// A try at somebody's PIN: what it leads to, wherever it is keyed.
#pragma once

#include <string>

#include "directory/store/directory_state.h"
#include "kit/journal/commit.h"

namespace vagtbro::directory {

// True: it counts as right. Emits what becomes of the PIN: a failure, a lock, that failures are
// forgotten, or, if it counts as right, `anew` (null: the hash stays), which forgets them too.
bool SettleTry(kit::Commit& commit, const std::string& employment_id, const v1::PinRow& row,
               bool matches, const v1::PinSet* anew);

}  // namespace vagtbro::directory
