// Link: the line between one subscriber and one publisher in the simulation, with all its faults.
//
// The same Publication and Subscription as on ZeroMQ; the messages between them lie in two heaps,
// from which the scheduler takes, drops, doubles and reorders as it likes.
#pragma once

#include <deque>
#include <memory>
#include <string>

#include "kit/bus/hearing.h"
#include "kit/bus/publication.h"
#include "kit/bus/subscription.h"

namespace vagtbro::simulation {

struct Link {
  std::string subscriber;
  std::string upstream;
  std::unique_ptr<kit::Publication> publication;    // dies with the publisher
  std::unique_ptr<kit::Subscription> subscription;  // dies with the subscriber
  std::deque<bus::v1::Pull> pulls;
  std::deque<bus::v1::Events> events;
};

}  // namespace vagtbro::simulation
