#include "lab/run.h"

#include <algorithm>

#include "kit/base/check.h"
#include "kit/base/proto_time.h"

namespace vagtbro::lab {
namespace {

// So far ahead the roster is published, and then again every four weeks.
constexpr absl::Duration kPublishedAhead = absl::Hours(24 * 56);
constexpr absl::Duration kPublishedEvery = absl::Hours(24 * 28);

}  // namespace

Run::Run(const Town& town, const std::vector<SickCall>& calls, const Policy& policy,
         const Answers& answers, absl::Time begin, Look look)
    : town_(town),
      calls_(calls),
      policy_(policy),
      answers_(answers),
      look_(std::move(look)),
      clock_(begin),
      house_(town.bundle.tenant_id(), clock_, *this, *this, {"notifications", "ivr"}),
      ledger_(town,
              {.opened = [this](GapRecord& gap) { to_look_at_.push_back(gap.gap.gap_id()); },
               .offered = [this](const auto& offer, absl::Time time) { Asked(offer, time); },
               .withdrawn =
                   [this](const auto& offer) { tree_.Drop(offer.gap_id(), offer.offer_id()); }}) {
  bundle::v1::Bundle bundle;
  bundle.set_tenant_id(town.bundle.tenant_id());
  *bundle.mutable_people() = town.bundle.people();
  *bundle.mutable_units() = town.bundle.units();
  *bundle.mutable_requirements() = town.bundle.requirements();
  *bundle.mutable_task_lists() = town.bundle.task_lists();
  for (const auto& set : town.bundle.policies()) *bundle.add_policies() = Applied(policy, set);
  house_.Import(bundle);
  ImportStretch();
  PlanCalls();
}

void Run::ImportStretch() {
  const auto& shifts = town_.bundle.shifts();
  const absl::Time until = clock_.Now() + kPublishedAhead;
  int end = imported_shifts_;
  while (end < shifts.size() && kit::Start(shifts[end].interval()) < until) ++end;
  house_.ImportShifts(shifts, imported_shifts_, end);
  imported_shifts_ = end;
  if (end < shifts.size()) At(clock_.Now() + kPublishedEvery, [this] { ImportStretch(); });
}

void Run::PlanCalls() {
  for (const SickCall& call : calls_) At(call.time, [this, &call] { PhoneIn(call); });
}

void Run::At(absl::Time time, std::function<void()> act) {
  agenda_.emplace(std::pair(time, ++entries_), std::move(act));
}

void Run::Play(absl::Time end, const std::function<void(absl::CivilDay)>& progress) {
  Settle();
  absl::CivilDay day = DayOf(clock_.Now());
  while (true) {
    absl::Time next = house_.NextAlarm();
    if (!agenda_.empty()) next = std::min(next, agenda_.begin()->first.first);
    if (next >= end) break;
    if (next > clock_.Now()) KIT_CHECK(clock_.Advance(next - clock_.Now()).ok());
    for (; day < DayOf(clock_.Now()); ++day) progress(day);
    house_.FireAlarms(clock_.Now());
    // One at a time: what one act leads to stands before the next.
    if (!agenda_.empty() && agenda_.begin()->first.first <= clock_.Now()) {
      const auto entry = agenda_.extract(agenda_.begin());
      entry.mapped()();
    }
    Settle();
  }
  progress(day);
}

void Run::Settle() {
  house_.Deliver();
  ledger_.Listen(house_);
  for (const std::string& gap_id : std::exchange(to_look_at_, {})) {
    if (look_) look_(pool(), ledger_.Of(gap_id), clock_.Now());
  }
  Call();
}

void Run::PhoneIn(const SickCall& call) {
  const std::string& who = call.employment_id;
  // A refusal is an answer: who is fit again earlier may have nothing left to extend.
  if (call.kind == SickCall::Kind::kFit) {
    if (house_.ReportFit(who, call.start, NextRequest()).ok()) ledger_.ReportedFit(who, call.start);
    return;
  }
  if (call.kind == SickCall::Kind::kExtend) {
    if (house_.Extend(who, call.end, NextRequest()).ok()) {
      ledger_.ReportedSick(who, call.start, call.end);
    }
    return;
  }
  sickness::v1::ReportSickResponse response;
  if (house_.ReportSick(who, call.start, call.end, NextRequest(), &response).ok()) {
    ledger_.ReportedSick(who, call.start, call.end);
  }
}

void Run::Asked(const pool::v1::ShiftOffered& offer, absl::Time time) {
  if (policy_.telephone) {
    tree_.Put(offer);
    return;
  }
  ledger_.Contacted(offer, time);
  const auto answer = answers_.To(ledger_.Of(offer.gap_id()).occasion,
                                  PersonOf(offer.employment_id()), ledger_.TieOf(offer), time);
  if (answer) At(time + answer->delay, [this, offer, yes = answer->yes] { Word(offer, yes); });
}

// The planner goes on as soon as the last call is over.
void Run::Call() {
  if (planner_calls_) return;
  const auto offer = tree_.Next();
  if (!offer) return;
  planner_calls_ = true;
  const absl::Time now = clock_.Now();
  ledger_.Contacted(*offer, now);
  const std::string& occasion = ledger_.Of(offer->gap_id()).occasion;
  const std::string person = PersonOf(offer->employment_id());
  const absl::Time over = now + answers_.CallLength(occasion, person);
  const auto answer = answers_.OnThePhone(occasion, person, ledger_.TieOf(*offer), now);
  // Who does not pick up is as good as a no to the planner; a desk calls back.
  const bool yes = answer && answer->yes;
  const bool at_once = !answer || answer->delay == absl::ZeroDuration();
  At(over, [this, offer = *offer, yes, at_once] {
    if (at_once) Word(offer, yes);
    planner_calls_ = false;
  });
  if (!at_once) At(over + answer->delay, [this, offer = *offer, yes] { Word(offer, yes); });
}

// Somebody fit for the gap, one a gap: that a desk finds such a person is what its yes means.
std::string Run::Send(const pool::v1::ShiftOffered& offer) {
  const auto& slot = ledger_.Of(offer.gap_id()).gap.requirement();
  const std::string number = std::to_string(++sent_workers_);
  directory::v1::RegisterAgencyWorkerRequest request;
  request.set_request_id(NextRequest());
  request.set_agency_employment_id(offer.employment_id());
  request.set_worker_no("w-" + number);
  request.set_name("Vikar " + number);
  request.set_profession(slot.professions_size() > 0
                             ? static_cast<types::v1::Profession>(slot.professions(0))
                             : types::v1::PROFESSION_UNSKILLED);
  request.set_authorisation_id(std::to_string(10'000 + sent_workers_));
  *request.mutable_interval() = offer.interval();
  *request.mutable_competences() = slot.competences();
  request.set_child_certificate(slot.child_certificate());
  directory::v1::RegisterAgencyWorkerResponse response;
  const absl::Status sent = house_.RegisterWorker(request, &response);
  if (!sent.ok()) return "";
  house_.Deliver();
  return response.employment_id();
}

void Run::Word(const pool::v1::ShiftOffered& offer, bool yes) {
  if (clock_.Now() >= kit::End(offer.interval())) return;
  pool::v1::AnswerOfferRequest request;
  request.set_request_id(NextRequest());
  request.set_offer_id(offer.offer_id());
  request.set_employment_id(offer.employment_id());
  request.set_accept(yes);
  if (yes && offer.worker_needed()) request.set_worker_employment_id(Send(offer));
  pool::v1::AnswerOfferResponse response;
  house_.Answer(request, &response).IgnoreError();
}

}  // namespace vagtbro::lab
