// Faults in the words of the contract.
#pragma once

#include <string>

#include "directory/domain/record_rules.h"
#include "vagtbro/directory/v1/directory_service.pb.h"

namespace vagtbro::directory {

// What was not taken in, and what to do about it. Never repeats a name, a number or a PIN.
v1::RefusedRecord RefusedFor(Fault fault);
v1::RefusedRecord RefusedFor(const std::string& reason, const std::string& advice);

}  // namespace vagtbro::directory
