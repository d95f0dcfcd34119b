// Agency worker: what the directory must know of the worker whom an agency sends.
//
// Shape:   the agency's own number names the worker within the desk, whatever its case; the ids
// that
//          follow from it are the same for ever.
// Source:  Q-ID of the rule book: nobody is put on a shift whom the municipality cannot name.
#pragma once

#include <string>
#include <vector>

#include "absl/time/time.h"
#include "directory/domain/record_rules.h"
#include "vagtbro/directory/v1/directory_service.pb.h"

namespace vagtbro::directory {

// What is missing or cannot be read, by field name in the order of the contract; empty: nothing.
std::vector<std::string> MissingIn(const v1::RegisterAgencyWorkerRequest& request);

// The record of a complete request. `known`: an earlier employment of the same worker, which is
// widened and never narrowed; an empty one: none. `id_hash` names desk and number.
Record WorkerRecord(const v1::RegisterAgencyWorkerRequest& request,
                    const v1::EmploymentRegistered& desk, const v1::EmploymentRegistered& known,
                    const std::string& id_hash, absl::Time now);

// "<desk>/<worker number in lower case>": what the worker's ids are made of.
std::string WorkerName(const v1::RegisterAgencyWorkerRequest& request);

// The employment id that follows from the hash of WorkerName().
std::string WorkerEmploymentId(const std::string& id_hash);

}  // namespace vagtbro::directory
