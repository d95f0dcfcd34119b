// Worker book: where the worker whom an agency names becomes known. Their name is passed on, never
// kept.
//
// Shape:   the same request id, the same worker; the same number at the same desk, the same person.
// Errors:  INVALID_ARGUMENT: the message lists what is missing, separated by commas; NOT_FOUND and
//          FAILED_PRECONDITION: no such desk; anything else: again later.
// Threads: any; may block, so never the owner thread.
#pragma once

#include <map>
#include <mutex>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "vagtbro/types/v1/work.pb.h"

namespace vagtbro::notifications {

struct WorkerData {
  std::string worker_no;
  std::string name;
  types::v1::Profession profession = types::v1::PROFESSION_UNSPECIFIED;
  std::string authorisation_id;
  absl::Time start_time;  // when they are sent, up to end_time
  absl::Time end_time;
  std::vector<std::string> competences;
  bool child_certificate = false;
};

class WorkerBook {
 public:
  virtual ~WorkerBook() = default;
  // The worker's employment id.
  virtual absl::StatusOr<std::string> Register(const std::string& tenant,
                                               const std::string& request_id,
                                               const std::string& desk_employment_id,
                                               const WorkerData& worker) = 0;
  // Breaks off what is under way; from here on Register() fails.
  virtual void Stop() {}
};

// The twin for tests: wants a name and a time, and calls a worker "<desk>-<number>".
class MemoryWorkerBook final : public WorkerBook {
 public:
  absl::StatusOr<std::string> Register(const std::string&, const std::string& request_id,
                                       const std::string& desk_employment_id,
                                       const WorkerData& worker) override {
    const std::lock_guard lock(mutex_);
    if (!status_.ok()) return status_;
    std::string missing = worker.name.empty() ? "name" : "";
    if (worker.end_time <= worker.start_time) missing += missing.empty() ? "interval" : ",interval";
    if (!missing.empty()) return absl::InvalidArgumentError(missing);
    requests_[request_id] = worker;
    return desk_employment_id + "-" + worker.worker_no;
  }
  void Fail(absl::Status status) {
    const std::lock_guard lock(mutex_);
    status_ = std::move(status);
  }
  // By request id.
  std::map<std::string, WorkerData> requests() const {
    const std::lock_guard lock(mutex_);
    return requests_;
  }

 private:
  mutable std::mutex mutex_;
  absl::Status status_;
  std::map<std::string, WorkerData> requests_;
};

}  // namespace vagtbro::notifications
