// House: notifications without threads, as the room tests drive it, on either disk.
//
// Shape:   every story ends with the check that a replay gives the rows on disk.
#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "kit/journal/owner.h"
#include "kit/journal/replay.h"
#include "kit/testing/fake_upstream.h"
#include "notifications/effects/delivery.h"
#include "notifications/effects/reply.h"
#include "notifications/react/hear.h"
#include "notifications/testing/disks.h"
#include "notifications/testing/events.h"

namespace vagtbro::notifications {

inline const std::string kAdasPhone = "+4520000001";
inline const std::string kBosPhone = "+4520000002";

template <class Medium>
class House : public testing::Test {
 protected:
  House() {
    contacts.Put(kTenant, "ada", {kAdasPhone, true});
    contacts.Put(kTenant, "bo", {kBosPhone, false});
    contacts.Put(kTenant, "leader", {"+4520000009", true});
    Boot();
  }

  void TearDown() override {
    NotificationsState empty;
    EXPECT_EQ(kit::ReplayDifferences(*disk, empty), std::vector<std::string>{});
  }

  // Ends the process and starts it again: memory is lost, the disk stays.
  void Boot() {
    journal.reset();
    state = std::make_unique<NotificationsState>();
    hearing = std::make_unique<kit::Hearing>();
    Hear(*state, *hearing, Telephone::kRings);
    auto opened = kit::Journal::Open("notifications", *disk, clock, *state);
    ASSERT_TRUE(opened.ok()) << opened.status();
    journal = std::move(*opened);
    message_turn = 0;
    reply_turn = 0;
  }

  void Hears(kit::FakeUpstream& upstream, const google::protobuf::Message& event) {
    upstream.Say(kTenant, "stream", event, clock.Now());
    ASSERT_EQ(upstream.Deliver(*journal, *hearing), kit::Digested::kDone);
  }

  void HearsOffer(const std::string& offer, const std::string& who, const std::string& code,
                  absl::Time lapse = Local(5, 52)) {
    Hears(pool, OfferTo(offer, who, code, lapse));
  }
  void HearsGap() {
    Hears(roster, Unit());
    Hears(roster, Gap());
  }
  void HearsCovered(const std::string& who, const std::string& offer) {
    Hears(roster, CoveredBy(who, offer));
  }
  void HearsEscalated() { Hears(pool, EscalatedTo("leader")); }

  void SendsAll() {
    const Outlets outlets(carrier, &orders, nullptr, "https://vagtbro.example", &telephone);
    while (DeliverNext(*state, *journal, contacts, outlets, key, &message_turn)) {
    }
  }
  void SettlesAll() {
    while (SettleNextReply(*state, *journal, desk, &reply_turn)) {
    }
  }
  void Replies(const std::string& id, const std::string& phone, const std::string& text) {
    known_number = TakeReply(*state, *journal, key, {id, phone, text});
    ASSERT_TRUE(journal->Flush().ok());
  }
  // `reference`: of one way of a message, see delivery.h.
  void Receives(const std::string& reference, Receipt receipt) {
    NoteReceipt(*state, *journal, reference, receipt);
    ASSERT_TRUE(journal->Flush().ok());
  }

  // Moves the clock and fires what has become due.
  void Passes(absl::Duration time) {
    ASSERT_TRUE(clock.Advance(time).ok());
    kit::FireDueAlarms(*journal, clock.Now(), [this](kit::Commit& commit, const kit::Alarm& alarm) {
      OnAlarm(*state, commit, alarm);
    });
    ASSERT_TRUE(journal->Flush().ok());
  }

  // The only message of a cause to somebody.
  std::string KeyOf(v1::MessageCause cause, const std::string& who) const {
    std::string found;
    for (const auto& [message_key, row] : state->messages.rows()) {
      if (row.message().cause() != cause || row.message().employment_id() != who) continue;
      EXPECT_EQ(found, "") << "two messages of one cause";
      found = message_key;
    }
    return found;
  }
  v1::MessageRow RowOf(v1::MessageCause cause, const std::string& who) const {
    return state->messages.Get(KeyOf(cause, who));
  }
  std::vector<std::string> TextsTo(const std::string& phone) const {
    std::vector<std::string> texts;
    for (const Sms& sms : carrier.sent()) {
      if (sms.phone == phone) texts.push_back(sms.text);
    }
    return texts;
  }

  Medium medium;
  kit::Disk* disk = medium.disk.get();
  kit::ManualClock clock{Local(5, 45)};
  AddressKey key = AddressKey::FromSeed("test");
  MemoryContactBook contacts;
  MemorySmsSender carrier;
  MemoryPaperSender orders;
  MemoryVoiceSender telephone;
  MemoryOfferDesk desk;
  kit::FakeUpstream pool{"pool"};
  kit::FakeUpstream roster{"roster"};
  kit::FakeUpstream directory{"directory"};
  kit::FakeUpstream ivr{"ivr"};
  std::unique_ptr<NotificationsState> state;
  std::unique_ptr<kit::Hearing> hearing;
  std::unique_ptr<kit::Journal> journal;
  uint64_t message_turn = 0;
  uint64_t reply_turn = 0;
  bool known_number = false;
};

}  // namespace vagtbro::notifications
