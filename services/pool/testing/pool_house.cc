#include "pool/testing/pool_house.h"

#include <algorithm>

#include "kit/base/check.h"
#include "kit/base/proto_time.h"
#include "kit/journal/owner.h"
#include "kit/rpc/request.h"
#include "kit/time/local_time.h"
#include "pool/api/allow_holiday_contact.h"
#include "pool/api/answer_lending.h"
#include "pool/api/answer_offer.h"
#include "pool/api/hold_offer.h"
#include "pool/api/import_policy.h"
#include "pool/api/set_availability.h"
#include "pool/api/steer_search.h"
#include "pool/react/hear.h"
#include "pool/react/on_alarm.h"

namespace vagtbro::pool {

absl::Time Local(const std::string& text) {
  absl::Time time;
  std::string error;
  KIT_CHECK(absl::ParseTime("%Y-%m-%d %H:%M", text, kit::LocalZone(), &time, &error));
  return time;
}

directory::v1::EmploymentRegistered Staff(const std::string& id, const std::string& unit) {
  directory::v1::EmploymentRegistered employment;
  employment.set_employment_id(id);
  employment.set_person_id("p-" + id);
  employment.set_kind(directory::v1::EMPLOYMENT_KIND_UNIT_STAFF);
  employment.set_home_unit_id(unit);
  employment.add_known_unit_ids(unit);
  employment.set_profession(types::v1::PROFESSION_SOSU_HELPER);
  employment.set_agreement_profile("79.01");
  employment.set_weekly_minutes(37 * 60);
  *employment.mutable_start_time() = kit::ToProto(Local("2020-01-01 00:00"));
  return employment;
}

directory::v1::EmploymentRegistered PoolMember(const std::string& id) {
  auto employment = Staff(id, "");
  employment.set_kind(directory::v1::EMPLOYMENT_KIND_POOL);
  employment.clear_known_unit_ids();
  employment.set_weekly_minutes(0);
  return employment;
}

directory::v1::EmploymentRegistered Agency(const std::string& id) {
  auto employment = PoolMember(id);
  employment.set_kind(directory::v1::EMPLOYMENT_KIND_AGENCY);
  return employment;
}

PoolHouse::PoolHouse(kit::Disk& disk, absl::Time now, const std::string& match_binary)
    : clock_(now), planner_(match_binary) {
  auto journal = kit::Journal::Open("pool", disk, clock_, state_);
  KIT_CHECK(journal.ok());
  journal_ = std::move(*journal);
  Hear(state_, hearing_);
  for (const auto& [id, sister] : std::vector<std::pair<std::string, std::string>>{
           {"sol-1", "sol-2"}, {"sol-2", "sol-1"}, {"elm-1", ""}}) {
    roster::v1::UnitRegistered unit;
    unit.set_unit_id(id);
    unit.set_name(id == "elm-1" ? "Elmehuset" : "Solgaarden " + id.substr(4));
    if (!sister.empty()) unit.add_sister_unit_ids(sister);
    FromRoster(unit);
  }
}

void PoolHouse::Settle() {
  kit::FireDueAlarms(*journal_, now(), [this](kit::Commit& commit, const kit::Alarm& alarm) {
    OnAlarm(state_, planner_, commit, alarm);
  });
  KIT_CHECK(journal_->Flush().ok());
}

void PoolHouse::MoveTo(absl::Time time) {
  Settle();
  while (const auto due = state_.alarms().NextDue()) {
    if (*due > time) break;
    KIT_CHECK(clock_.Advance(*due - now()).ok());
    Settle();
  }
  if (now() < time) KIT_CHECK(clock_.Advance(time - now()).ok());
}

template <class Request, class Response, class Handler>
absl::StatusOr<Response> PoolHouse::Ask(Request request, Handler handler, const std::string& who) {
  request.set_tenant_id(kTenant);
  request.set_request_id("request-" + std::to_string(++requests_));
  Response response;
  const absl::Status asked = kit::RunMutation<Request, Response>(
      *journal_, "/" + Request::descriptor()->name(), request, &response,
      [&](kit::Commit& commit, const auto& question, auto* reply) {
        return handler(state_, commit, question, reply);
      },
      {"", who});
  KIT_CHECK(journal_->Flush().ok());
  if (!asked.ok()) return asked;
  return response;
}

v1::AnswerOfferResponse PoolHouse::Answer(const std::string& offer_id, const std::string& id,
                                          bool yes) {
  v1::AnswerOfferRequest request;
  request.set_offer_id(offer_id);
  request.set_employment_id(id);
  request.set_accept(yes);
  const auto answered = Ask<v1::AnswerOfferRequest, v1::AnswerOfferResponse>(request, AnswerOffer);
  KIT_CHECK(answered.ok());
  return *answered;
}

absl::StatusOr<v1::AnswerOfferResponse> PoolHouse::AnswerWith(const std::string& offer_id,
                                                              const std::string& desk,
                                                              const std::string& worker) {
  v1::AnswerOfferRequest request;
  request.set_offer_id(offer_id);
  request.set_employment_id(desk);
  request.set_accept(true);
  request.set_worker_employment_id(worker);
  return Ask<v1::AnswerOfferRequest, v1::AnswerOfferResponse>(request, AnswerOffer);
}

absl::StatusOr<v1::AnswerLendingResponse> PoolHouse::AnswerLending(const std::string& consent_id,
                                                                   const std::string& leader,
                                                                   bool granted) {
  v1::AnswerLendingRequest request;
  request.set_consent_id(consent_id);
  request.set_leader_employment_id(leader);
  request.set_granted(granted);
  const auto answered =
      Ask<v1::AnswerLendingRequest, v1::AnswerLendingResponse>(request, pool::AnswerLending);
  Settle();
  return answered;
}

void PoolHouse::AllowHoliday(const std::string& gap_id, const std::string& id,
                             const std::string& approver) {
  v1::AllowHolidayContactRequest request;
  request.set_gap_id(gap_id);
  request.set_employment_id(id);
  request.set_approver_employment_id(approver);
  request.set_reason_code("LIFE_AND_HEALTH");
  const auto allowed = Ask<v1::AllowHolidayContactRequest, v1::AllowHolidayContactResponse>(
      request, AllowHolidayContact);
  KIT_CHECK(allowed.ok());
  Settle();
}

absl::StatusOr<v1::HoldOfferResponse> PoolHouse::Hold(const std::string& offer_id,
                                                      const std::string& id, bool end) {
  v1::HoldOfferRequest request;
  request.set_offer_id(offer_id);
  request.set_employment_id(id);
  request.set_end(end);
  return Ask<v1::HoldOfferRequest, v1::HoldOfferResponse>(request, HoldOffer);
}

void PoolHouse::SetPolicy(const v1::PolicySet& policy) {
  v1::ImportPolicyRequest request;
  *request.add_policies() = policy;
  const auto imported =
      Ask<v1::ImportPolicyRequest, v1::ImportPolicyResponse>(request, ImportPolicy);
  KIT_CHECK(imported.ok() && imported->accepted() == 1);
}

absl::StatusOr<v1::SteerSearchResponse> PoolHouse::Steer(const std::string& gap_id,
                                                         v1::SearchAct act, const std::string& who,
                                                         types::v1::ActReason reason) {
  v1::SteerSearchRequest request;
  request.set_gap_id(gap_id);
  request.set_act(act);
  request.set_reason(reason);
  return Ask<v1::SteerSearchRequest, v1::SteerSearchResponse>(request, SteerSearch, who);
}

absl::StatusOr<v1::UndoSteerResponse> PoolHouse::UndoSteer(const std::string& gap_id,
                                                           const std::string& who) {
  v1::UndoSteerRequest request;
  request.set_gap_id(gap_id);
  return Ask<v1::UndoSteerRequest, v1::UndoSteerResponse>(request, pool::UndoSteer, who);
}

absl::Status PoolHouse::Say(const std::string& id, v1::AvailabilityWord word, absl::Time until) {
  v1::SetAvailabilityRequest request;
  request.set_employment_id(id);
  request.set_word(word);
  if (until != absl::Time()) *request.mutable_until_time() = kit::ToProto(until);
  const auto said =
      Ask<v1::SetAvailabilityRequest, v1::SetAvailabilityResponse>(request, SetAvailability);
  Settle();
  return said.status();
}

v1::CoverRow PoolHouse::Cover(const std::string& gap_id) const {
  return state_.covers().Get(kit::Key(kTenant, gap_id));
}

v1::OfferRow PoolHouse::Offer(const std::string& offer_id) const {
  return state_.offers().Get(kit::Key(kTenant, offer_id));
}

v1::OfferRow PoolHouse::OfferTo(const std::string& gap_id, const std::string& id) const {
  const v1::CoverRow cover = Cover(gap_id);
  for (const std::string& offer_id : cover.offer_ids()) {
    if (Offer(offer_id).offer().employment_id() == id) return Offer(offer_id);
  }
  return {};
}

std::vector<std::string> PoolHouse::Asked(const std::string& gap_id) const {
  std::vector<std::string> asked;
  const v1::CoverRow cover = Cover(gap_id);
  for (const std::string& offer_id : cover.offer_ids()) {
    asked.push_back(Offer(offer_id).offer().employment_id());
  }
  return asked;
}

size_t PoolHouse::Open(const std::string& gap_id) const {
  const v1::CoverRow cover = Cover(gap_id);
  const auto& ids = cover.offer_ids();
  return static_cast<size_t>(std::count_if(ids.begin(), ids.end(), [this](const auto& id) {
    return Offer(id).state() == v1::OFFER_STATE_OPEN;
  }));
}

std::string PoolHouse::RejectionOf(const std::string& gap_id, v1::Rung rung,
                                   const std::string& id) const {
  const auto ranking = state_.rankings().Get(RankingKey(kTenant, gap_id, rung));
  for (const auto& evaluation : ranking.evaluations()) {
    if (evaluation.employment_id() == id) return evaluation.rejection();
  }
  return "?";
}

std::vector<kit::Envelope> PoolHouse::Told() const {
  std::vector<kit::Envelope> told;
  journal_->log().ForEach([&](const kit::Envelope& envelope) { told.push_back(envelope); });
  return told;
}

}  // namespace vagtbro::pool
