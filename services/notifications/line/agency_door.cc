#include "notifications/line/agency_door.h"

#include <httplib.h>

#include <nlohmann/json.hpp>

#include "kit/base/log.h"
#include "kit/base/proto_time.h"
#include "notifications/line/durably.h"
#include "notifications/line/order_page.h"
#include "notifications/line/signature.h"

namespace vagtbro::notifications {
namespace {

using nlohmann::json;

std::string TextOf(const json& object, const char* name) {
  const auto field = object.find(name);
  return field != object.end() && field->is_string() ? field->get<std::string>() : "";
}

bool Yes(const json& object, const char* name) {
  const auto field = object.find(name);
  return field != object.end() && field->is_boolean() && field->get<bool>();
}

types::v1::Profession ProfessionOf(const std::string& name) {
  types::v1::Profession profession = types::v1::PROFESSION_UNSPECIFIED;
  types::v1::Profession_Parse("PROFESSION_" + name, &profession);
  return profession;
}

// What cannot be read counts as missing.
absl::Time TimeOf(const json& object, const char* name) {
  absl::Time time;
  std::string error;
  absl::ParseTime(absl::RFC3339_full, TextOf(object, name), &time, &error);
  return time;
}

WorkerData WorkerOf(const json& object) {
  WorkerData worker;
  if (!object.is_object()) return worker;
  worker.worker_no = TextOf(object, "worker_no");
  worker.name = TextOf(object, "name");
  worker.profession = ProfessionOf(TextOf(object, "profession"));
  worker.authorisation_id = TextOf(object, "authorisation_id");
  worker.start_time = TimeOf(object, "start");
  worker.end_time = TimeOf(object, "end");
  worker.child_certificate = Yes(object, "child_certificate");
  for (const json& competence : object.value("competences", json::array())) {
    if (competence.is_string()) worker.competences.push_back(competence.get<std::string>());
  }
  return worker;
}

// The page sends the worker for the whole shift.
DeskAnswer AnswerOf(const httplib::Request& form, const OrderView& order) {
  DeskAnswer answer;
  answer.accept = form.get_param_value("answer") == "yes";
  answer.worker.worker_no = form.get_param_value("worker_no");
  answer.worker.name = form.get_param_value("name");
  answer.worker.profession = ProfessionOf(form.get_param_value("profession"));
  answer.worker.authorisation_id = form.get_param_value("authorisation_id");
  answer.worker.start_time = kit::Start(order.content.interval());
  answer.worker.end_time = kit::End(order.content.interval());
  answer.worker.child_certificate = form.get_param_value("child_certificate") == "yes";
  for (const std::string& competence : order.requirement.competences()) {
    if (form.get_param_value("competence-" + competence) == "yes") {
      answer.worker.competences.push_back(competence);
    }
  }
  return answer;
}

void Say(httplib::Response& response, int status, const json& body) {
  response.status = status;
  response.set_content(body.dump(), "application/json");
}

void Show(httplib::Response& response, int status, const std::string& page) {
  response.status = status;
  response.set_header("Content-Security-Policy",
                      "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; "
                      "base-uri 'none'; frame-ancestors 'none'");
  response.set_header("Cache-Control", "no-store");
  response.set_header("Referrer-Policy", "no-referrer");
  response.set_header("X-Robots-Tag", "noindex");
  response.set_content(page, "text/html; charset=utf-8");
}

}  // namespace

AgencyDoor::AgencyDoor(const NotificationsState& state, kit::Owner& owner, const AddressKey& key,
                       WorkerBook& book, std::string master)
    : state_(state), owner_(owner), key_(key), book_(book), master_(std::move(master)) {}

void AgencyDoor::Mount(httplib::Server& server) {
  const std::string page = R"(/v1/orders/([a-z0-9_.-]+)/([a-z0-9_.-]+)/([0-9a-f]{32}))";
  server.Post("/v1/agency/answer",
              [this](const auto& request, auto& response) { OnAnswer(request, response); });
  server.Get(page,
             [this](const auto& request, auto& response) { OnPage(request, response, false); });
  server.Post(page,
              [this](const auto& request, auto& response) { OnPage(request, response, true); });
}

std::optional<OrderView> AgencyDoor::Find(const std::string& message_key) {
  const auto found = std::make_shared<std::optional<OrderView>>();
  RunDurably(owner_,
             [this, message_key, found](kit::Journal&) { *found = LookUp(state_, message_key); });
  return *found;
}

AgencyDoor::Settled AgencyDoor::Settle(const OrderView& order, const DeskAnswer& answer) {
  const auto before = std::make_shared<std::optional<std::string>>();
  if (!RunDurably(owner_, [this, order, answer, before](kit::Journal&) {
        *before = OutcomeOf(state_, order, answer, key_);
      })) {
    return {503, "AGAIN_LATER", {}};
  }
  // The same answer again is the same answer, unless its worker was refused.
  if (before->has_value()) {
    const bool unfit = (*before)->rfind("WORKER_", 0) == 0;
    return unfit ? Settled{409, **before, {}} : Settled{};
  }
  if (order.standing == Standing::kAnswered) return {409, "ANSWERED", {}};
  if (order.standing == Standing::kGone) return {410, "NO_LONGER_NEEDED", {}};
  const NamedWorker named = NameWorker(order, answer, book_, key_);
  if (named.naming == Naming::kIncomplete) return {422, "WORKER_DATA_MISSING", named.missing};
  if (named.naming == Naming::kLater) return {503, "AGAIN_LATER", {}};
  const bool taken = RunDurably(owner_, [this, order, answer, named](kit::Journal& journal) {
    TakeAnswer(state_, journal, order, answer, named.employment_id, key_);
  });
  return taken ? Settled{} : Settled{503, "AGAIN_LATER", {}};
}

void AgencyDoor::OnAnswer(const httplib::Request& request, httplib::Response& response) {
  const std::string desk = request.get_header_value("X-Vagtbro-Desk");
  const auto payload = VerifyToken(request.get_header_value("X-Vagtbro-Signature"),
                                   desk.empty() ? "" : DeskSecret(desk, master_));
  if (!payload) {
    kit::LogWarning("answer of a desk without a valid signature");
    return Say(response, 401, {{"reason", "NOT_SIGNED"}});
  }
  const json said = json::parse(*payload, nullptr, /*allow_exceptions=*/false);
  if (!said.is_object() || !said.contains("accept") || !said["accept"].is_boolean()) {
    return Say(response, 400, {{"reason", "MALFORMED"}});
  }
  const auto order = Find(TextOf(said, "message"));
  // Another desk's order is none.
  if (!order || kit::Key(order->tenant, order->desk_employment_id) != desk) {
    return Say(response, 404, {{"reason", "UNKNOWN_ORDER"}});
  }
  const json worker = said.contains("worker") ? said["worker"] : json();
  const Settled settled = Settle(*order, {said["accept"].get<bool>(), WorkerOf(worker)});
  json body = {{"status", settled.http_status == 202 ? "RECEIVED" : "REFUSED"}};
  if (!settled.reason.empty()) body["reason"] = settled.reason;
  if (!settled.missing.empty()) body["missing"] = settled.missing;
  Say(response, settled.http_status, body);
}

void AgencyDoor::OnPage(const httplib::Request& request, httplib::Response& response, bool posted) {
  const std::string message_key = kit::Key(request.matches[1], request.matches[2]);
  if (request.matches[3] != key_.Seal("form/" + message_key)) {
    return Show(response, 404, NoticePage(Notice::kUnknown));
  }
  const auto order = Find(message_key);
  if (!order) return Show(response, 404, NoticePage(Notice::kUnknown));
  if (!posted) {
    if (order->standing == Standing::kAnswered) {
      return Show(response, 200, NoticePage(Notice::kAnswered));
    }
    if (order->standing == Standing::kGone) return Show(response, 410, NoticePage(Notice::kGone));
    return Show(response, 200, FormPage(*order, {}, {}));
  }
  const std::string word = request.get_param_value("answer");
  if (word != "yes" && word != "no") return Show(response, 400, FormPage(*order, {}, {}));
  const DeskAnswer answer = AnswerOf(request, *order);
  const Settled settled = Settle(*order, answer);
  switch (settled.http_status) {
    case 202:
      return Show(response, 202, NoticePage(answer.accept ? Notice::kYesTaken : Notice::kNoTaken));
    case 409:
      return Show(response, 409,
                  settled.reason == "ANSWERED" ? NoticePage(Notice::kAnswered)
                                               : FormPage(*order, answer.worker, {"worker"}));
    case 410:
      return Show(response, 410, NoticePage(Notice::kGone));
    case 422:
      return Show(response, 422, FormPage(*order, answer.worker, settled.missing));
    default:
      return Show(response, 503, NoticePage(Notice::kLater));
  }
}

}  // namespace vagtbro::notifications
