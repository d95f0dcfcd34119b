// The checks that look at what is on the disks.
#include <google/protobuf/descriptor.h>

#include "kit/base/proto_time.h"
#include "kit/journal/replay.h"
#include "notifications/domain/voice.h"
#include "notifications/store/notifications_state.h"
#include "pool/store/pool_state.h"
#include "roster/store/roster_state.h"
#include "sickness/store/sickness_state.h"
#include "simulation/checks.h"

namespace vagtbro::simulation {
namespace {

// True for a fact that its service keeps for itself: not declared in a *_events.proto.
bool IsPrivateFact(const std::string& type) {
  const auto* message =
      google::protobuf::DescriptorPool::generated_pool()->FindMessageTypeByName(type);
  const std::string ending = "_events.proto";
  const std::string& file = message->file()->name();
  return file.size() < ending.size() ||
         file.compare(file.size() - ending.size(), ending.size(), ending) != 0;
}

bool IsTold(const pool::v1::CoverRow& cover) { return !cover.leader_employment_id().empty(); }

}  // namespace

void Checks::ObserveRest(Nodes& nodes, absl::Time now) {
  Observe(nodes, now);
  CheckVacancies(nodes);
  CheckMessagesAtRest(nodes);
  CheckPrivacy(nodes);
  CheckReplay(nodes);
}

// Invariant 1, first half: what was spoken is on the disk.
void Checks::CheckReceipts(Nodes& nodes) {
  std::set<std::string> on_disk;
  for (const auto& [key, row] :
       nodes.at("sickness")->state<sickness::SicknessState>().absences().rows()) {
    on_disk.insert(row.receipt_no());
  }
  for (const auto& [receipt_no, absence] : spoken_) {
    if (on_disk.count(receipt_no) == 0) {
      Broken(1, "receipt " + receipt_no + " was spoken and is not on disk");
    }
  }
}

// Invariant 6: an open gap has a next step with a time, an awaited word, or a human who was told.
void Checks::CheckNextSteps(Nodes& nodes) {
  const auto& pool = nodes.at("pool")->state<pool::PoolState>();
  std::set<std::string> alarmed;
  for (const auto& [id, alarm] : pool.alarms().rows()) alarmed.insert(alarm.stream_id());
  for (const auto& [key, cover] : pool.covers().rows()) {
    const bool waits = alarmed.count(cover.gap().gap_id()) != 0 ||
                       !cover.pending_offer_id().empty() || IsTold(cover);
    if (!cover.closed() && !waits) Broken(6, cover.gap().gap_id() + " is open and nobody acts");
  }
}

// Invariant 1, second half: no shift is still held by somebody who reported sick for its time.
void Checks::CheckVacancies(Nodes& nodes) {
  const auto& roster = nodes.at("roster")->state<roster::RosterState>();
  for (const auto& [receipt_no, absence] : spoken_) {
    if (recovered_.count(absence.absence_id()) != 0) continue;
    const std::string& employment = absence.employment_id();
    const worktime::Interval away{kit::Start(absence.interval()), kit::End(absence.interval())};
    for (const auto* row : roster.OfEmployment(town_.tenant_id(), employment, away)) {
      if (row->shift().employment_id() == employment) {
        Broken(1, row->shift().shift_id() + " is held by somebody who reported sick");
      }
    }
  }
}

// Invariant 7: every message has ended, one way or the other.
void Checks::CheckMessagesAtRest(Nodes& nodes) {
  const auto& state = nodes.at("notifications")->state<notifications::NotificationsState>();
  for (const auto& [key, row] : state.messages.rows()) {
    if (row.state() == notifications::v1::MESSAGE_STATE_QUEUED) {
      Broken(7, key + " was queued and never settled");
    }
    if (row.state() == notifications::v1::MESSAGE_STATE_SENT &&
        notifications::IsByVoice(row.message())) {
      Broken(7, key + " rang, and nobody has noted how it ended");
    }
  }
}

// Invariant 8: names and numbers in the directory alone, receipts (with the kind) in sickness
// alone.
void Checks::CheckPrivacy(Nodes& nodes) {
  for (auto& [name, node] : nodes) {
    node->journal().log().ForEach([&, &service = name](const kit::Envelope& envelope) {
      const bool own = envelope.type().find("vagtbro." + service + ".") == 0 ||
                       envelope.type().find("vagtbro.journal.") == 0;
      if (!own && IsPrivateFact(envelope.type())) {
        Broken(8, service + " keeps another's private fact " + envelope.type());
      }
    });
    node->disk().Scan("", "\xff", [&, &service = name](const std::string&, const std::string& row) {
      for (const auto& person : town_.people()) {
        const std::string number = person.phones(0).substr(3);
        if (service != "directory" && (row.find(person.name()) != std::string::npos ||
                                       row.find(number) != std::string::npos)) {
          Broken(8, service + " keeps a name or a number");
          return false;
        }
      }
      if (service != "sickness" && row.find("ReceiptIssued") != std::string::npos) {
        Broken(8, service + " knows why somebody is away");
        return false;
      }
      return true;
    });
  }
}

// Invariant 9: a replay from zero gives the rows on disk.
void Checks::CheckReplay(Nodes& nodes) {
  for (auto& [name, node] : nodes) {
    const auto empty = node->EmptyState();
    for (const std::string& difference : kit::ReplayDifferences(node->disk(), *empty)) {
      Broken(9, name + ": " + difference);
    }
  }
}

}  // namespace vagtbro::simulation
