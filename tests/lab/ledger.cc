#include "lab/ledger.h"

#include <algorithm>

#include "kit/base/proto_time.h"
#include "worktime/pay.h"

namespace vagtbro::lab {
namespace {

// The least that any agreement of the town allows in 24 hours.
constexpr int64_t kLeastRestMinutes = 8 * 60;
constexpr int64_t kDayMinutes = 24 * 60;
// Temp agencies ask about twice an own hour's wage, as in the pool's score.
constexpr int64_t kAgencyHourOre = 38'000;

}  // namespace

Tie TieBetween(const directory::v1::EmploymentRegistered& employment,
               const roster::v1::GapOpened& gap, pool::v1::Rung rung) {
  if (employment.kind() == directory::v1::EMPLOYMENT_KIND_AGENCY) return Tie::kAgency;
  if (rung >= pool::v1::RUNG_REDEPLOYMENT && rung < pool::v1::RUNG_LENDING) return Tie::kAtWork;
  if (employment.kind() == directory::v1::EMPLOYMENT_KIND_POOL) return Tie::kPool;
  const auto& units = gap.unit_ids();
  const bool own = std::find(units.begin(), units.end(), employment.home_unit_id()) != units.end();
  return own ? Tie::kOwn : Tie::kSister;
}

Ledger::Ledger(const Town& town, Hooks hooks) : town_(town), hooks_(std::move(hooks)) {
  for (const auto& [id, shifts] : town.duties) {
    for (const auto* shift : shifts) {
      duties_[id][shift->shift_id()] = {kit::Start(shift->interval()), kit::End(shift->interval())};
    }
  }
  Hear();
}

void Ledger::Hear() {
  events_.On<roster::v1::ShiftVacated>([this](absl::Time, const auto& event, const auto&) {
    duties_[event.employment_id()].erase(event.shift_id());
  });
  events_.On<roster::v1::ShiftReleased>([this](absl::Time, const auto& event, const auto&) {
    duties_[event.employment_id()].erase(event.shift_id());
  });
  events_.On<roster::v1::ShiftAbsorbed>([this](absl::Time, const auto& event, const auto&) {
    const auto& interval = town_.shifts.at(event.shift_id())->interval();
    auto& duties = duties_[event.employment_id()];
    duties.erase(event.team_shift_id());
    duties[event.shift_id()] = {kit::Start(interval), kit::End(interval)};
  });
  events_.On<roster::v1::ShiftRestored>([this](absl::Time, const auto& event, const auto&) {
    duties_[event.released_employment_id()].erase(event.shift_id());
    const auto& interval = town_.shifts.at(event.shift_id())->interval();
    duties_[event.employment_id()][event.shift_id()] = {kit::Start(interval), kit::End(interval)};
  });
  events_.On<roster::v1::GapOpened>(
      [this](absl::Time time, const auto& event, const auto&) { Open(event, time); });
  events_.On<roster::v1::ShiftCovered>(
      [this](absl::Time time, const auto& event, const auto&) { Cover(event, time); });
  events_.On<roster::v1::GapClosed>([this](absl::Time, const auto& event, const auto&) {
    GapRecord* record = Find(event.gap_id());
    if (record != nullptr && !record->cover_time) record->closed = event.reason();
  });
  events_.On<pool::v1::RungEntered>([this](absl::Time, const auto& event, const auto&) {
    if (GapRecord* record = Find(event.gap_id())) {
      record->candidates += static_cast<int>(event.candidates());
    }
  });
  events_.On<pool::v1::CoverEscalated>([this](absl::Time, const auto& event, const auto&) {
    if (GapRecord* record = Find(event.gap_id())) record->escalation = event.reason();
  });
  events_.On<pool::v1::ShiftOffered>([this](absl::Time time, const auto& event, const auto&) {
    offer_rungs_[event.offer_id()] = event.rung();
    if (hooks_.offered) hooks_.offered(event, time);
  });
  events_.On<pool::v1::OfferAccepted>([this](absl::Time, const auto& event, const auto&) {
    if (event.release_shift_id().empty()) return;
    duties_[event.employment_id()].erase(event.release_shift_id());
  });
  events_.On<pool::v1::OfferWithdrawn>([this](absl::Time, const auto& event, const auto&) {
    if (hooks_.withdrawn) hooks_.withdrawn(event);
  });
}

void Ledger::Listen(simulation::House& house) {
  for (const char* service : {"roster", "pool"}) {
    for (const kit::LoggedEvent& event :
         house.node(service).journal().log().Read(seen_[service], 100'000)) {
      seen_[service] = event.sequence;
      if (!event.is_public) continue;
      kit::Envelope envelope;
      envelope.ParseFromString(*event.bytes);
      events_.Dispatch(kit::FromProto(envelope.event_time()), envelope);
    }
  }
  // Only now: who takes a shift may be released from another by an event told after it.
  for (const auto& [who, shift, duty] : std::exchange(to_audit_, {})) Audit(who, shift, duty);
}

GapRecord* Ledger::Find(const std::string& gap_id) {
  const auto found = index_.find(gap_id);
  return found == index_.end() ? nullptr : &gaps_[found->second];
}

void Ledger::Open(const roster::v1::GapOpened& gap, absl::Time time) {
  index_[gap.gap_id()] = gaps_.size();
  GapRecord& record = gaps_.emplace_back();
  record.gap = gap;
  record.occasion = gap.shift_id() + "#" + std::to_string(++openings_[gap.shift_id()]);
  record.open = time;
  record.start = kit::Start(gap.interval());
  record.end = kit::End(gap.interval());
  if (hooks_.opened) hooks_.opened(record);
}

void Ledger::Cover(const roster::v1::ShiftCovered& covered, absl::Time time) {
  GapRecord* record = Find(covered.gap_id());
  if (record == nullptr) return;
  const Stretch duty{kit::Start(covered.interval()), kit::End(covered.interval())};
  const std::string& who = covered.employment_id();
  const auto known = town_.people.find(who);
  record->cover_time = time;
  record->cover_employment = who;
  record->closed.reset();
  // Whom the town does not know has been sent by an agency.
  if (known == town_.people.end() ||
      known->second->employment().kind() == directory::v1::EMPLOYMENT_KIND_AGENCY) {
    record->cover_tie = Tie::kAgency;
    record->cost_ore = worktime::AgencyCost({duty.start, duty.end}, kAgencyHourOre).ore();
    return;
  }
  const auto rung = offer_rungs_.find(covered.offer_id());
  record->cover_tie =
      TieBetween(known->second->employment(), record->gap,
                 rung == offer_rungs_.end() ? pool::v1::RUNG_UNSPECIFIED : rung->second);
  record->cost_ore = covered.verdict().cost_ore();
  duties_[who][covered.shift_id()] = duty;
  to_audit_.push_back({who, covered.shift_id(), duty});
}

Tie Ledger::TieOf(const pool::v1::ShiftOffered& offer) const {
  return TieBetween(town_.Employment(offer.employment_id()), Of(offer.gap_id()).gap, offer.rung());
}

void Ledger::Contacted(const pool::v1::ShiftOffered& offer, absl::Time time) {
  GapRecord* record = Find(offer.gap_id());
  if (record == nullptr) return;
  ++record->contacts;
  ++record->contacts_on[offer.rung()];
  ++contacts_[offer.employment_id()];
  for (const auto& leave : town_.people.at(offer.employment_id())->leave()) {
    if (kit::Start(leave.interval()) <= time && time < kit::End(leave.interval())) {
      Violated(offer.employment_id() + " was asked on leave about " + record->occasion);
    }
  }
}

void Ledger::ReportedSick(const std::string& employment_id, absl::Time start, absl::Time end) {
  sick_[employment_id].push_back({start, end});
}

void Ledger::ReportedFit(const std::string& employment_id, absl::Time from) {
  for (Stretch& away : sick_[employment_id])
    away.end = std::min(away.end, std::max(away.start, from));
}

void Ledger::Audit(const std::string& who, const std::string& taken, const Stretch& duty) {
  const auto meets = [&](absl::Time start, absl::Time end) {
    return start < duty.end && duty.start < end;
  };
  for (const auto& [shift, other] : duties_[who]) {
    if (shift == taken || !meets(other.start, other.end)) continue;
    Violated(who + " is in two places: " + shift + " and " + taken);
  }
  for (const auto& leave : town_.people.at(who)->leave()) {
    if (meets(kit::Start(leave.interval()), kit::End(leave.interval()))) {
      Violated(who + " was given a shift in a leave");
    }
  }
  for (const Stretch& away : sick_[who]) {
    if (meets(away.start, away.end)) Violated(who + " was given a shift while sick");
  }
  if (LacksRest(who, duty)) Violated(who + " has less than 8 hours of rest");
}

// Minute by minute: in every 24 hours that end at work there are so many in one piece without work.
bool Ledger::LacksRest(const std::string& who, const Stretch& duty) const {
  const absl::Time first = duty.start - absl::Hours(24);
  const auto minutes = (duty.end - first) / absl::Minutes(1) + kDayMinutes;
  std::vector<bool> works(static_cast<size_t>(minutes), false);
  const auto mark = [&](const Stretch& at_work) {
    const int64_t from = std::max<int64_t>(0, (at_work.start - first) / absl::Minutes(1));
    const int64_t to = std::min<int64_t>(minutes, (at_work.end - first) / absl::Minutes(1));
    for (int64_t i = from; i < to; ++i) works[static_cast<size_t>(i)] = true;
  };
  const auto own = duties_.find(who);
  if (own != duties_.end()) {
    for (const auto& [shift, other] : own->second) mark(other);
  }
  int64_t last_rest_end = 0;  // of the last free stretch that was long enough; before all: rested
  int64_t free = kLeastRestMinutes;
  for (int64_t i = 0; i < minutes; ++i) {
    if (!works[static_cast<size_t>(i)]) {
      if (++free >= kLeastRestMinutes) last_rest_end = i + 1;
      continue;
    }
    free = 0;
    if (i + 1 - last_rest_end > kDayMinutes - kLeastRestMinutes) return true;
  }
  return false;
}

}  // namespace vagtbro::lab
