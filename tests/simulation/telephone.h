// Telephone: the ivr of the simulation, as notifications sees it, with people who answer or do not.
//
// It keeps what it was given whatever crashes around it, as the real one does on its disk. Its
// replies get lost now and then, though the call was taken.
//
// Shape:   how a call will go is drawn as it is taken, so that a second try goes the same way.
#pragma once

#include <map>
#include <set>
#include <string>

#include "notifications/effects/voice_sender.h"
#include "simulation/random.h"
#include "vagtbro/ivr/v1/ivr_events.pb.h"

namespace vagtbro::simulation {

class Telephone final : public notifications::VoiceSender {
 public:
  struct Call {
    notifications::VoiceCall offer;
    size_t mood = 0;  // 0 to 99: says yes, says no, or does not pick up
    bool withdrawn = false;
  };

  explicit Telephone(Random& random) : random_(random) {}

  // From here on replies get lost, or no longer.
  void SetFaulty(bool faulty) { faulty_ = faulty; }
  absl::Status Offer(const notifications::VoiceCall& offer) override;
  absl::Status Withdraw(const std::string& tenant, const std::string& reference) override;

  // The calls that have not ended, by reference.
  const std::map<std::string, Call>& calls() const { return calls_; }
  void End(const std::string& reference) { calls_.erase(reference); }
  size_t taken() const { return taken_.size(); }

 private:
  absl::Status Reply();

  Random& random_;
  bool faulty_ = false;
  std::map<std::string, Call> calls_;
  std::set<std::string> taken_;
};

// How a call ends whose answer the pool took so; nothing in it: there was none to give.
ivr::v1::VoiceOutcome OutcomeOf(const std::string& pool_outcome);

}  // namespace vagtbro::simulation
