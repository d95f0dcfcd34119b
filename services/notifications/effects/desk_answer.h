// Desk answer: what an agency's desk says to an order, on its way to the pool, in steps that a
// thread or a test drives.
//
//   LookUp      finds the order; says whether it still waits for an answer          owner thread
//   NameWorker  a yes: makes the worker known, or lists what is missing             any, blocks
//   TakeAnswer  commits the answer; the courier passes it on as any other reply     owner thread
//
// The worker's name goes to the directory and stays there; what is kept here is the id it answers.
//
// Shape:   the same answer with the same data counts once. A yes whose data are incomplete is not
//          taken; one whose worker the pool refuses may be followed by another.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "kit/journal/journal.h"
#include "notifications/effects/address_key.h"
#include "notifications/effects/worker_book.h"
#include "notifications/store/notifications_state.h"

namespace vagtbro::notifications {

enum class Standing {
  kWaiting,   // for an answer
  kAnswered,  // it has one
  kGone,      // nobody is needed any more
};

struct OrderView {
  std::string tenant;
  std::string message_id;
  std::string desk_employment_id;
  v1::MessageContent content;
  types::v1::SlotRequirement requirement;
  Standing standing = Standing::kWaiting;
};

// nullopt: no such order.
std::optional<OrderView> LookUp(const NotificationsState& state, const std::string& message_key);

struct DeskAnswer {
  bool accept = false;
  WorkerData worker;  // of a yes
};

// What became of this very answer; empty: nothing yet; nullopt: it was never taken.
std::optional<std::string> OutcomeOf(const NotificationsState& state, const OrderView& order,
                                     const DeskAnswer& answer, const AddressKey& key);

enum class Naming { kDone, kIncomplete, kLater };
struct NamedWorker {
  Naming naming = Naming::kDone;
  std::string employment_id;
  std::vector<std::string> missing;  // kIncomplete: names of fields
};

// A no names nobody.
NamedWorker NameWorker(const OrderView& order, const DeskAnswer& answer, WorkerBook& book,
                       const AddressKey& key);

void TakeAnswer(const NotificationsState& state, kit::Journal& journal, const OrderView& order,
                const DeskAnswer& answer, const std::string& worker_employment_id,
                const AddressKey& key);

}  // namespace vagtbro::notifications
