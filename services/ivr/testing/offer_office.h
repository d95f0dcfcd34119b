// OfferOffice: offers by voice on a journal without threads; the test is the clock and the line.
//
// Shape:   every story ends with the check that a replay gives the rows on disk, and that no offer
//          has ended twice.
#pragma once

#include <gtest/gtest.h>

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "ivr/api/voice_offers.h"
#include "ivr/call_out/offer_calls.h"
#include "kit/base/proto_time.h"
#include "kit/journal/owner.h"
#include "kit/journal/replay.h"
#include "kit/rpc/refusal.h"
#include "kit/rpc/request.h"
#include "kit/time/local_time.h"

namespace vagtbro::ivr {

class OfferOffice : public ::testing::Test {
 protected:
  OfferOffice() { Boot(); }
  void TearDown() override {
    IvrState empty;
    EXPECT_EQ(kit::ReplayDifferences(disk, empty), std::vector<std::string>());
    for (const auto& [reference, count] : Endings()) EXPECT_EQ(count, 1) << reference;
  }

  // Local time on a Monday in February.
  static absl::Time At(int hour, int minute = 0) {
    return absl::FromCivil(absl::CivilMinute(2026, 2, 2, hour, minute), kit::LocalZone());
  }

  // Ends the process and starts it again: memory is lost, the disk stays.
  void Boot() {
    journal.reset();
    state = std::make_unique<IvrState>();
    calls = std::make_unique<OfferCalls>(*state, rules, metrics);
    journal = *kit::Journal::Open("ivr", disk, clock, *state);
    calls->Open(*journal);
    Settle();
  }
  void Settle() {
    kit::FireDueAlarms(*journal, clock.Now(), [this](kit::Commit& commit, const kit::Alarm& alarm) {
      calls->OnAlarm(commit, alarm);
    });
    ASSERT_TRUE(journal->Flush().ok());
  }
  void Passes(absl::Duration time) {
    ASSERT_TRUE(clock.Advance(time).ok());
    Settle();
  }

  v1::OfferByVoiceRequest Request(const std::string& reference, const std::string& who) const {
    v1::OfferByVoiceRequest request;
    request.set_tenant_id("legeby");
    request.set_request_id("r-" + reference);
    request.set_reference(reference);
    request.set_employment_id(who);
    request.set_offer_id("offer-" + reference);
    *request.mutable_interval() = kit::MakeInterval(At(23), At(23) + absl::Hours(8));
    *request.mutable_lapse_time() = kit::ToProto(At(20));
    return request;
  }
  // The reason of a refusal; empty: it was taken.
  std::string Offers(const v1::OfferByVoiceRequest& request) {
    v1::OfferByVoiceResponse response;
    const absl::Status done = kit::RunMutation<v1::OfferByVoiceRequest, v1::OfferByVoiceResponse>(
        *journal, "OfferByVoice", request, &response,
        [this](kit::Commit& commit, const auto& asked, auto* answer) {
          return OfferByVoice(*calls, out, commit, asked, answer);
        });
    Settle();
    return done.ok() ? "" : kit::ReasonOf(done);
  }
  std::string Offers(const std::string& reference, const std::string& who = "ada") {
    return Offers(Request(reference, who));
  }
  void Withdraws(const std::string& reference) {
    kit::Commit commit = journal->Begin({"legeby", "", "w-" + reference, ""});
    calls->Withdraw(commit, reference);
    Settle();
  }
  void CallEnds(const std::string& reference, v1::VoiceOutcome outcome, bool picked_up = false) {
    calls->NoteEnd(*journal, "legeby/" + reference, {outcome, picked_up});
    Settle();
  }

  v1::VoiceOfferRow Row(const std::string& reference) const {
    return state->voice_offers.Get("legeby/" + reference);
  }
  bool Rings(const std::string& reference) const { return Row(reference).ringing(); }
  // How the bus was told that it ended; UNSPECIFIED: it was not.
  v1::OfferCallEnded Told(const std::string& reference) const {
    v1::OfferCallEnded told;
    for (const v1::OfferCallEnded& ended : All<v1::OfferCallEnded>()) {
      if (ended.reference() == reference) told = ended;
    }
    return told;
  }
  template <class Fact>
  std::vector<Fact> All() const {
    std::vector<Fact> facts;
    journal->log().ForEach([&](const kit::Envelope& envelope) {
      if (envelope.type() != Fact::descriptor()->full_name()) return;
      facts.emplace_back().ParseFromString(envelope.payload());
    });
    return facts;
  }
  std::map<std::string, int> Endings() const {
    std::map<std::string, int> endings;
    for (const auto& ended : All<v1::OfferCallEnded>()) ++endings[ended.reference()];
    return endings;
  }

  kit::MemoryDisk disk;
  kit::ManualClock clock{At(9)};
  kit::Metrics metrics;
  CallRules rules;
  OutLine out{TenantId("legeby"), true};
  std::unique_ptr<IvrState> state;
  std::unique_ptr<OfferCalls> calls;
  std::unique_ptr<kit::Journal> journal;
};

}  // namespace vagtbro::ivr
