// Signing in without a provider, for a demo: a page with the people there are.
#include <nlohmann/json.hpp>

#include "gateway/front/auth.h"
#include "gateway/session/same_site.h"

namespace vagtbro::gateway {
namespace {

using nlohmann::json;

std::string Html(const std::string& text) {
  std::string safe;
  for (const char c : text) {
    if (c == '&')
      safe += "&amp;";
    else if (c == '<')
      safe += "&lt;";
    else if (c == '>')
      safe += "&gt;";
    else if (c == '"')
      safe += "&quot;";
    else
      safe += c;
  }
  return safe;
}

std::string Joined(const std::vector<std::string>& words) {
  std::string all;
  for (const std::string& word : words) all += (all.empty() ? "" : ", ") + word;
  return all;
}

// The style of the page, allowed by the nonce of its answer.
const char* const kStyle =
    "body{font:1rem/1.5 system-ui,sans-serif;max-width:40rem;margin:2rem auto;padding:0 1rem}"
    "button{font:inherit;width:100%;text-align:left;padding:.75rem 1rem;margin:.25rem 0}"
    "small{display:block}strong.demo{background:#ffd43b;color:#000;padding:.25rem .5rem}";

}  // namespace

absl::StatusOr<std::vector<DemoPerson>> ReadDemo(const std::string& text) {
  const json parsed = json::parse(text, nullptr, false);
  if (!parsed.is_object() || !parsed.contains("people") || !parsed["people"].is_array()) {
    return absl::InvalidArgumentError("the demo's people are no {\"people\":[…]}");
  }
  std::vector<DemoPerson> people;
  for (const json& item : parsed["people"]) {
    const std::string id = item.is_object() ? item.value("id", json("")).dump() : "";
    if (id.size() < 3) return absl::InvalidArgumentError("a person of the demo has no id");
    json claims = item;
    claims["iss"] = "demo";
    claims["sub"] = item["id"];
    auto session = SessionOf(claims, {});
    if (!session.ok()) return absl::InvalidArgumentError("person " + id + " has no role of ours");
    session->demo = true;
    const json name = item.value("name", item["id"]);
    people.push_back({item["id"].get<std::string>(),
                      name.is_string() ? name.get<std::string>() : "", std::move(*session)});
  }
  return people;
}

Response Auth::DemoPage(const Request& request) {
  const std::string to = FormValue(request.query, "to").value_or("/");
  const std::string nonce = NewSecret();
  std::string body =
      "<!doctype html><html lang=\"da\"><meta charset=\"utf-8\"><meta name=\"viewport\""
      " content=\"width=device-width\"><title>Vagtbro demo</title><style nonce=\"" +
      nonce + "\">" + kStyle +
      "</style><main><h1>Vagtbro</h1><p><strong class=\"demo\">DEMO</strong> "
      "Opdigtede personer, intet kodeord. Hvem er du?</p>"
      "<form method=\"post\" action=\"/auth/demo\"><input type=\"hidden\" "
      "name=\"to\" value=\"" +
      Html(to) + "\">";
  for (const DemoPerson& person : demo_) {
    body += "<button name=\"person\" value=\"" + Html(person.id) + "\">" + Html(person.name) +
            "<small>" + Html(Joined(person.session.roles)) + "</small></button>";
  }
  body += "</form></main></html>";
  return {200,
          {{"content-type", "text/html; charset=utf-8"},
           {"content-security-policy", "default-src 'none'; style-src 'nonce-" + nonce +
                                           "'; form-action 'self'; base-uri 'none'; "
                                           "frame-ancestors 'none'"}},
          body};
}

Response Auth::DemoSignIn(const Request& request) {
  if (!FromOurPage(request, options_.origin, "")) {
    return TextAnswer(403, "this request does not come from a page of ours");
  }
  const std::string id = FormValue(request.body, "person").value_or("");
  for (const DemoPerson& person : demo_) {
    if (person.id == id) {
      return SignIn(request, person.session, FormValue(request.body, "to").value_or("/"));
    }
  }
  return TextAnswer(404, "nobody of this name");
}

}  // namespace vagtbro::gateway
