// The bundle: all of Legeby Kommune as one message, and as text.
//
// Shape:   the same Request gives the same bytes for ever. The text is the protobuf JSON mapping,
//          one record a line, so that it can be read with grep.
#pragma once

#include <cstdint>
#include <ostream>
#include <string>

#include "absl/time/civil_time.h"
#include "people.h"
#include "plan.h"
#include "vagtbro/bundle/v1/bundle.pb.h"

namespace vagtbro::demo {

struct Request {
  std::uint64_t seed = 1;
  absl::CivilDay start = absl::CivilDay(2026, 1, 12);  // a Monday
  int weeks = 8;
  bool small = false;
  std::string agency_url = {};  // where the agencies take orders; empty: by SMS alone
};

struct Generated {
  bundle::v1::Bundle bundle;
  std::string phone_book;  // JSON for the SMS stand-in: number without + -> standing
};

Generated Generate(const Request& request);

void WriteJson(const bundle::v1::Bundle& bundle, std::ostream& out);

}  // namespace vagtbro::demo
