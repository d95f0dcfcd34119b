// Form: the fields of a form-encoded text, as they were meant: '+' is a space, "%2B" a plus.
//
// Shape:   fields in the order they came; a name may come twice. A '%' that two hex digits do not
//          follow stays what it is.
// Errors:  no form at all if there are more than kMostFields.
// Source:  https://url.spec.whatwg.org/#urlencoded-parsing, as the operator's own libraries read
// it.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace vagtbro::ivr {

class Form {
 public:
  static constexpr std::size_t kMostFields = 100;

  // Of a request's body, or of what follows the '?' of its target.
  static std::optional<Form> Parse(const std::string& text);
  static std::optional<Form> OfTarget(const std::string& target);

  // The first of that name; empty: there is none.
  std::string Get(const std::string& name) const;
  bool Has(const std::string& name) const;
  const std::vector<std::pair<std::string, std::string>>& fields() const { return fields_; }

 private:
  std::vector<std::pair<std::string, std::string>> fields_;
};

// A text as it stands in a form or a query.
std::string FormEncoded(const std::string& text);

}  // namespace vagtbro::ivr
