#include "simulation/checks.h"

#include <algorithm>

#include "kit/base/proto_time.h"
#include "kit/time/local_time.h"
#include "pool/domain/policy.h"
#include "vagtbro/notifications/v1/notifications_events.pb.h"
#include "vagtbro/sickness/v1/sickness_events.pb.h"

namespace vagtbro::simulation {
namespace {

constexpr absl::Duration kRest = absl::Hours(11);
constexpr size_t kContactsPerDay = 3;

bool Quiet(absl::Time time) {
  const int minute = kit::LocalMinute(time);
  return minute >= 22 * 60 || minute < 5 * 60 + 30;
}

}  // namespace

Checks::Checks(const bundle::v1::Bundle& town) : town_(town) {
  Listen();
  for (const auto& person : town_.people()) {
    people_[person.employment().employment_id()] = &person;
  }
  for (const auto& shift : town_.shifts()) Note(shift);
}

void Checks::Note(const roster::v1::Shift& shift) {
  duties_[shift.shift_id()] = {kit::Start(shift.interval()), kit::End(shift.interval()),
                               shift.employment_id()};
}

// What was worked before somebody left stays theirs.
void Checks::Leave(const std::string& shift_id, absl::Time time) {
  Duty& duty = duties_[shift_id];
  if (duty.start < time) {
    duties_[shift_id + " until " + duty.employment] = {duty.start, std::min(duty.end, time),
                                                       duty.employment};
  }
  duties_[shift_id].employment.clear();
}

void Checks::Broken(int invariant, const std::string& what) {
  violations_.push_back("invariant " + std::to_string(invariant) + ": " + what);
}

void Checks::Spoken(const sickness::v1::Absence& absence) {
  spoken_[absence.receipt_no()] = absence;
}

void Checks::Observe(Nodes& nodes, absl::Time /*now*/) {
  for (auto& [name, node] : nodes) {
    for (const kit::LoggedEvent& event : node->journal().log().Read(seen_[name], 100000)) {
      kit::Envelope envelope;
      envelope.ParseFromString(*event.bytes);
      seen_[name] = event.sequence;
      // Copies of what others said are not said again.
      if (event.is_public) {
        events_.Dispatch(kit::FromProto(envelope.event_time()), envelope);
      }
    }
  }
  CheckReceipts(nodes);
  CheckNextSteps(nodes);
}

void Checks::Listen() {
  events_.On<sickness::v1::RecoveryReported>([this](absl::Time, const auto& event, const auto&) {
    recovered_.insert(event.absence_id());
  });
  events_.On<roster::v1::ShiftVacated>([this](absl::Time, const auto& event, const auto&) {
    duties_[event.shift_id()].employment.clear();
  });
  events_.On<roster::v1::ShiftReleased>([this](absl::Time time, const auto& event, const auto&) {
    Leave(event.shift_id(), event.has_leave_time() ? kit::FromProto(event.leave_time()) : time);
  });
  events_.On<roster::v1::ShiftAbsorbed>([this](absl::Time time, const auto& event, const auto&) {
    Leave(event.team_shift_id(), time);
    duties_[event.shift_id()].employment = event.employment_id();
  });
  events_.On<roster::v1::ShiftSplit>([this](absl::Time, const auto& event, const auto&) {
    for (const auto* part : {&event.first(), &event.second()}) Note(*part);
  });
  events_.On<roster::v1::GapOpened>(
      [this](absl::Time, const auto& event, const auto&) { gaps_[event.gap_id()].opened = event; });
  events_.On<roster::v1::ShiftCovered>(
      [this](absl::Time, const auto& event, const auto&) { OnCovered(event); });
  events_.On<roster::v1::ShiftRestored>([this](absl::Time, const auto& event, const auto&) {
    duties_[event.shift_id()].employment = event.employment_id();
  });
  events_.On<roster::v1::GapClosed>(
      [this](absl::Time, const auto& event, const auto&) { gaps_[event.gap_id()].closed = true; });
  events_.On<pool::v1::RungEntered>(
      [this](absl::Time time, const auto& event, const auto&) { OnRung(event, time); });
  events_.On<pool::v1::WaveSent>([this](absl::Time, const auto& event, const auto&) {
    Gap& gap = gaps_[event.gap_id()];
    // A look for another reason asks nobody; whom a plan names may stand on a rung that was left.
    if (event.people() == 0 || gap.asked_on != gap.rung) return;
    gap.wave_end = kit::FromProto(event.next_step_time());
  });
  events_.On<pool::v1::ShiftOffered>(
      [this](absl::Time time, const auto& event, const auto&) { OnOffer(event, time); });
  const auto ended = [this](absl::Time, const auto& event, const auto&) {
    gaps_[event.gap_id()].open_offers.erase(event.offer_id());
  };
  events_.On<pool::v1::OfferDeclined>(ended);
  events_.On<pool::v1::OfferLapsed>(ended);
  events_.On<pool::v1::OfferWithdrawn>(ended);
  events_.On<pool::v1::OfferAccepted>(ended);
  events_.On<pool::v1::OfferAnsweredTooLate>(ended);
  events_.On<pool::v1::CoverEscalated>(
      [this](absl::Time, const auto&, const auto&) { ++escalated_; });
  events_.On<notifications::v1::MessageQueued>(
      [this](absl::Time, const auto& event, const auto&) { OnMessage(event); });
}

void Checks::OnMessage(const notifications::v1::MessageQueued& message) {
  const std::string cause = message.employment_id() + " " + std::to_string(message.cause()) + " " +
                            message.cause_id() + " " + message.occasion_id();
  if (!messages_.insert(cause).second) Broken(7, "two messages for the same cause: " + cause);
}

void Checks::OnRung(const pool::v1::RungEntered& rung, absl::Time time) {
  Gap& gap = gaps_[rung.gap_id()];
  const pool::v1::PolicySet ladder =
      pool::WithDefaults(town_.policies().empty() ? pool::v1::PolicySet() : town_.policies(0));
  const bool down =
      gap.rung != 0 && pool::PlaceOf(rung.rung(), ladder) <
                           pool::PlaceOf(static_cast<pool::v1::Rung>(gap.rung), ladder);
  if (down) {
    Broken(5, rung.gap_id() + " went down the ladder");
  }
  // The rung above must be exhausted, its last wave having had its time, or its time up.
  const bool waits =
      std::any_of(gap.open_offers.begin(), gap.open_offers.end(), [&](const auto& open) {
        return open.second.rung() == gap.rung && time < kit::FromProto(open.second.lapse_time());
      });
  if (gap.rung != 0 && waits && time < std::min(gap.rung_end, gap.wave_end)) {
    Broken(5, rung.gap_id() + " left rung " + std::to_string(gap.rung) + " at " +
                  absl::FormatTime(time, kit::LocalZone()) + " with open offers and time left");
  }
  gap.rung = static_cast<int>(rung.rung());
  gap.entered.insert(gap.rung);
  gap.rung_end = kit::FromProto(rung.end_time());
}

void Checks::OnOffer(const pool::v1::ShiftOffered& offer, absl::Time time) {
  Gap& gap = gaps_[offer.gap_id()];
  gap.open_offers[offer.offer_id()] = offer;
  offer_gap_[offer.offer_id()] = offer.gap_id();
  gap.asked_on = static_cast<int>(offer.rung());
  // Whom the plan for several gaps names may stand on a rung that was left.
  if (gap.entered.count(gap.asked_on) == 0) {
    Broken(5, offer.offer_id() + " was made on a rung that was not entered");
  }
  const auto person = people_.find(offer.employment_id());
  if (person == people_.end()) return Broken(4, "an offer to nobody");
  if (person->second->employment().kind() == directory::v1::EMPLOYMENT_KIND_AGENCY) return;

  for (const auto& leave : person->second->leave()) {
    if (kit::Start(leave.interval()) <= time && time < kit::End(leave.interval())) {
      Broken(4, offer.employment_id() + " was contacted on leave");
    }
  }
  const bool extends = offer.rung() == pool::v1::RUNG_EXTENSION;
  if (!person->second->consent().sms_offers() && !extends) {
    Broken(4, offer.employment_id() + " was contacted without consent");
  }
  if (Quiet(time) && !extends) Broken(4, offer.employment_id() + " was contacted in quiet hours");
  const Duty asked{kit::Start(offer.interval()), kit::End(offer.interval()), ""};
  if (InRest(offer.employment_id(), asked, time)) {
    Broken(4, offer.employment_id() + " was contacted in running rest");
  }
  auto& contacts = contacts_[offer.employment_id()];
  contacts.push_back(time);
  const auto recent = std::count_if(contacts.begin(), contacts.end(), [&](absl::Time contact) {
    return contact > time - absl::Hours(24);
  });
  if (static_cast<size_t>(recent) > kContactsPerDay) {
    Broken(4, offer.employment_id() + " was contacted over the budget");
  }
}

void Checks::OnCovered(const roster::v1::ShiftCovered& covered) {
  Gap& gap = gaps_[covered.gap_id()];
  Duty& shift = duties_[covered.shift_id()];
  if (!gap.holder.empty() || !shift.employment.empty()) {
    Broken(2, covered.shift_id() + " has two holders");
  }
  if (gap.closed) Broken(2, covered.gap_id() + " was covered after it was closed");
  const Duty duty{kit::Start(covered.interval()), kit::End(covered.interval()),
                  covered.employment_id()};
  const auto person = people_.find(covered.employment_id());
  if (person == people_.end()) {
    Broken(3, covered.shift_id() + " was given to nobody");
  } else if (person->second->employment().kind() != directory::v1::EMPLOYMENT_KIND_AGENCY) {
    if (BreaksRest(covered.employment_id(), duty)) {
      Broken(3, covered.employment_id() + " has less than 11 hours of rest around " +
                    covered.shift_id());
    }
    CheckFit(*person->second, gap.opened, duty);
    const auto& accepted = gap.opened.requirement().professions();
    if (std::find(accepted.begin(), accepted.end(), person->second->employment().profession()) ==
        accepted.end()) {
      Broken(3, covered.employment_id() + " is not trained for " + covered.shift_id());
    }
  }
  gap.holder = covered.employment_id();
  shift = duty;
  ++covered_;
}

// What else may keep a person from a shift: another duty, leave, a competence.
void Checks::CheckFit(const directory::v1::PersonRecord& person, const roster::v1::GapOpened& gap,
                      const Duty& duty) {
  const std::string& who = person.employment().employment_id();
  for (const Duty& other : DutiesOf(who)) {
    if (other.start < duty.end && duty.start < other.end) Broken(3, who + " is in two places");
  }
  for (const auto& leave : person.leave()) {
    if (kit::Start(leave.interval()) < duty.end && duty.start < kit::End(leave.interval())) {
      Broken(3, who + " was given a shift in a leave");
    }
  }
  const auto& held = person.employment().competences();
  for (const std::string& needed : gap.requirement().competences()) {
    if (std::find(held.begin(), held.end(), needed) == held.end()) {
      Broken(3, who + " lacks the competence " + needed);
    }
  }
}

std::vector<Checks::Duty> Checks::DutiesOf(const std::string& employment) const {
  std::vector<Duty> duties;
  for (const auto& [shift, duty] : duties_) {
    if (duty.employment == employment) duties.push_back(duty);
  }
  return duties;
}

bool Checks::InRest(const std::string& employment, const Duty& asked, absl::Time time) const {
  const auto duties = DutiesOf(employment);
  // At work, nobody is resting; staying longer is no interruption either.
  for (const Duty& duty : duties) {
    if (duty.start <= time && time < duty.end) return false;
    if (duty.end == asked.start && time < asked.start) return false;
  }
  return std::any_of(duties.begin(), duties.end(),
                     [&](const Duty& duty) { return duty.end <= time && time < duty.end + kRest; });
}

// Minute by minute: in every 24 hours that end at work there are 11 in one piece without work.
bool Checks::BreaksRest(const std::string& employment, const Duty& added) const {
  std::vector<Duty> duties = DutiesOf(employment);
  duties.push_back(added);
  const absl::Time first = added.start - absl::Hours(24);
  const auto minutes = static_cast<size_t>((added.end - first) / absl::Minutes(1)) + 24 * 60;
  std::vector<bool> works(minutes, false);
  for (const Duty& duty : duties) {
    for (size_t i = 0; i < minutes; ++i) {
      const absl::Time minute = first + absl::Minutes(i);
      if (duty.start <= minute && minute < duty.end) works[i] = true;
    }
  }
  for (size_t end = 24 * 60; end < minutes; ++end) {
    if (!works[end]) continue;
    size_t longest = 0;
    size_t free = 0;
    for (size_t i = end - 24 * 60 + 1; i <= end; ++i) {
      free = works[i] ? 0 : free + 1;
      longest = std::max(longest, free);
    }
    if (longest < 11 * 60) return true;
  }
  return false;
}

}  // namespace vagtbro::simulation
