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
#include "pool/react/hear.h"
#include "pool/react/on_alarm.h"
#include "vagtbro/sickness/v1/sickness_events.pb.h"

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

void PoolHouse::Deliver(kit::FakeUpstream& upstream) {
  KIT_CHECK(upstream.Deliver(*journal_, hearing_) == kit::Digested::kDone);
  KIT_CHECK(journal_->dead_letters().empty());
}

void PoolHouse::FromDirectory(const google::protobuf::Message& event) {
  directory_.Say(kTenant, "d", event, now());
  Deliver(directory_);
}
void PoolHouse::FromSickness(const google::protobuf::Message& event) {
  sickness_.Say(kTenant, "s", event, now());
  Deliver(sickness_);
}
void PoolHouse::FromNotifications(const google::protobuf::Message& event) {
  notifications_.Say(kTenant, "n", event, now());
  Deliver(notifications_);
}
void PoolHouse::FromRoster(const google::protobuf::Message& event) {
  roster_.Say(kTenant, "r", event, now());
  Deliver(roster_);
}

void PoolHouse::Employ(const directory::v1::EmploymentRegistered& employment) {
  FromDirectory(employment);
  if (employment.kind() == directory::v1::EMPLOYMENT_KIND_AGENCY) {
    Consent(employment.employment_id(), true, true);
  } else {
    Consent(employment.employment_id(), true, false);
  }
}

void PoolHouse::Consent(const std::string& id, bool day, bool night) {
  directory::v1::OfferConsentGiven consent;
  consent.set_employment_id(id);
  consent.set_sms_offers(day);
  consent.set_night_sms_offers(night);
  FromDirectory(consent);
}

void PoolHouse::Holiday(const std::string& person_id, absl::Time start, absl::Time end) {
  directory::v1::LeaveRegistered leave;
  leave.set_leave_id("leave-" + person_id);
  leave.set_person_id(person_id);
  *leave.mutable_interval() = kit::MakeInterval(start, end);
  leave.set_holiday(true);
  FromDirectory(leave);
}

void PoolHouse::Sick(const std::string& absence_id, const std::string& id, absl::Time start,
                     absl::Time end) {
  sickness::v1::SickCallReported call;
  call.set_absence_id(absence_id);
  call.set_employment_id(id);
  *call.mutable_interval() = kit::MakeInterval(start, end);
  FromSickness(call);
}

void PoolHouse::Publish(const std::string& shift_id, const std::string& holder,
                        const std::string& unit, absl::Time start, absl::Time end) {
  roster::v1::ShiftsPublished published;
  roster::v1::Shift* shift = published.add_shifts();
  shift->set_shift_id(shift_id);
  shift->add_unit_ids(unit);
  *shift->mutable_interval() = kit::MakeInterval(start, end);
  shift->set_kind(types::v1::SHIFT_KIND_ORDINARY);
  shift->set_tier(types::v1::SHIFT_TIER_BASIS);
  shift->mutable_requirement()->add_professions(types::v1::PROFESSION_SOSU_HELPER);
  shift->set_employment_id(holder);
  FromRoster(published);
}

void PoolHouse::OpenGap(const std::string& gap_id, absl::Time start, absl::Time end,
                        const std::string& unit) {
  roster::v1::GapOpened gap;
  gap.set_gap_id(gap_id);
  gap.set_shift_id("shift-of-" + gap_id);
  gap.add_unit_ids(unit);
  *gap.mutable_interval() = kit::MakeInterval(start, end);
  gap.set_kind(types::v1::SHIFT_KIND_ORDINARY);
  gap.mutable_requirement()->add_professions(types::v1::PROFESSION_SOSU_HELPER);
  gap.set_level(roster::v1::SERVICE_LEVEL_BELOW_C);
  if (state_.duties().Find(kit::Key(kTenant, gap.shift_id())) == nullptr) {
    Publish(gap.shift_id(), "", unit, start, end);
  }
  FromRoster(gap);
  Settle();
}

void PoolHouse::ReopenGap(const std::string& gap_id, const std::string& covered_gap_id) {
  roster::v1::GapOpened gap = Cover(covered_gap_id).gap();
  roster::v1::ShiftReleased released;
  released.set_shift_id(gap.shift_id());
  released.set_employment_id(Cover(covered_gap_id).covered_by_employment_id());
  released.set_cause(roster::v1::RELEASE_CAUSE_CANCELLED);
  FromRoster(released);
  gap.set_gap_id(gap_id);
  gap.set_cause(roster::v1::GAP_CAUSE_RELEASED);
  FromRoster(gap);
  Settle();
}

void PoolHouse::Confirm(const std::string& gap_id) {
  const v1::CoverRow cover = Cover(gap_id);
  const v1::OfferRow offer = Offer(cover.pending_offer_id());
  roster::v1::ShiftCovered covered;
  covered.set_gap_id(gap_id);
  covered.set_shift_id(cover.gap().shift_id());
  const std::string& worker = offer.worker_employment_id();
  covered.set_employment_id(worker.empty() ? offer.offer().employment_id() : worker);
  covered.set_offer_id(offer.offer().offer_id());
  *covered.mutable_interval() = cover.gap().interval();
  FromRoster(covered);
  CloseGap(gap_id, roster::v1::GAP_CLOSE_REASON_COVERED);
}

void PoolHouse::Refuse(const std::string& gap_id, const std::string& reason) {
  roster::v1::CoverRefused refused;
  refused.set_gap_id(gap_id);
  refused.set_offer_id(Cover(gap_id).pending_offer_id());
  refused.set_employment_id(Offer(refused.offer_id()).offer().employment_id());
  refused.set_reason(reason);
  FromRoster(refused);
  Settle();
}

void PoolHouse::CloseGap(const std::string& gap_id, roster::v1::GapCloseReason reason) {
  roster::v1::GapClosed closed;
  closed.set_gap_id(gap_id);
  closed.set_reason(reason);
  FromRoster(closed);
  Settle();
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
absl::StatusOr<Response> PoolHouse::Ask(Request request, Handler handler) {
  request.set_tenant_id(kTenant);
  request.set_request_id("request-" + std::to_string(++requests_));
  Response response;
  const absl::Status asked = kit::RunMutation<Request, Response>(
      *journal_, "/" + Request::descriptor()->name(), request, &response,
      [&](kit::Commit& commit, const auto& question, auto* reply) {
        return handler(state_, commit, question, reply);
      });
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
