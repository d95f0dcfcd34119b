#include "notifications/effects/push_round.h"

#include "notifications/push/notice.h"

namespace vagtbro::notifications {

std::vector<Push> PushesFor(const NotificationsState& state, const Delivery& delivery) {
  const v1::MessageRow* row = state.messages.Find(kit::Key(delivery.tenant, delivery.message_id));
  // What goes by push alone has tried nothing yet, however often directory was away.
  const bool first = row != nullptr && delivery.way == 0 &&
                     (row->attempts() == 0 || GoesByPushAlone(delivery.cause));
  if (!first || delivery.by_voice || delivery.withdraw) return {};
  const auto notice = NoticeOf(delivery.tenant, delivery.cause, delivery.cause_id, delivery.content,
                               delivery.danish, delivery.now);
  std::vector<Push> pushes;
  if (!notice) return pushes;
  for (const auto& [key, push] :
       state.pushes.Under(PushesOf(delivery.tenant, delivery.employment_id))) {
    pushes.push_back(*notice);
    pushes.back().push_id = push.registered().push_id();
  }
  return pushes;
}

void NotePushGone(const NotificationsState& state, kit::Journal& journal, const Delivery& delivery,
                  const std::string& push_id) {
  const std::string key = PushesOf(delivery.tenant, delivery.employment_id) + push_id;
  if (state.pushes.Find(key) == nullptr) return;
  kit::Commit commit = journal.Begin({delivery.tenant, delivery.correlation_id, "", ""});
  v1::PushForgotten forgotten;
  forgotten.set_push_id(push_id);
  forgotten.set_employment_id(delivery.employment_id);
  commit.Emit(push_id, forgotten);
}

std::set<std::string> AllPushes(const NotificationsState& state) {
  std::set<std::string> ids;
  for (const auto& [key, row] : state.pushes.rows()) ids.insert(row.registered().push_id());
  return ids;
}

}  // namespace vagtbro::notifications
