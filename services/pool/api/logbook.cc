#include "pool/api/logbook.h"

#include <algorithm>
#include <vector>

#include "kit/base/proto_time.h"
#include "pool/api/board.h"
#include "pool/api/page.h"

namespace vagtbro::pool {

absl::Status ListLogbook(const PoolState& state, const v1::ListLogbookRequest& request,
                         v1::ListLogbookResponse* response) {
  const auto page = ParsePage(request.page_size(), request.page_token());
  if (!page.ok()) return page.status();
  absl::Status known = CheckTenant(state, request.tenant_id());
  if (!known.ok()) return known;
  std::vector<const v1::LogbookRow*> rows;
  for (const auto& [key, row] : state.logbook().Under(request.tenant_id() + "/")) {
    rows.push_back(&row);
  }
  std::stable_sort(rows.begin(), rows.end(), [](const auto* a, const auto* b) {
    return kit::FromProto(a->act_time()) > kit::FromProto(b->act_time());
  });
  response->set_next_page_token(
      FillPage(*page, rows, [&](const auto* row) { *response->add_rows() = *row; }));
  return absl::OkStatus();
}

}  // namespace vagtbro::pool
