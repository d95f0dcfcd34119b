#include "notifications/api/list_messages.h"

#include <algorithm>
#include <limits>

#include "kit/rpc/refusal.h"

namespace vagtbro::notifications {
namespace {

constexpr uint32_t kDefaultPage = 100;
constexpr uint32_t kLargestPage = 1000;

// A page token is the queue sequence of the last message of the page before; 0: malformed.
uint64_t ParseToken(const std::string& token) {
  if (token.empty()) return std::numeric_limits<uint64_t>::max();
  const bool digits =
      std::all_of(token.begin(), token.end(), [](char c) { return c >= '0' && c <= '9'; });
  return digits && token.size() < 20 ? std::strtoull(token.c_str(), nullptr, 10) : 0;
}

bool Wanted(const v1::ListMessagesRequest& request, const v1::MessageRow& row) {
  const v1::MessageQueued& message = row.message();
  return (request.employment_id().empty() || request.employment_id() == message.employment_id()) &&
         (request.cause_id().empty() || request.cause_id() == message.cause_id());
}

v1::Message Show(const v1::MessageRow& row) {
  v1::Message shown;
  *shown.mutable_message() = row.message();
  shown.set_state(row.state());
  shown.set_attempts(row.attempts());
  *shown.mutable_queue_time() = row.queue_time();
  if (row.has_accept()) shown.set_accept(row.accept());
  shown.set_failure(row.failure());
  shown.set_channel(row.channel());
  *shown.mutable_failed_ways() = row.failed_ways();
  return shown;
}

}  // namespace

absl::Status ListMessages(const NotificationsState& state, const v1::ListMessagesRequest& request,
                          v1::ListMessagesResponse* response) {
  const uint64_t before = ParseToken(request.page_token());
  if (before == 0) return kit::Malformed("page_token", "send the next_page_token of a page");
  const uint32_t asked = request.page_size() == 0 ? kDefaultPage : request.page_size();
  const int page_size = static_cast<int>(std::min(asked, kLargestPage));

  uint64_t last = 0;
  state.messages.ForEachOlder(request.tenant_id(), before, [&](const std::string& key) {
    const v1::MessageRow& row = *state.messages.Find(key);
    if (!Wanted(request, row)) return true;
    if (response->messages_size() == page_size) {
      response->set_next_page_token(std::to_string(last));
      return false;
    }
    *response->add_messages() = Show(row);
    last = row.queue_sequence();
    return true;
  });
  return absl::OkStatus();
}

}  // namespace vagtbro::notifications
