#include "directory/domain/danish_order.h"

#include <array>
#include <utility>

#include "directory/domain/fold_case.h"

namespace vagtbro::directory {
namespace {

// The three characters that follow on z.
constexpr std::array<std::pair<const char*, char>, 3> kAfterZ = {
    {{"\u00e6", '{'}, {"\u00f8", '|'}, {"\u00e5", '}'}}};

}  // namespace

std::string DanishOrder(const std::string& name) {
  std::string key = FoldCase(name);
  for (const auto& [letter, place] : kAfterZ) {
    const std::string written = letter;
    for (size_t at = key.find(written); at != std::string::npos; at = key.find(written, at)) {
      key.replace(at, written.size(), 1, place);
    }
  }
  return key;
}

}  // namespace vagtbro::directory
