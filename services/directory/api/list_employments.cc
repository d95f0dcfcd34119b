// ListEmployments: by employment id, in pages, with a search that knows Æ, Ø and Å.
#include <algorithm>

#include "directory/api/directory_api.h"
#include "directory/domain/fold_case.h"
#include "kit/base/proto_time.h"
#include "kit/rpc/refusal.h"

namespace vagtbro::directory {
namespace {

constexpr uint32_t kUsualPage = 100;
constexpr uint32_t kLargestPage = 5000;

v1::Employment Describe(const DirectoryState& state, const std::string& tenant,
                        const v1::EmploymentRegistered& facts, absl::Time now) {
  const std::string key = kit::Key(tenant, facts.employment_id());
  v1::Employment employment;
  *employment.mutable_facts() = facts;
  employment.set_employment_no(state.numbers().Get(key).employment_no());
  employment.set_name(state.persons().Get(kit::Key(tenant, facts.person_id())).name());
  employment.set_has_pin(state.pins().Find(key) != nullptr);
  for (const auto& leave : state.leaves().OfPerson(tenant, facts.person_id())) {
    if (kit::End(leave.interval()) > now) *employment.add_leave() = leave.interval();
  }
  const v1::OfferConsentGiven* consent = state.consents().Find(key);
  if (consent != nullptr) *employment.mutable_consent() = *consent;
  return employment;
}

class Filter {
 public:
  Filter(const DirectoryState& state, const v1::ListEmploymentsRequest& request)
      : state_(state), request_(request), query_(FoldCase(request.query())) {}

  bool Keeps(const v1::EmploymentRegistered& facts) const {
    if (!request_.unit_id().empty() && facts.home_unit_id() != request_.unit_id()) return false;
    if (query_.empty()) return true;
    const std::string& tenant = request_.tenant_id();
    const auto number = state_.numbers().Get(kit::Key(tenant, facts.employment_id()));
    const v1::PersonRecorded* person = state_.persons().Find(kit::Key(tenant, facts.person_id()));
    return Contains(facts.employment_id()) || Contains(number.employment_no()) ||
           (person != nullptr && Contains(FoldCase(person->name())));
  }

 private:
  bool Contains(const std::string& folded) const {
    return folded.find(query_) != std::string::npos;
  }

  const DirectoryState& state_;
  const v1::ListEmploymentsRequest& request_;
  const std::string query_;
};

}  // namespace

absl::Status ListEmployments(const DirectoryState& state, const v1::ListEmploymentsRequest& request,
                             v1::ListEmploymentsResponse* response, absl::Time now) {
  const std::string& tenant = request.tenant_id();
  if (!request.unit_id().empty() && !UnitId::Parse(request.unit_id())) {
    return kit::Malformed("unit_id", "name the unit");
  }
  const auto all = state.employments().Under(tenant + "/");
  auto next = all.begin();
  if (!request.page_token().empty()) {
    if (!EmploymentId::Parse(request.page_token())) {
      return kit::Malformed("page_token", "comes from no earlier page");
    }
    next = state.employments().rows().upper_bound(kit::Key(tenant, request.page_token()));
  }
  const uint32_t asked = request.page_size() == 0 ? kUsualPage : request.page_size();
  const int page = static_cast<int>(std::min(asked, kLargestPage));
  const Filter filter(state, request);
  for (; next != all.end(); ++next) {
    if (!filter.Keeps(next->second)) continue;
    if (response->employments_size() == page) {
      response->set_next_page_token(response->employments(page - 1).facts().employment_id());
      break;
    }
    *response->add_employments() = Describe(state, tenant, next->second, now);
  }
  return absl::OkStatus();
}

}  // namespace vagtbro::directory
