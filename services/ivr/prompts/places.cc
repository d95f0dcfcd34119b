#include "ivr/prompts/places.h"

#include <filesystem>
#include <system_error>

namespace vagtbro::ivr {

std::string Places::ClipOf(const std::string& unit_id) const {
  constexpr const char* kPlain = "abcdefghijklmnopqrstuvwxyz0123456789_-";
  if (unit_id.empty() || unit_id.find_first_not_of(kPlain) != std::string::npos) return "";
  const std::string clip = "place/" + unit_id;
  for (const std::string& folder : folders_) {
    std::error_code absent;
    if (std::filesystem::exists(folder + "/" + clip + ".al", absent)) return clip;
  }
  return "";
}

}  // namespace vagtbro::ivr
