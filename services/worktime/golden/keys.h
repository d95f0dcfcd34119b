// Keys: what each line of an example says.
#pragma once

#include <string_view>

#include "worktime/golden/example.h"

namespace vagtbro::worktime::golden {

// False if there is no such key or its value is not of the form README.md gives.
bool Say(Example& example, std::string_view key, std::string_view value);

}  // namespace vagtbro::worktime::golden
