// Instance: a problem compiled for searching: every rule a table look-up, every cover an arc.
//
// A demand is a gap or a movable shift. It is met in one of its ways: whole, or (gaps) split into
// two tasks. An arc is a person on a task. The owner who keeps a shift is an arc too (`stay`, at no
// cost), so that keeping, moving and covering are one thing to the search.
//
// The law is asked while compiling, about each arc and about pairs of a person's arcs that are at
// most kAskedApart from each other. What only shows in larger sets is learnt later, as a forbidden
// set, when a plan is put before the law.
//
// Shape:   arcs are sorted by person, so a person's arcs are [first_arc[p], first_arc[p + 1]).
// Threads: a plain value; the search and the exact model each work on their own copy.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "pool/match/plan.h"
#include "pool/match/problem.h"

namespace vagtbro::pool::match {

inline constexpr absl::Duration kAskedApart = absl::Hours(16);
// Dearer than any plan: a shift that nobody holds.
inline constexpr Cost kNever = Cost{1} << 40;

// People, tasks, demands and arcs are ints, as -1 is nobody; a vector counts its places otherwise.
inline std::size_t IndexOf(int number) { return static_cast<std::size_t>(number); }

struct Arc {
  int person;
  int task;
  Cost cost;   // what it adds, move price included
  bool stay;   // the owner keeps the shift
  bool fixed;  // is used in every plan: a promise, or a shift that cannot move
};

struct Task {
  Duty duty;
  int demand;
};

struct Demand {
  int first_task;  // whole; then two a split
  int splits;
  Cost drop_price;  // kNever for a shift
  Cost split_price;
  bool settled;  // its one arc is fixed
};

struct Instance {
  int weeks = 0;
  std::vector<Task> tasks;
  // Of a gap that was promised in part, the rest is a demand of its own.
  std::vector<Demand> demands;
  std::vector<Arc> arcs;
  std::vector<int> first_arc;  // one a person, and the end
  std::vector<int> task_arcs;  // arc numbers by task, cheapest first
  std::vector<int> first_task_arc;
  std::vector<std::int64_t> minutes;         // [task * weeks + week]
  std::vector<std::int64_t> room;            // [person * weeks + week]
  std::vector<int> most_extra;               // a person
  std::vector<std::vector<int>> own_shifts;  // a person
  std::vector<int> shift_tasks;              // a shift
  // Which of a person's arcs exclude each other: rows of bits, `words` each, from first_word.
  std::vector<std::uint64_t> conflict_bits;
  std::vector<std::size_t> first_word;  // a person
  std::vector<int> words;               // a person
  // Sets of arcs that one person cannot hold together, learnt from the law; usually none.
  std::vector<std::vector<std::vector<int>>> forbidden;  // a person

  int people() const { return static_cast<int>(most_extra.size()); }

  // True if the two arcs, of one person, exclude each other.
  bool Conflict(int arc, int other) const {
    const std::size_t person = IndexOf(arcs[IndexOf(arc)].person);
    const std::size_t row = IndexOf(arc - first_arc[person]);
    const std::size_t bit = IndexOf(other - first_arc[person]);
    const std::size_t word = first_word[person] + row * IndexOf(words[person]) + bit / 64;
    return (conflict_bits[word] >> (bit % 64) & 1U) != 0;
  }
};

// The problem with the law looked up.
Instance Compile(const Problem& problem, const Law& law);

// One person's arcs in the words of the law.
struct Holding {
  std::vector<Duty> taken;
  std::vector<int> released;  // own movable shifts that are not among the arcs
};
Holding HoldingOf(const Instance& instance, int person, const std::vector<int>& arcs);

// The plan that uses `arcs`, of which every demand has what it needs or is dropped.
Plan PlanOf(const Instance& instance, const std::vector<int>& arcs);

}  // namespace vagtbro::pool::match
