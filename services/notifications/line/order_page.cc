#include "notifications/line/order_page.h"

#include <algorithm>
#include <cstdlib>
#include <map>

#include "kit/base/proto_time.h"
#include "kit/time/local_time.h"
#include "notifications/effects/order_paper.h"

namespace vagtbro::notifications {
namespace {

std::string Escaped(const std::string& text) {
  static const std::map<char, std::string> kEntities = {
      {'&', "&amp;"}, {'<', "&lt;"}, {'>', "&gt;"}, {'"', "&quot;"}, {'\'', "&#39;"}};
  std::string escaped;
  for (const char c : text) {
    const auto entity = kEntities.find(c);
    escaped += entity == kEntities.end() ? std::string(1, c) : entity->second;
  }
  return escaped;
}

std::string Page(const std::string& title, const std::string& body) {
  return "<!doctype html><html lang=\"da\"><head><meta charset=\"utf-8\">"
         "<meta name=\"viewport\" content=\"width=device-width\"><title>" +
         title +
         "</title><style>body{font:16px/1.5 sans-serif;max-width:34em;margin:2em auto;"
         "padding:0 1em}label{display:block;margin:.8em 0}input,select{font:inherit;"
         "display:block}input[type=checkbox]{display:inline}button{font:inherit;"
         "margin:1em 1em 0 0;padding:.5em 1em}.missing{color:#a00}</style></head><body><h1>" +
         title + "</h1>" + body + "</body></html>";
}

std::string NameOf(const std::string& field) {
  static const std::map<std::string, std::string> kNames = {
      {"worker_no", "vikarens nummer hos jer (bogstaver, tal og bindestreg)"},
      {"name", "vikarens navn"},
      {"profession", "uddannelse"},
      {"authorisation_id", "autorisations-id (fem tegn)"},
      {"interval", "tidsrum, der dækker hele vagten"},
      {"competences", "kompetencer"},
      {"worker", "en vikar, hvis uddannelse, kompetencer og tid passer"}};
  const auto name = kNames.find(field);
  return name == kNames.end() ? Escaped(field) : name->second;
}

std::string TextField(const std::string& name, const std::string& value) {
  return "<label>" + NameOf(name) + "<input name=\"" + name + "\" maxlength=\"200\" value=\"" +
         Escaped(value) + "\"></label>";
}

std::string Checkbox(const std::string& name, const std::string& text, bool checked) {
  return "<label><input type=\"checkbox\" name=\"" + Escaped(name) + "\" value=\"yes\"" +
         (checked ? " checked" : "") + "> " + Escaped(text) + "</label>";
}

std::string Professions(const OrderView& order, types::v1::Profession chosen) {
  std::string options;
  for (const int number : order.requirement.professions()) {
    const auto profession = static_cast<types::v1::Profession>(number);
    const std::string prefix = "PROFESSION_";
    options += "<option value=\"" + types::v1::Profession_Name(profession).substr(prefix.size()) +
               "\"" + (profession == chosen ? " selected" : "") + ">" +
               ProfessionName(profession, true) + "</option>";
  }
  return "<label>" + NameOf("profession") + "<select name=\"profession\">" + options +
         "</select></label>";
}

std::string Missing(const std::vector<std::string>& missing) {
  if (missing.empty()) return "";
  std::string list = "<p class=\"missing\">Svaret blev ikke brugt. Der mangler:</p><ul>";
  for (const std::string& field : missing) list += "<li>" + NameOf(field) + "</li>";
  return list + "</ul>";
}

}  // namespace

std::string FormPage(const OrderView& order, const WorkerData& worker,
                     const std::vector<std::string>& missing) {
  const types::v1::Interval& interval = order.content.interval();
  std::string body =
      "<p>" + Escaped(order.content.place()) + "<br>" +
      kit::ShortInterval(kit::Start(interval), kit::End(interval), true) + "<br>Svar senest " +
      kit::SpokenTime(kit::FromProto(order.content.lapse_time()), true) + ".</p>" +
      Missing(missing) + "<form method=\"post\">" + TextField("worker_no", worker.worker_no) +
      TextField("name", worker.name) + Professions(order, worker.profession) +
      TextField("authorisation_id", worker.authorisation_id);
  for (const std::string& competence : order.requirement.competences()) {
    const auto& has = worker.competences;
    body += Checkbox("competence-" + competence, "Vikaren har kompetencen " + competence,
                     std::find(has.begin(), has.end(), competence) != has.end());
  }
  if (order.requirement.child_certificate()) {
    body += Checkbox("child_certificate", "Børneattest er i orden", worker.child_certificate);
  }
  body +=
      "<p>Vikaren sendes i hele vagtens tid.</p>"
      "<button name=\"answer\" value=\"yes\">Ja, vi sender vikaren</button>"
      "<button name=\"answer\" value=\"no\">Nej, vi kan ikke</button></form>";
  return Page("Vagt bestilles", body);
}

std::string NoticePage(Notice notice) {
  switch (notice) {
    case Notice::kUnknown:
      return Page("Ukendt bestilling", "<p>Linket er ikke gyldigt.</p>");
    case Notice::kAnswered:
      return Page("Besvaret", "<p>Bestillingen er allerede besvaret.</p>");
    case Notice::kGone:
      return Page("Ikke længere ledig", "<p>Der er ikke længere brug for en vikar. Tak.</p>");
    case Notice::kYesTaken:
      return Page("Tak", "<p>Jeres ja er modtaget. I får besked, så snart vagten er jeres.</p>");
    case Notice::kNoTaken:
      return Page("Tak", "<p>Jeres nej er modtaget.</p>");
    case Notice::kLater:
      return Page("Prøv igen", "<p>Svaret kunne ikke modtages lige nu. Prøv igen om lidt.</p>");
  }
  std::abort();
}

}  // namespace vagtbro::notifications
