#include "gateway/api/list_access.h"

#include <algorithm>

#include "kit/rpc/refusal.h"

namespace vagtbro::gateway {
namespace {

constexpr int kUsual = 100;
constexpr int kMost = 1000;
constexpr uint64_t kPage = 1000;
constexpr uint64_t kFurthest = 200000;

bool Wanted(const v1::RecordsRead& read, const v1::ListAccessRequest& request) {
  const std::string& subject = request.subject_employment_id();
  const std::string& actor = request.actor_employment_id();
  const auto& subjects = read.subject_employment_ids();
  return (actor.empty() || read.actor_employment_id() == actor) &&
         (subject.empty() ||
          std::find(subjects.begin(), subjects.end(), subject) != subjects.end());
}

}  // namespace

absl::Status ListAccess(const kit::Log& log, const v1::ListAccessRequest& request,
                        v1::ListAccessResponse* response) {
  if (request.limit() < 0) return kit::Malformed("limit", "want 0 or more");
  const int limit = request.limit() == 0 ? kUsual : std::min(request.limit(), kMost);
  const std::string type = v1::RecordsRead::descriptor()->full_name();
  const uint64_t head = log.head();
  uint64_t end = head;
  while (end > 0 && head - end < kFurthest) {
    const uint64_t start = end > kPage ? end - kPage : 0;
    const auto events = log.Read(start, static_cast<size_t>(end - start));
    for (auto event = events.rbegin(); event != events.rend(); ++event) {
      if (event->type != type) continue;
      bus::v1::Envelope envelope;
      v1::RecordsRead read;
      if (!envelope.ParseFromString(*event->bytes) || envelope.tenant_id() != request.tenant_id() ||
          !read.ParseFromString(envelope.payload()) || !Wanted(read, request)) {
        continue;
      }
      v1::Access* access = response->add_accesses();
      *access->mutable_read_time() = envelope.event_time();
      access->mutable_read()->Swap(&read);
      if (response->accesses_size() == limit) return absl::OkStatus();
    }
    end = start;
  }
  return absl::OkStatus();
}

}  // namespace vagtbro::gateway
