#include "notifications/push/notice.h"

#include <sodium.h>

#include <map>
#include <nlohmann/json.hpp>

#include "kit/base/check.h"
#include "kit/base/proto_time.h"
#include "notifications/push/base64url.h"

namespace vagtbro::notifications {
namespace {

constexpr absl::Duration kLife = absl::Hours(12);
constexpr size_t kTopicBytes = 24;  // 32 letters, as many as a topic may have

struct Title {
  const char* danish;
  const char* english;
};

// What is about the person's own offers and shifts; what a leader is told needs more than a title.
const std::map<v1::MessageCause, Title>& Titles() {
  static const std::map<v1::MessageCause, Title> titles = {
      {v1::MESSAGE_CAUSE_OFFER, {"Nyt vagttilbud", "New shift offer"}},
      {v1::MESSAGE_CAUSE_CONFIRMED, {"Du har fået vagten", "You have the shift"}},
      {v1::MESSAGE_CAUSE_REFUSED, {"Svar på dit vagttilbud", "About your shift offer"}},
      {v1::MESSAGE_CAUSE_TOO_LATE, {"Vagttilbuddet gælder ikke mere", "The shift offer is over"}},
      {v1::MESSAGE_CAUSE_STANDBY, {"Du står på spring", "You stand by"}},
      {v1::MESSAGE_CAUSE_STANDBY_ENDED, {"Du står ikke på spring mere", "You no longer stand by"}},
      {v1::MESSAGE_CAUSE_SHIFT_CHANGED, {"Din vagtplan er ændret", "Your shifts have changed"}},
      {v1::MESSAGE_CAUSE_SHIFT_MOVED, {"Din vagtplan er ændret", "Your shifts have changed"}},
      {v1::MESSAGE_CAUSE_SHIFT_CANCELLED, {"Din vagtplan er ændret", "Your shifts have changed"}},
      {v1::MESSAGE_CAUSE_SHIFT_RESTORED, {"Din vagtplan er ændret", "Your shifts have changed"}},
      {v1::MESSAGE_CAUSE_SHIFT_ABSORBED, {"Din vagtplan er ændret", "Your shifts have changed"}},
      {v1::MESSAGE_CAUSE_SWAP_ASKED, {"Nyt om et vagtbytte", "About a shift swap"}},
      {v1::MESSAGE_CAUSE_SWAP_DECLINED, {"Nyt om et vagtbytte", "About a shift swap"}},
  };
  return titles;
}

// The same for all that is about one offer or shift, and nothing to whoever carries it.
std::string TopicOf(const std::string& tenant, const std::string& cause_id) {
  const std::string text = tenant + "/" + cause_id;
  std::string hash(kTopicBytes, '\0');
  KIT_CHECK(crypto_generichash(reinterpret_cast<unsigned char*>(hash.data()), hash.size(),
                               reinterpret_cast<const unsigned char*>(text.data()), text.size(),
                               nullptr, 0) == 0);
  return ToBase64Url(hash);
}

}  // namespace

std::optional<Push> NoticeOf(const std::string& tenant, v1::MessageCause cause,
                             const std::string& cause_id, const v1::MessageContent& content,
                             bool danish, absl::Time now) {
  const auto title = Titles().find(cause);
  if (title == Titles().end()) return std::nullopt;
  Push push;
  push.life = kLife;
  if (content.has_lapse_time()) push.life = kit::FromProto(content.lapse_time()) - now;
  if (push.life < absl::Seconds(1)) return std::nullopt;
  const std::string prefix = "MESSAGE_CAUSE_";
  push.payload = nlohmann::json{{"v", 1},
                                {"kind", v1::MessageCause_Name(cause).substr(prefix.size())},
                                {"id", cause_id},
                                {"title", danish ? title->second.danish : title->second.english},
                                {"body", danish ? "Åbn Vagtbro." : "Open Vagtbro."}}
                     .dump();
  push.topic = TopicOf(tenant, cause_id);
  push.urgent = cause == v1::MESSAGE_CAUSE_OFFER || cause == v1::MESSAGE_CAUSE_CONFIRMED;
  return push;
}

bool GoesByPushAlone(v1::MessageCause cause) { return cause == v1::MESSAGE_CAUSE_SWAP_ASKED; }

}  // namespace vagtbro::notifications
