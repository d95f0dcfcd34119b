#include "ivr/backend/grpc_backend.h"

#include <algorithm>

#include "ivr/backend/convert.h"
#include "kit/base/proto_time.h"
#include "kit/rpc/client.h"

namespace vagtbro::ivr {
namespace {

// Two tries and the pause between end before kGiveUp.
const kit::CallOptions kPatience{absl::Milliseconds(3700), 2, absl::Milliseconds(50)};
// The pool waits for the roster's word itself, so one try has most of the time.
const kit::CallOptions kPatienceOfAnswer{absl::Milliseconds(6500), 1, absl::ZeroDuration()};
// What is only good to know.
const kit::CallOptions kBriefly{absl::Milliseconds(500), 1, absl::ZeroDuration()};
constexpr uint32_t kShifts = 50;
constexpr uint32_t kMostOffers = 20;
// As far ahead as an absence may begin.
constexpr absl::Duration kAhead = absl::Hours(14 * 24);

template <class Stub, class Request, class Response>
absl::Status Call(Stub& stub,
                  grpc::Status (Stub::*method)(grpc::ClientContext*, const Request&, Response*),
                  const Request& request, Response* response,
                  const kit::CallOptions& options = kPatience) {
  return kit::CallWithRetry(options, [&](grpc::ClientContext* context) {
    return (stub.*method)(context, request, response);
  });
}

template <class Request>
Request About(const TenantId& tenant, const EmploymentId& who) {
  Request request;
  request.set_tenant_id(tenant.str());
  request.set_employment_id(who.str());
  return request;
}

TimeSpan SpanOf(const types::v1::Interval& interval) {
  return {kit::Start(interval), kit::End(interval)};
}

Reply WordOf(pool::v1::AnswerOutcome outcome) {
  switch (outcome) {
    case pool::v1::ANSWER_OUTCOME_CONFIRMED:
      return OfferAnswer::kConfirmed;
    case pool::v1::ANSWER_OUTCOME_REFUSED:
      return OfferAnswer::kRefused;
    case pool::v1::ANSWER_OUTCOME_TOO_LATE:
      return OfferAnswer::kTooLate;
    case pool::v1::ANSWER_OUTCOME_PENDING:
      return OfferAnswer::kPending;
    case pool::v1::ANSWER_OUTCOME_DECLINED:
      return OfferAnswer::kDeclined;
    case pool::v1::ANSWER_OUTCOME_QUEUED:
      return OfferAnswer::kQueued;
    case pool::v1::ANSWER_OUTCOME_STANDBY:
      return OfferAnswer::kStandby;
    default:
      return Down{};  // a word of a newer pool
  }
}

}  // namespace

GrpcBackend::GrpcBackend(const Channels& channels, TenantId tenant, CallBackBook& book,
                         const kit::Clock& clock, Places places)
    : tenant_(std::move(tenant)),
      book_(book),
      clock_(clock),
      places_(std::move(places)),
      directory_(directory::v1::DirectoryService::NewStub(channels.directory)),
      roster_(roster::v1::RosterService::NewStub(channels.roster)),
      sickness_(sickness::v1::SicknessService::NewStub(channels.sickness)),
      pool_(pool::v1::PoolService::NewStub(channels.pool)) {}

Reply GrpcBackend::Do(const Wish& wish, const std::string& caller_number) {
  if (const auto* task = std::get_if<CallBackTask>(&wish)) {
    if (book_.Keep(*task, caller_number).ok()) return Kept{};
    return Down{};
  }
  if (const auto* who = std::get_if<Identify>(&wish)) return To(*who, caller_number);
  return std::visit([this](const auto& one) { return To(one); }, wish);
}

Reply GrpcBackend::To(const Identify& wish, const std::string& caller_number) {
  directory::v1::IdentifyRequest request;
  request.set_tenant_id(tenant_.str());
  request.set_request_id(wish.request_id);
  request.set_employment_no(wish.employment_no.Reveal());
  request.set_pin(wish.pin.Reveal());
  request.set_caller_number(caller_number);
  directory::v1::IdentifyResponse found;
  const absl::Status done =
      Call(*directory_, &directory::v1::DirectoryService::Stub::Identify, request, &found);
  // A refusal, also of something that is no number at all, is the same to whoever listens.
  if (!done.ok() && IsRefusal(done)) return NotIdentified{};
  if (!done.ok()) return Down{};
  Identified who;
  who.who = EmploymentId(found.employment_id());
  who.language = found.language() == "en" ? Language::kEnglish : Language::kDanish;
  AskOffers(who);
  AskLeader(who);
  return who;
}

// Only for a menu.
void GrpcBackend::AskOffers(Identified& who) {
  directory::v1::GetContactResponse contact;
  const auto asked = About<directory::v1::GetContactRequest>(tenant_, who.who);
  if (Call(*directory_, &directory::v1::DirectoryService::Stub::GetContact, asked, &contact,
           kBriefly)
          .ok()) {
    who.takes_offers = contact.sms_offers() || contact.voice_offers();
  }
}

// Without an answer, or without a number to put the caller through to, the leader rings back later
// or not at all: neither must stop a sick call.
void GrpcBackend::AskLeader(Identified& who) {
  using sickness::v1::SicknessService;
  sickness::v1::GetLeaderContactResponse contact;
  const auto asked = About<sickness::v1::GetLeaderContactRequest>(tenant_, who.who);
  if (!Call(*sickness_, &SicknessService::Stub::GetLeaderContact, asked, &contact, kBriefly).ok()) {
    return;
  }
  if (contact.contact() != sickness::v1::LEADER_CONTACT_CALL_BACK &&
      contact.contact() != sickness::v1::LEADER_CONTACT_LIVE_TRANSFER) {
    return;
  }
  who.leader = LeaderContact::kCallBack;
  who.leader_id = EmploymentId::Parse(contact.leader_employment_id());
  if (contact.has_contact_by_time()) who.leader_by = kit::FromProto(contact.contact_by_time());
  if (contact.contact() != sickness::v1::LEADER_CONTACT_LIVE_TRANSFER || !who.leader_id) return;
  directory::v1::GetContactResponse leader;
  const auto reached = About<directory::v1::GetContactRequest>(tenant_, *who.leader_id);
  if (Call(*directory_, &directory::v1::DirectoryService::Stub::GetContact, reached, &leader,
           kBriefly)
          .ok() &&
      leader.phones_size() > 0) {
    who.leader = LeaderContact::kTransfer;
    who.leader_number = leader.phones(0);
  }
}

Reply GrpcBackend::To(const NextShifts& wish) {
  auto request = About<roster::v1::NextShiftsRequest>(tenant_, wish.who);
  request.set_limit(kShifts);
  roster::v1::NextShiftsResponse found;
  const absl::Status done =
      Call(*roster_, &roster::v1::RosterService::Stub::NextShifts, request, &found);
  if (!done.ok()) return NotDone(done);
  Shifts shifts;
  for (const auto& shift : found.shifts()) shifts.shifts.push_back(SpanOf(shift.interval()));
  return shifts;
}

Reply GrpcBackend::To(const OpenAbsence& wish) {
  auto request = About<sickness::v1::ListAbsencesRequest>(tenant_, wish.who);
  const absl::Time now = clock_.Now();
  *request.mutable_interval() = kit::MakeInterval(now, now + kAhead);
  sickness::v1::ListAbsencesResponse found;
  const absl::Status done =
      Call(*sickness_, &sickness::v1::SicknessService::Stub::ListAbsences, request, &found);
  if (!done.ok()) return NotDone(done);
  const sickness::v1::Absence* first = nullptr;
  for (const auto& absence : found.absences()) {
    if (absence.has_fit_from_time()) continue;  // its end is settled
    const bool earlier =
        first == nullptr || kit::Start(absence.interval()) < kit::Start(first->interval());
    if (earlier) first = &absence;
  }
  if (first == nullptr) return AbsenceFound{};
  return AbsenceFound{true, first->open_ended(), kit::End(first->interval())};
}

Reply GrpcBackend::To(const ReportSick& wish) {
  auto request = About<sickness::v1::ReportSickRequest>(tenant_, wish.who);
  request.set_request_id(wish.request_id);
  request.set_kind(ToProto(wish.kind));
  request.set_channel(sickness::v1::REPORT_CHANNEL_IVR);
  if (wish.start) *request.mutable_start_time() = kit::ToProto(*wish.start);
  if (wish.end) *request.mutable_end_time() = kit::ToProto(*wish.end);
  sickness::v1::ReportSickResponse taken;
  const absl::Status done =
      Call(*sickness_, &sickness::v1::SicknessService::Stub::ReportSick, request, &taken);
  if (!done.ok()) return NotDone(done);
  return Reported{taken.absence().receipt_no(), taken.already_reported()};
}

Reply GrpcBackend::To(const ExtendAbsence& wish) {
  auto request = About<sickness::v1::ExtendAbsenceRequest>(tenant_, wish.who);
  request.set_request_id(wish.request_id);
  *request.mutable_end_time() = kit::ToProto(wish.end);
  sickness::v1::ExtendAbsenceResponse taken;
  const absl::Status done =
      Call(*sickness_, &sickness::v1::SicknessService::Stub::ExtendAbsence, request, &taken);
  if (!done.ok()) return NotDone(done);
  return Kept{};
}

Reply GrpcBackend::To(const ReportRecovery& wish) {
  auto request = About<sickness::v1::ReportRecoveryRequest>(tenant_, wish.who);
  request.set_request_id(wish.request_id);
  *request.mutable_fit_from_time() = kit::ToProto(wish.fit_from);
  sickness::v1::ReportRecoveryResponse taken;
  const absl::Status done =
      Call(*sickness_, &sickness::v1::SicknessService::Stub::ReportRecovery, request, &taken);
  if (!done.ok()) return NotDone(done);
  return Kept{};
}

Reply GrpcBackend::To(const SetAvailability& wish) {
  auto request = About<pool::v1::SetAvailabilityRequest>(tenant_, wish.who);
  request.set_request_id(wish.request_id);
  const bool off_shift = wish.word == SetAvailability::Word::kOffShift;
  request.set_word(off_shift ? pool::v1::AVAILABILITY_WORD_OFF_SHIFT
                             : pool::v1::AVAILABILITY_WORD_NOT_NOW);
  *request.mutable_until_time() = kit::ToProto(wish.until);
  pool::v1::SetAvailabilityResponse taken;
  const absl::Status done =
      Call(*pool_, &pool::v1::PoolService::Stub::SetAvailability, request, &taken);
  if (!done.ok()) return NotDone(done);
  return Kept{};
}

Reply GrpcBackend::To(const OpenOffers& wish) {
  auto request = About<pool::v1::ListOffersRequest>(tenant_, wish.who);
  request.set_open_only(true);
  request.set_page_size(kMostOffers);
  pool::v1::ListOffersResponse found;
  const absl::Status done = Call(*pool_, &pool::v1::PoolService::Stub::ListOffers, request, &found);
  if (!done.ok()) return NotDone(done);
  Offers offers;
  for (const auto& one : found.offers()) {
    const auto& offer = one.offer();
    if (offer.worker_needed()) continue;  // a desk names its worker, which no key can
    const std::string unit = offer.unit_ids().empty() ? "" : offer.unit_ids(0);
    offers.offers.push_back(
        {OfferId(offer.offer_id()), SpanOf(offer.interval()), places_.ClipOf(unit)});
  }
  std::stable_sort(offers.offers.begin(), offers.offers.end(),
                   [](const auto& a, const auto& b) { return a.when.start < b.when.start; });
  return offers;
}

Reply GrpcBackend::To(const HoldOffer& wish) {
  auto request = About<pool::v1::HoldOfferRequest>(tenant_, wish.who);
  request.set_request_id(wish.request_id);
  request.set_offer_id(wish.offer.str());
  pool::v1::HoldOfferResponse taken;
  const absl::Status done = Call(*pool_, &pool::v1::PoolService::Stub::HoldOffer, request, &taken);
  if (!done.ok()) return NotDone(done);
  return Held{};
}

Reply GrpcBackend::To(const EndHold& wish) {
  auto request = About<pool::v1::HoldOfferRequest>(tenant_, wish.who);
  request.set_request_id(wish.request_id);
  request.set_offer_id(wish.offer.str());
  request.set_end(true);
  pool::v1::HoldOfferResponse taken;
  const absl::Status done = Call(*pool_, &pool::v1::PoolService::Stub::HoldOffer, request, &taken);
  if (!done.ok()) return NotDone(done);
  return Kept{};
}

Reply GrpcBackend::To(const AnswerOffer& wish) {
  auto request = About<pool::v1::AnswerOfferRequest>(tenant_, wish.who);
  request.set_request_id(wish.request_id);
  request.set_offer_id(wish.offer.str());
  request.set_accept(wish.accept);
  pool::v1::AnswerOfferResponse taken;
  const absl::Status done =
      Call(*pool_, &pool::v1::PoolService::Stub::AnswerOffer, request, &taken, kPatienceOfAnswer);
  if (!done.ok()) return NotDone(done);
  return WordOf(taken.outcome());
}

}  // namespace vagtbro::ivr
