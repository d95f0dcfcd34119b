// Layering: what holds when layers lie upon each other, and which of them may not.
//
// A layer may only be stricter than what lies under it, unless a slot below names its kind and the
// amount is within the slot's bound. The statute is free; an agreement is free in what the statute
// does not say. A layer that is looser where it holds together with one of narrower scope is not
// refused: there the stricter amount stays, and so does the narrower slot.
//
// Threads: values; they borrow the layers.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "absl/time/time.h"
#include "worktime/book/layer.h"
#include "worktime/profile.h"

namespace vagtbro::worktime {

// One amount with whoever stated it last.
struct Standing {
  Amount value = 0;
  const Layer* layer = nullptr;  // null: nobody
  const Figure* figure = nullptr;
  Slots slots = {};
};

class Stack {
 public:
  // The amounts of a Profile that nobody has made.
  Stack();

  using Refuse = std::function<void(const Figure& figure, std::string reason)>;

  // Lays a layer on top. What it may not say is left out and refused.
  void Lay(const Layer& layer, const Refuse& refuse);

  // The stricter of both in each amount; for somebody who works in several units at once.
  void TakeStricter(const Stack& other);

  const std::vector<Standing>& standings() const { return standings_; }
  // In the order of laying; those of both after TakeStricter().
  const std::vector<const Layer*>& layers() const { return layers_; }
  // Named after its layers.
  Profile ToProfile() const;

 private:
  std::vector<Standing> standings_;  // by Parameters()
  std::vector<const Layer*> layers_;
};

// Whom a stack is for. Empty: an agreement that is not on file, no unit, nobody in particular.
struct Place {
  std::string tenant;
  std::string agreement;
  std::string unit;
  std::string employment;
};

// True if the layer is about such a place at some time.
bool IsAbout(const Layer& layer, const Place& place);

inline bool InForce(const Layer& layer, absl::Time time) {
  return layer.from_time <= time && time < layer.to_time;
}

// True if `a` lies under `b`: a higher kind, or the same kind and `b` alone names units.
bool LiesUnder(const Layer& a, const Layer& b);

// The stack at `time`. Requires that a layer never comes before one that lies under it. Before the
// first statute its oldest version holds.
Stack StackOf(const std::vector<const Layer*>& layers, const Place& place, absl::Time time);

}  // namespace vagtbro::worktime
