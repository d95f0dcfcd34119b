#include "directory/store/employments_of.h"

namespace vagtbro::directory {

std::vector<v1::EmploymentRegistered> EmploymentsOf(const DirectoryState& state,
                                                    const std::string& tenant,
                                                    const std::string& person_id) {
  std::vector<v1::EmploymentRegistered> found;
  for (const auto& [key, row] : state.employments().Under(kit::Key(tenant, ""))) {
    if (row.person_id() == person_id) found.push_back(row);
  }
  return found;
}

}  // namespace vagtbro::directory
