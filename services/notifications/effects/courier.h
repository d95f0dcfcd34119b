// Courier: carries what is committed out of the house, and the answers back in.
//
// It hands out every message and reply whose turn has come to a few threads; their results come
// back as work of the owner. Nothing leaves that is not on disk, and after a restart everything
// that is not settled is handed out again. A message's contact is looked up while the message
// itself waits for the disk: both reach it in one write.
//
// Threads: Start() before the owner thread runs or on it; Stop() from any other thread, before the
//          owner is stopped. Texts, calls and replies have threads of their own, so that a pool
//          that is slow, or a telephone that hangs, does not hold a wave of offers back.
#pragma once

#include <mutex>

#include "kit/journal/owner.h"
#include "kit/ops/metrics.h"
#include "notifications/effects/crew.h"
#include "notifications/effects/delivery.h"
#include "notifications/effects/push_round.h"
#include "notifications/effects/reply.h"

namespace vagtbro::notifications {

class Courier final {
 public:
  // Everything must outlive the courier.
  Courier(const NotificationsState& state, kit::Owner& owner, const kit::Clock& clock,
          ContactBook& contacts, const Outlets& outlets, OfferDesk& desk, const AddressKey& key,
          kit::Metrics& metrics);

  // Hands out what is left from before, then what follows.
  void Start();
  // Breaks off what carrier, directory and pool still owe an answer; it is tried after the restart.
  void Stop();

 private:
  void HandOutMessages();
  void HandOutReplies();
  void Carry(Delivery delivery);
  void HandOverAndNote(Delivery delivery);
  void Settle(const PendingReply& reply);
  void SweepPushBook();
  void PushOut(const Delivery& delivery, const Push& push);

  const NotificationsState& state_;
  kit::Owner& owner_;
  const kit::Clock& clock_;
  ContactBook& contacts_;
  Outlets outlets_;
  OfferDesk& desk_;
  const AddressKey& key_;
  kit::Metrics& metrics_;
  uint64_t message_turn_ = 0;  // ready sequences handed out so far; the owner thread's
  uint64_t reply_turn_ = 0;
  uint64_t untold_ = 0;  // escalations counted so far; the owner thread's
  Crew lookup_crew_{2};
  std::mutex lookup_;  // one at a time: side by side on a few cores, the first would be as late as
                       // the last; the other thread writes meanwhile
  Crew message_crew_{4};
  Crew voice_crew_{2};  // offers by voice, and their withdrawal
  Crew reply_crew_{4};
  uint64_t ended_pushes_ = 0;  // swept away so far; the owner thread's
  Crew push_crew_{2};          // a push service that hangs holds nothing else back
};

}  // namespace vagtbro::notifications
