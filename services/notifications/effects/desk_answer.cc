#include "notifications/effects/desk_answer.h"

#include "kit/base/proto_time.h"

namespace vagtbro::notifications {
namespace {

std::vector<std::string> Split(const std::string& list) {
  std::vector<std::string> parts;
  for (size_t at = 0; at <= list.size();) {
    const size_t comma = std::min(list.find(',', at), list.size());
    if (comma > at) parts.push_back(list.substr(at, comma - at));
    at = comma + 1;
  }
  return parts;
}

// Names this answer, whatever way and however often it comes; says nothing without the key.
std::string IdOf(const OrderView& order, const DeskAnswer& answer, const AddressKey& key) {
  const WorkerData& worker = answer.worker;
  std::string said = kit::Key(order.tenant, order.message_id) + (answer.accept ? "\nyes" : "\nno");
  if (answer.accept) {
    for (const std::string& field :
         {worker.worker_no, worker.name, types::v1::Profession_Name(worker.profession),
          worker.authorisation_id, absl::FormatTime(worker.start_time),
          absl::FormatTime(worker.end_time),
          std::string(worker.child_certificate ? "certificate" : "")}) {
      said += "\n" + field;
    }
    for (const std::string& competence : worker.competences) said += "\n" + competence;
  }
  return "desk-" + key.Seal(said);
}

bool Covers(const WorkerData& worker, const types::v1::Interval& interval) {
  return worker.start_time <= kit::Start(interval) && kit::End(interval) <= worker.end_time;
}

}  // namespace

std::optional<OrderView> LookUp(const NotificationsState& state, const std::string& message_key) {
  const v1::MessageRow* row = state.messages.Find(message_key);
  if (row == nullptr || row->content().order_gap_id().empty()) return std::nullopt;
  OrderView order;
  order.tenant = TenantOf(message_key);
  order.message_id = row->message().message_id();
  order.desk_employment_id = row->message().employment_id();
  order.content = row->content();
  const v1::GapRow gap = state.gaps.Get(kit::Key(order.tenant, row->content().order_gap_id()));
  order.requirement = gap.requirement();
  if (row->has_accept() || row->answering()) {
    order.standing = Standing::kAnswered;
  } else if (row->recalled() || gap.closed()) {
    order.standing = Standing::kGone;
  }
  return order;
}

NamedWorker NameWorker(const OrderView& order, const DeskAnswer& answer, WorkerBook& book,
                       const AddressKey& key) {
  if (!answer.accept) return {};
  WorkerData worker = answer.worker;
  // Half a shift is no answer to the order: then the time is what is missing.
  if (!Covers(worker, order.content.interval())) worker.end_time = worker.start_time;
  const auto registered =
      book.Register(order.tenant, IdOf(order, answer, key), order.desk_employment_id, worker);
  if (registered.ok()) return {Naming::kDone, *registered, {}};
  // Nobody of that number can be taken in, or the desk is none any more.
  if (absl::IsFailedPrecondition(registered.status()) || absl::IsNotFound(registered.status())) {
    return {Naming::kIncomplete, "", {"worker"}};
  }
  if (!absl::IsInvalidArgument(registered.status())) return {Naming::kLater, "", {}};
  return {Naming::kIncomplete, "", Split(std::string(registered.status().message()))};
}

std::optional<std::string> OutcomeOf(const NotificationsState& state, const OrderView& order,
                                     const DeskAnswer& answer, const AddressKey& key) {
  const v1::ReplyRow* row = state.replies.Find(kit::Key(order.tenant, IdOf(order, answer, key)));
  if (row == nullptr) return std::nullopt;
  return row->outcome();
}

void TakeAnswer(const NotificationsState& state, kit::Journal& journal, const OrderView& order,
                const DeskAnswer& answer, const std::string& worker_employment_id,
                const AddressKey& key) {
  const std::string reply_id = IdOf(order, answer, key);
  if (state.replies.Find(kit::Key(order.tenant, reply_id)) != nullptr) return;
  const v1::MessageRow row = state.messages.Get(kit::Key(order.tenant, order.message_id));
  // Another answer was faster.
  if (row.answering() || row.has_accept()) return;
  kit::Commit commit = journal.Begin({order.tenant, row.correlation_id(), reply_id, ""});
  v1::ReplyHeard heard;
  heard.set_reply_id(reply_id);
  heard.set_message_id(order.message_id);
  heard.set_accept(answer.accept);
  heard.set_worker_employment_id(worker_employment_id);
  commit.Emit(reply_id, heard);
}

}  // namespace vagtbro::notifications
