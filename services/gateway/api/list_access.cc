#include "gateway/api/list_access.h"

#include <algorithm>
#include <map>
#include <set>

#include "gateway/relay/rules.h"
#include "kit/base/proto_time.h"
#include "kit/rpc/refusal.h"

namespace vagtbro::gateway {
namespace {

constexpr int kUsual = 100;
constexpr int kMost = 1000;
constexpr uint64_t kPage = 1000;
constexpr uint64_t kFurthest = 200000;

constexpr absl::Duration kSameWide = absl::Hours(24);

bool Holds(const google::protobuf::RepeatedPtrField<std::string>& ids, const std::string& id) {
  return std::find(ids.begin(), ids.end(), id) != ids.end();
}

// Picks the looks that are asked for, the latest first.
class Picker {
 public:
  Picker(const v1::ListAccessRequest& request, const std::optional<std::string>& home_unit_id)
      : request_(request), home_unit_id_(home_unit_id) {}

  bool Wants(const v1::RecordsRead& read, absl::Time at) {
    const std::string& subject = request_.subject_employment_id();
    const std::string& actor = request_.actor_employment_id();
    if (!actor.empty() && read.actor_employment_id() != actor) return false;
    if (subject.empty() || Holds(read.subject_employment_ids(), subject)) return true;
    return IsWide(read) && IsFirst(read, at);
  }

 private:
  // At everybody of the subject's unit, or at everybody: no person is named.
  bool IsWide(const v1::RecordsRead& read) const {
    static const std::set<std::string> by_unit = MethodsByUnit();
    if (!home_unit_id_ || !read.subject_employment_ids().empty()) return false;
    if (read.unit_ids().empty()) return by_unit.count(read.method()) > 0;
    return Holds(read.unit_ids(), *home_unit_id_);
  }

  // A board is opened all day long: among so many lines nobody finds who looked them up.
  bool IsFirst(v1::RecordsRead read, absl::Time at) {
    read.clear_unit_ids();
    const auto [told, is_new] = told_.emplace(read.SerializeAsString(), at);
    const bool first = is_new || told->second - at >= kSameWide;
    if (first) told->second = at;
    return first;
  }

  const v1::ListAccessRequest& request_;
  const std::optional<std::string>& home_unit_id_;
  std::map<std::string, absl::Time> told_;  // wide look -> when, as told last
};

}  // namespace

absl::Status ListAccess(const kit::Log& log, const v1::ListAccessRequest& request,
                        const std::optional<std::string>& home_unit_id,
                        v1::ListAccessResponse* response) {
  if (request.limit() < 0) return kit::Malformed("limit", "want 0 or more");
  const int limit = request.limit() == 0 ? kUsual : std::min(request.limit(), kMost);
  const std::string type = v1::RecordsRead::descriptor()->full_name();
  Picker picker(request, home_unit_id);
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
          !read.ParseFromString(envelope.payload()) ||
          !picker.Wants(read, kit::FromProto(envelope.event_time()))) {
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
