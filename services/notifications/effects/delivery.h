// Delivery: one message on its way to the carrier, in steps that a thread, a test or the simulation
// drives.
//
//   NextDelivery   whose turn it is                                     owner thread
//   Resolve        asks the contact book, words the text                any thread, blocks
//   NoteResolved   commits the address; says whether to go on           owner thread
//   HandOver       gives it to the carrier                              any thread, blocks
//   NoteHandOver   commits what became of it                            owner thread
//
// Where somebody has several numbers or addresses, one that fails for good is followed by the next,
// each with a reference of its own; only the last one's failure is the message's.
//
// The address is on disk before the hand-over, so that a reply finds its message however fast it
// is. A crash between hand-over and commit leads to a second hand-over with the same reference,
// which the carrier takes for the first.
//
// Shape:   a message is handed out once for each time it becomes ready (queued, or resumed).
#pragma once

#include <optional>
#include <string>

#include "kit/journal/journal.h"
#include "notifications/effects/address_key.h"
#include "notifications/effects/contact_book.h"
#include "notifications/effects/flush.h"
#include "notifications/effects/outlets.h"
#include "notifications/store/notifications_state.h"

namespace vagtbro::notifications {

enum class Step {
  kOnItsWay,   // nothing is decided yet
  kSent,       // the carrier has it
  kDelayed,    // again later
  kNoContact,  // nobody, or nobody with a number
  kRefused,    // the carrier, or the desk, will never take it there
  kGivenUp,    // recalled, or the offer is no longer valid
};

struct Delivery {
  std::string tenant;
  std::string message_id;
  std::string correlation_id;
  uint64_t ready_sequence = 0;
  std::string employment_id;
  v1::MessageCause cause = v1::MESSAGE_CAUSE_UNSPECIFIED;
  std::string cause_id;
  v1::MessageContent content;
  absl::Time now;  // when its turn came; texts say "today" by it
  Step step = Step::kOnItsWay;
  // What an order needs, from the gap.
  types::v1::SlotRequirement requirement;
  uint32_t way = 0;  // the index of the number or address whose turn it is
  // Filled by Resolve():
  v1::Channel channel = v1::CHANNEL_UNSPECIFIED;
  uint32_t ways = 0;
  bool danish = true;  // the recipient's language
  Sms sms;             // by SMS
  Paper paper;         // in writing to a desk
  VoiceCall call;      // by voice
  bool by_voice = false;
  bool withdraw = false;  // the telephone has it, and is not to ring any more
};

// The message whose turn comes behind `ready_sequence`; nullopt: none is ready. One that must no
// longer be sent has step kGivenUp, which Resolve() and HandOver() leave alone.
std::optional<Delivery> NextDelivery(const NotificationsState& state, uint64_t ready_sequence,
                                     absl::Time now);

void Resolve(Delivery* delivery, ContactBook& contacts, const AddressKey& key,
             const Outlets& outlets);

// True: hand it over now. False: it is settled, and what became of it is committed.
bool NoteResolved(const NotificationsState& state, kit::Journal& journal, const Delivery& delivery,
                  const AddressKey& key);

void HandOver(Delivery* delivery, const Outlets& outlets);

void NoteHandOver(const NotificationsState& state, kit::Journal& journal, const Delivery& delivery);

// All steps of one message, one after the other, for tests and the simulation: the journal is
// flushed by `flush` where the threads wait for the disk. False: none is ready behind
// `*ready_sequence`. A process that died in `flush` ends it there, with true.
bool DeliverNext(const NotificationsState& state, kit::Journal& journal, ContactBook& contacts,
                 const Outlets& outlets, const AddressKey& key, uint64_t* ready_sequence,
                 const Flush& flush = {});

// What the carrier says of a message, idempotent: a receipt may come twice, late or early.
// `reference`: of the hand-over, without the mark of the installation.
enum class Receipt { kDelivered, kUndeliverable };
void NoteReceipt(const NotificationsState& state, kit::Journal& journal,
                 const std::string& reference, Receipt receipt);

}  // namespace vagtbro::notifications
