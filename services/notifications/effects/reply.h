// Reply: an answer on its way to the pool, in steps that a thread, a test or the simulation
// drives.
//
//   TakeReply      finds the offer it answers; commits it, or answers with advice     owner thread
//   NextReply      whose turn it is to be passed on                                   owner thread
//   PassOn         hands it to the offer desk                                         any, blocks
//   NoteAnswer     commits what became of it                                          owner thread
//
// The text of a reply is read once and not kept.
//
// Shape:   a reply is known by the carrier's id: taken twice, it counts once. With a code it
// answers
//          the newest offer of that code to the number; without, the only one that is open.
#pragma once

#include <optional>
#include <string>

#include "kit/journal/journal.h"
#include "notifications/effects/address_key.h"
#include "notifications/effects/flush.h"
#include "notifications/effects/offer_desk.h"
#include "notifications/store/notifications_state.h"

namespace vagtbro::notifications {

struct IncomingSms {
  std::string reply_id;  // given by the carrier; an id
  std::string phone;     // who wrote
  std::string text;
};

// False: nobody at that number has ever been written to; nothing is kept of it.
bool TakeReply(const NotificationsState& state, kit::Journal& journal, const AddressKey& key,
               const IncomingSms& sms);

struct PendingReply {
  OfferAnswer answer;
  std::string reply_id;
  std::string message_id;
  std::string correlation_id;
  uint64_t ready_sequence = 0;
};

// The reply whose turn comes behind `ready_sequence`; nullopt: none is ready.
std::optional<PendingReply> NextReply(const NotificationsState& state, uint64_t ready_sequence);

// What became of it: an outcome, a reason if there was nothing to answer; nullopt: again later.
std::optional<std::string> PassOn(const PendingReply& reply, OfferDesk& desk);

void NoteAnswer(const NotificationsState& state, kit::Journal& journal, const PendingReply& reply,
                const std::optional<std::string>& outcome);

// All steps of one reply, one after the other, flushed by `flush`. False: none is ready behind
// `*ready_sequence`. A process that died in `flush` ends it there, with true.
bool SettleNextReply(const NotificationsState& state, kit::Journal& journal, OfferDesk& desk,
                     uint64_t* ready_sequence, const Flush& flush = {});

}  // namespace vagtbro::notifications
