// Notes: numbers to ring, and reports that wait, each in a file that is erased with its task.
//
// A journal forgets nothing, so what must be forgotten does not stand in it. A note is on disk
// before the fact that names it; one whose fact never came is swept at the next start.
//
// Shape:   "<folder>/notes/<task id>", readable by its owner alone; task ids are ids of the kit.
// Errors:  UNAVAILABLE if the disk does not take it; DATA_LOSS if a note does not parse.
// Threads: any.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "vagtbro/ivr/v1/ivr_facts.pb.h"

namespace vagtbro::ivr {

class Notes final {
 public:
  static absl::StatusOr<std::unique_ptr<Notes>> Open(const std::string& folder);

  // OK: it will be there after a loss of power.
  absl::Status Put(const std::string& task_id, const v1::CallBackNote& note);
  std::optional<v1::CallBackNote> Find(const std::string& task_id) const;
  // The number and the rest are gone.
  void Erase(const std::string& task_id);
  // The task ids of all notes.
  std::vector<std::string> All() const;

 private:
  explicit Notes(std::string folder) : folder_(std::move(folder)) {}

  std::string folder_;
  mutable std::mutex mutex_;
  std::map<std::string, v1::CallBackNote> notes_;
};

}  // namespace vagtbro::ivr
