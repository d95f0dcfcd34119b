#include "gateway/api/calendar_link.h"

#include "kit/base/ids.h"
#include "kit/rpc/refusal.h"

namespace vagtbro::gateway {
namespace {

absl::Status CheckWhose(const std::string& employment_id) {
  if (kit::IsId(employment_id)) return absl::OkStatus();
  return kit::Malformed("employment_id", "want the id of an employment");
}

}  // namespace

absl::Status CreateCalendarLink(kit::Commit& commit, const v1::CreateCalendarLinkRequest& request,
                                const std::string& secret, const std::string& public_url,
                                v1::CreateCalendarLinkResponse* response) {
  const absl::Status whose = CheckWhose(request.employment_id());
  if (!whose.ok()) return whose;
  response->set_url(public_url + "/calendar/" + secret + ".ics");
  v1::CalendarLinkMade made;
  made.set_employment_id(request.employment_id());
  made.set_token_key(HashOf(secret));
  commit.Emit(request.employment_id(), made);
  return absl::OkStatus();
}

absl::Status RevokeCalendarLink(const GatewayState& state, kit::Commit& commit,
                                const v1::RevokeCalendarLinkRequest& request) {
  const absl::Status whose = CheckWhose(request.employment_id());
  if (!whose.ok()) return whose;
  if (state.FindCalendar(request.tenant_id(), request.employment_id()) == nullptr) {
    return absl::OkStatus();
  }
  v1::CalendarLinkRevoked revoked;
  revoked.set_employment_id(request.employment_id());
  commit.Emit(request.employment_id(), revoked);
  return absl::OkStatus();
}

absl::Status GetCalendarLink(const GatewayState& state, const v1::GetCalendarLinkRequest& request,
                             v1::GetCalendarLinkResponse* response) {
  const absl::Status whose = CheckWhose(request.employment_id());
  if (!whose.ok()) return whose;
  const auto* row = state.FindCalendar(request.tenant_id(), request.employment_id());
  if (row == nullptr) return absl::OkStatus();
  *response->mutable_create_time() = row->create_time();
  if (row->has_read_time()) *response->mutable_read_time() = row->read_time();
  return absl::OkStatus();
}

}  // namespace vagtbro::gateway
