// Contacts: the number of somebody and whether they want to be rung, asked as it rings.
//
// Nothing of it is kept or logged.
//
// Errors:  not OK: the directory did not answer; somebody it does not know has no numbers.
// Threads: Ask() from any, returns at once; `answer` is called once, on any thread. After Stop()
//          nothing is called any more, and what was open has been answered.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "ivr/prompts/language.h"
#include "kit/base/ids.h"

namespace vagtbro::ivr {

struct Contact {
  std::vector<std::string> numbers;  // E.164, the preferred first
  Language language = Language::kDanish;
  bool voice_offers = false;  // agreed to be called up
};

class Contacts {
 public:
  using Answer = std::function<void(const absl::StatusOr<Contact>&)>;
  virtual ~Contacts() = default;
  virtual void Ask(const EmploymentId& who, Answer answer) = 0;
  virtual void Stop() = 0;
};

}  // namespace vagtbro::ivr
