// Typed ids: a shift cannot be passed where a gap is meant.
//
// Shape:   [a-z0-9] first, then [a-z0-9-_.]; 1 to 64 characters; opaque, compared byte by byte.
// Errors:  Parse() answers nullopt; the caller says which field was malformed.
#pragma once

#include <optional>
#include <ostream>
#include <string>
#include <utility>

namespace vagtbro::kit {

// True if `text` has the shape of an id.
bool IsId(const std::string& text);

template <class Tag>
class Id {
 public:
  Id() = default;
  // Requires nothing: facts already on disk are taken as they are. Input goes through Parse().
  explicit Id(std::string text) : text_(std::move(text)) {}

  static std::optional<Id> Parse(const std::string& text) {
    if (!IsId(text)) return std::nullopt;
    return Id(text);
  }

  const std::string& str() const { return text_; }
  bool empty() const { return text_.empty(); }
  auto operator<=>(const Id&) const = default;

 private:
  std::string text_;
};

template <class Tag>
std::ostream& operator<<(std::ostream& out, const Id<Tag>& id) {
  return out << id.str();
}

}  // namespace vagtbro::kit

namespace vagtbro {

using TenantId = kit::Id<struct TenantTag>;
using PersonId = kit::Id<struct PersonTag>;
using EmploymentId = kit::Id<struct EmploymentTag>;
using UnitId = kit::Id<struct UnitTag>;
using ShiftId = kit::Id<struct ShiftTag>;
using AbsenceId = kit::Id<struct AbsenceTag>;
using GapId = kit::Id<struct GapTag>;
using OfferId = kit::Id<struct OfferTag>;
using MessageId = kit::Id<struct MessageTag>;

}  // namespace vagtbro
