// Amounts: the parameters of a Profile by the names the golden book gives them.
#pragma once

#include <string_view>

#include "worktime/profile.h"

namespace vagtbro::worktime::golden {

// "daily rest" = "12h", "evening" = "17:00-23:00 36.00%", "wage nurse" = "210.00 kr", ...
// False, and nothing changed, if there is no such parameter or the value is not of its form.
bool SetAmount(Profile& profile, std::string_view name, std::string_view value);

}  // namespace vagtbro::worktime::golden
