// Import: brings a bundle into the services, part by part, and says what was left out and why.
//
// Shape:   people first, then units and what they need, then shifts in parts of 2,000, then
// policies of cover and of contact.
//          The roster hears of people over the bus, so shifts refused with UNKNOWN_EMPLOYMENT are
//          offered again until it has caught up or the patience is over.
// Errors:  a service's status. Refused records are not an error: they are in the report, with their
//          position in the bundle.
#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "session.h"
#include "vagtbro/bundle/v1/bundle.pb.h"
#include "vagtbro/directory/v1/directory_service.pb.h"
#include "vagtbro/pool/v1/pool_service.pb.h"
#include "vagtbro/roster/v1/roster_service.pb.h"
#include "vagtbro/sickness/v1/sickness_service.pb.h"

namespace vagtbro::vagt {

struct ImportReport {
  directory::v1::ImportPeopleResponse people;
  roster::v1::ImportRosterResponse roster;
  pool::v1::ImportPolicyResponse policies;
  sickness::v1::ImportContactPoliciesResponse contact_policies;

  int refused() const {
    return people.refused_size() + roster.refused_size() + policies.refused_size() +
           contact_policies.refused_size();
  }
};

absl::StatusOr<bundle::v1::Bundle> ReadBundle(const std::string& path);

absl::StatusOr<ImportReport> Import(Session& session, const bundle::v1::Bundle& bundle,
                                    absl::Duration patience);

}  // namespace vagtbro::vagt
