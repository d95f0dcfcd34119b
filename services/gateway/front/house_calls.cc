#include "gateway/front/house_calls.h"

#include <algorithm>
#include <map>
#include <set>

#include "kit/base/proto_time.h"
#include "kit/rpc/client.h"

namespace vagtbro::gateway {
namespace {

const kit::CallOptions kPatience{absl::Seconds(2), 2, absl::Milliseconds(50)};
constexpr uint32_t kPage = 1000;
// As far as the roster answers at once.
constexpr absl::Duration kSpan = absl::Hours(24 * 60);

}  // namespace

absl::StatusOr<Scope> HouseDirectory::Find(const std::string& employment_id) {
  directory::v1::ListEmploymentsRequest request;
  request.set_tenant_id(tenant_);
  request.set_query(employment_id);
  request.set_page_size(kPage);
  do {
    directory::v1::ListEmploymentsResponse page;
    const absl::Status status = kit::CallWithRetry(kPatience, [&](grpc::ClientContext* context) {
      return stub_->ListEmployments(context, request, &page);
    });
    if (!status.ok()) return status;
    for (const auto& employment : page.employments()) {
      const auto& facts = employment.facts();
      if (facts.employment_id() != employment_id) continue;
      if (facts.has_end_time() && kit::FromProto(facts.end_time()) <= clock_.Now()) {
        return absl::NotFoundError("the employment has ended");
      }
      return Scope{facts.home_unit_id(),
                   {facts.leads_unit_ids().begin(), facts.leads_unit_ids().end()}};
    }
    request.set_page_token(page.next_page_token());
  } while (!request.page_token().empty());
  return absl::NotFoundError("nobody has this employment");
}

absl::Status HouseShifts::ReadSpan(const std::string& employment_id, absl::Time from,
                                   absl::Time until, std::vector<roster::v1::RosterShift>& shifts) {
  roster::v1::GetRosterRequest request;
  request.set_tenant_id(tenant_);
  request.set_employment_id(employment_id);
  *request.mutable_interval()->mutable_start_time() = kit::ToProto(from);
  *request.mutable_interval()->mutable_end_time() = kit::ToProto(until);
  request.set_page_size(kPage);
  do {
    roster::v1::GetRosterResponse page;
    const absl::Status status = kit::CallWithRetry(kPatience, [&](grpc::ClientContext* context) {
      context->AddMetadata(
          kit::kPrincipalHeader,
          signer_.Sign({tenant_, employment_id, {"employee"}, {}, kCalendarPurpose}, clock_.Now()));
      return stub_->GetRoster(context, request, &page);
    });
    if (!status.ok()) return status;
    shifts.insert(shifts.end(), page.shifts().begin(), page.shifts().end());
    request.set_page_token(page.next_page_token());
  } while (!request.page_token().empty());
  return absl::OkStatus();
}

absl::StatusOr<std::vector<CalendarShift>> HouseShifts::Read(const std::string& employment_id,
                                                             absl::Time from, absl::Time until) {
  std::vector<roster::v1::RosterShift> all;
  for (absl::Time start = from; start < until; start += kSpan) {
    const absl::Status read = ReadSpan(employment_id, start, std::min(start + kSpan, until), all);
    if (!read.ok()) return read;
  }
  roster::v1::ListUnitsRequest request;
  request.set_tenant_id(tenant_);
  roster::v1::ListUnitsResponse units;
  const absl::Status listed = kit::CallWithRetry(kPatience, [&](grpc::ClientContext* context) {
    return stub_->ListUnits(context, request, &units);
  });
  if (!listed.ok()) return listed;
  std::map<std::string, std::string> names;
  for (const auto& unit : units.units()) names[unit.unit_id()] = unit.name();
  return HeldShifts(all, employment_id, names);
}

std::vector<CalendarShift> HeldShifts(const std::vector<roster::v1::RosterShift>& shifts,
                                      const std::string& employment_id,
                                      const std::map<std::string, std::string>& unit_names) {
  std::vector<CalendarShift> held;
  std::set<std::string> seen;  // one that spans two answers is in both
  for (const auto& one : shifts) {
    const auto& shift = one.shift();
    const bool over = one.state() == roster::v1::SHIFT_STATE_CANCELLED ||
                      one.state() == roster::v1::SHIFT_STATE_DROPPED;
    if (over || shift.employment_id() != employment_id) continue;
    if (!seen.insert(shift.shift_id()).second) continue;
    const auto& interval = one.has_held_interval() ? one.held_interval() : shift.interval();
    std::string place;
    for (const std::string& unit : shift.unit_ids()) {
      const auto name = unit_names.find(unit);
      place += (place.empty() ? "" : ", ") + (name == unit_names.end() ? unit : name->second);
    }
    held.push_back({shift.shift_id(), kit::FromProto(interval.start_time()),
                    kit::FromProto(interval.end_time()), shift.kind(), place});
  }
  return held;
}

}  // namespace vagtbro::gateway
