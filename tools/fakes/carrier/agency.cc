#include "fakes/carrier/agency.h"

#include <algorithm>
#include <array>
#include <random>

#include "notifications/line/signature.h"

namespace vagtbro::carrier {
namespace {

using nlohmann::json;

constexpr double kConfirms = 0.70;
constexpr double kSilent = 0.05;
constexpr double kSpread = 0.9;  // of the logarithm, as of people
constexpr absl::Duration kMedian = absl::Minutes(20);
constexpr absl::Duration kLimit = absl::Minutes(45);

uint64_t Mix(uint64_t seed, const std::string& text) {
  uint64_t hash = 14695981039346656037U ^ seed;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211U;
  return hash;
}

std::string TextOf(const json& object, const char* name) {
  const auto field = object.find(name);
  return field != object.end() && field->is_string() ? field->get<std::string>() : "";
}

// Somebody who fits the order, the same for the same order.
json WorkerFor(const json& order) {
  constexpr std::array kGiven = {"Mia", "Ida", "Noah", "Emil", "Sofie", "Karl"};
  constexpr std::array kFamily = {"Holm", "Lund", "Dahl", "Krogh", "Winther"};
  const std::string kCharacters = "0123456789BCDFGHJKLMNPQRSTVWXYZ";
  const uint64_t draw = Mix(0, TextOf(order, "message"));
  json worker = {{"worker_no", "v" + std::to_string(draw % 100'000)},
                 {"name", std::string(kGiven[draw % kGiven.size()]) + " " +
                              kFamily[draw / 7 % kFamily.size()]},
                 {"start", order["start"]},
                 {"end", order["end"]},
                 {"competences", order.value("competences", json::array())},
                 {"child_certificate", true}};
  const json professions = order.value("professions", json::array());
  worker["profession"] = professions.empty() ? json("UNSKILLED") : professions[0];
  if (worker["profession"] == "NURSE" || worker["profession"] == "SOSU_ASSISTANT") {
    std::string id;
    for (uint64_t rest = draw; id.size() < 5; rest /= kCharacters.size()) {
      id += kCharacters[rest % kCharacters.size()];
    }
    worker["authorisation_id"] = id;
  }
  return worker;
}

}  // namespace

std::optional<Agency::Plan> Agency::PlanFor(const std::string& message) const {
  if (!seed_) return std::nullopt;
  std::mt19937_64 random(Mix(*seed_, message));
  const double mood = std::uniform_real_distribution<double>(0, 1)(random);
  if (mood >= 1 - kSilent) return std::nullopt;
  const absl::Duration delay = kMedian * std::lognormal_distribution<double>(0, kSpread)(random);
  return Plan{std::min(delay, kLimit), mood < kConfirms};
}

Agency::Taken Agency::Take(const std::string& signature, const std::string& body) {
  const json paper = json::parse(body, nullptr, /*allow_exceptions=*/false);
  if (!paper.is_object()) return {400, "", std::nullopt};
  const std::string secret = notifications::DeskSecret(TextOf(paper, "desk"), master_);
  const auto payload = notifications::VerifyToken(signature, secret);
  if (!master_.empty() && (!payload || *payload != body)) return {401, "", std::nullopt};
  const std::string message = TextOf(paper, "message");
  if (TextOf(paper, "type") != "OFFER" || TextOf(paper, "answer_url").empty()) {
    return {200, "", std::nullopt};
  }
  const std::lock_guard lock(mutex_);
  if (!orders_.emplace(message, paper).second) return {200, "", std::nullopt};
  list_.push_back(paper);
  return {200, message, PlanFor(message)};
}

std::optional<Agency::Answer> Agency::AnswerTo(const std::string& message, bool accept) const {
  const std::lock_guard lock(mutex_);
  const auto order = orders_.find(message);
  if (order == orders_.end()) return std::nullopt;
  json answer = {{"message", message}, {"accept", accept}};
  if (accept) answer["worker"] = WorkerFor(order->second);
  const std::string desk = TextOf(order->second, "desk");
  const std::string text = answer.dump();
  return Answer{TextOf(order->second, "answer_url"),
                text,
                {{"X-Vagtbro-Desk", desk},
                 {"X-Vagtbro-Signature",
                  notifications::SignToken(text, notifications::DeskSecret(desk, master_))}}};
}

json Agency::Orders() const {
  const std::lock_guard lock(mutex_);
  return list_;
}

}  // namespace vagtbro::carrier
