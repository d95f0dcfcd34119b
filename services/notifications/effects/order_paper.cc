#include "notifications/effects/order_paper.h"

#include <cstdlib>
#include <nlohmann/json.hpp>

#include "kit/base/proto_time.h"
#include "kit/time/local_time.h"
#include "notifications/domain/sms_text.h"

namespace vagtbro::notifications {
namespace {

using nlohmann::json;

std::string Instant(absl::Time time) {
  return absl::FormatTime(absl::RFC3339_sec, time, kit::LocalZone());
}

// "PROFESSION_NURSE" -> "NURSE".
std::string Bare(const std::string& name, const std::string& prefix) {
  return name.substr(prefix.size());
}

std::string When(const Delivery& delivery, bool danish) {
  return kit::ShortInterval(kit::Start(delivery.content.interval()),
                            kit::End(delivery.content.interval()), danish);
}

std::string Deadline(const Delivery& delivery, bool danish) {
  return kit::SpokenTime(kit::FromProto(delivery.content.lapse_time()), danish);
}

std::string Professions(const Delivery& delivery, bool danish) {
  std::string list;
  for (const int profession : delivery.requirement.professions()) {
    list += (list.empty() ? ""
             : danish     ? " eller "
                          : " or ") +
            ProfessionName(static_cast<types::v1::Profession>(profession), danish);
  }
  return list;
}

template <class Strings>
std::string Joined(const Strings& strings) {
  std::string list;
  for (const std::string& one : strings) list += (list.empty() ? "" : ", ") + one;
  return list;
}

json OrderOf(const Delivery& delivery, const AnswerPlaces& places) {
  const types::v1::SlotRequirement& needed = delivery.requirement;
  json professions = json::array();
  for (const int profession : needed.professions()) {
    professions.push_back(Bare(types::v1::Profession_Name(profession), "PROFESSION_"));
  }
  json order = {
      {"answer_by", Instant(kit::FromProto(delivery.content.lapse_time()))},
      {"professions", professions},
      {"competences",
       json(std::vector<std::string>(needed.competences().begin(), needed.competences().end()))},
      {"tasks", json(std::vector<std::string>(needed.tasks().begin(), needed.tasks().end()))},
      {"role", Bare(types::v1::RoleSlot_Name(needed.role()), "ROLE_SLOT_")},
      {"child_certificate", needed.child_certificate()},
      {"worker_data",
       {"worker_no", "name", "profession", "authorisation_id", "start", "end", "competences",
        "child_certificate"}}};
  if (!places.answer_url.empty()) {
    order["answer_url"] = places.answer_url;
    order["form_url"] = places.form_url;
  }
  return order;
}

}  // namespace

std::string ProfessionName(types::v1::Profession profession, bool danish) {
  switch (profession) {
    case types::v1::PROFESSION_SOSU_HELPER:
      return danish ? "SOSU-hjælper" : "social and health care helper";
    case types::v1::PROFESSION_SOSU_ASSISTANT:
      return danish ? "SOSU-assistent" : "social and health care assistant";
    case types::v1::PROFESSION_NURSE:
      return danish ? "sygeplejerske" : "nurse";
    case types::v1::PROFESSION_PEDAGOGUE:
      return danish ? "pædagog" : "pedagogue";
    case types::v1::PROFESSION_PEDAGOGICAL_ASSISTANT:
      return danish ? "pædagogisk assistent" : "pedagogical assistant";
    case types::v1::PROFESSION_CARE_AIDE:
      return danish ? "omsorgsmedhjælper" : "care aide";
    case types::v1::PROFESSION_UNSKILLED:
      return danish ? "ufaglært" : "unskilled";
    case types::v1::PROFESSION_UNSPECIFIED:
    case types::v1::Profession_INT_MIN_SENTINEL_DO_NOT_USE_:
    case types::v1::Profession_INT_MAX_SENTINEL_DO_NOT_USE_:
      break;
  }
  return "";
}

AnswerPlaces PlacesFor(const Delivery& delivery, const std::string& public_url,
                       const AddressKey& key) {
  if (public_url.empty() || delivery.content.order_gap_id().empty()) return {};
  const std::string message_key = kit::Key(delivery.tenant, delivery.message_id);
  return {public_url + "/v1/agency/answer",
          public_url + "/v1/orders/" + message_key + "/" + key.Seal("form/" + message_key)};
}

std::string PaperJson(const Delivery& delivery, const std::string& text,
                      const AnswerPlaces& places) {
  json paper = delivery.content.order_gap_id().empty() ? json::object() : OrderOf(delivery, places);
  paper["type"] = Bare(v1::MessageCause_Name(delivery.cause), "MESSAGE_CAUSE_");
  paper["order"] = delivery.cause_id;
  paper["message"] = kit::Key(delivery.tenant, delivery.message_id);
  paper["desk"] = kit::Key(delivery.tenant, delivery.employment_id);
  paper["place"] = delivery.content.place();
  paper["text"] = text;
  if (delivery.content.has_interval()) {
    paper["start"] = Instant(kit::Start(delivery.content.interval()));
    paper["end"] = Instant(kit::End(delivery.content.interval()));
  }
  return paper.dump();
}

std::string OrderSms(const Delivery& delivery, const AnswerPlaces& places, bool danish) {
  const std::string where = delivery.content.place() + " " + When(delivery, danish);
  return ToGsm7(danish ? "Vagt bestilles: " + where + ". Svar med vikarens data senest " +
                             Deadline(delivery, true) + ": " + places.form_url
                       : "Shift ordered: " + where + ". Answer with the worker's data by " +
                             Deadline(delivery, false) + ": " + places.form_url);
}

std::string MailSubject(const Delivery& delivery, bool danish) {
  const std::string where = delivery.content.place() + " " + When(delivery, danish);
  if (delivery.content.order_gap_id().empty()) return (danish ? "Om vagten " : "About ") + where;
  return (danish ? "Vagt bestilles: " : "Shift ordered: ") + where;
}

std::string MailText(const Delivery& delivery, const std::string& text, const AnswerPlaces& places,
                     bool danish) {
  if (delivery.content.order_gap_id().empty()) return text + "\n";
  const types::v1::SlotRequirement& needed = delivery.requirement;
  const auto line = [](const std::string& name, const std::string& value) {
    return value.empty() ? "" : name + ": " + value + "\n";
  };
  std::string mail = line(danish ? "Sted" : "Place", delivery.content.place()) +
                     line(danish ? "Tid" : "Time", When(delivery, danish)) +
                     line(danish ? "Uddannelse" : "Training", Professions(delivery, danish)) +
                     line(danish ? "Kompetencer" : "Competences", Joined(needed.competences())) +
                     line(danish ? "Opgaver" : "Tasks", Joined(needed.tasks())) +
                     line(danish ? "Svar senest" : "Answer by", Deadline(delivery, danish));
  if (needed.child_certificate()) {
    mail += danish ? "Børneattest kræves.\n" : "A children's certificate is required.\n";
  }
  mail += danish ? "\nSvar ja med vikarens data, eller nej, her:\n"
                 : "\nAnswer yes with the worker's data, or no, here:\n";
  return mail + places.form_url + "\n";
}

}  // namespace vagtbro::notifications
