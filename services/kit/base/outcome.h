// Outcome: either a value or a refusal, the answer of a rule.
//
// The subset of C++23's std::expected that we use; to be renamed away when the compiler has it.
// A refusal is an answer for a person: it is never retried and never logged as an error.
#pragma once

#include <utility>
#include <variant>

#include "kit/base/check.h"

namespace vagtbro::kit {

template <class T, class E>
class [[nodiscard]] Outcome {
 public:
  Outcome(T value) : held_(std::in_place_index<0>, std::move(value)) {}
  Outcome(E error) : held_(std::in_place_index<1>, std::move(error)) {}

  bool has_value() const { return held_.index() == 0; }
  explicit operator bool() const { return has_value(); }

  // Requires has_value().
  const T& value() const {
    KIT_CHECK(has_value());
    return std::get<0>(held_);
  }
  T& value() {
    KIT_CHECK(has_value());
    return std::get<0>(held_);
  }
  const T& operator*() const { return value(); }
  const T* operator->() const { return &value(); }

  // Requires !has_value().
  const E& error() const {
    KIT_CHECK(!has_value());
    return std::get<1>(held_);
  }

 private:
  std::variant<T, E> held_;
};

}  // namespace vagtbro::kit
