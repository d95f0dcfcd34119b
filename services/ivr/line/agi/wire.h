// Wire: lines of text to and from an exchange; a socket, or a transcript in a test.
#pragma once

#include <optional>
#include <string>

#include "absl/time/time.h"

namespace vagtbro::ivr {

class Wire {
 public:
  virtual ~Wire() = default;
  // Sends `line` and LF. False: the wire is broken.
  virtual bool Send(const std::string& line) = 0;
  // The next line without its LF. nullopt: closed, broken, too long, or silent for `patience`.
  virtual std::optional<std::string> Receive(absl::Duration patience) = 0;
};

}  // namespace vagtbro::ivr
