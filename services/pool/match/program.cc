#include "pool/match/program.h"

#include <algorithm>
#include <utility>

namespace vagtbro::pool::match {
namespace {

class Writer {
 public:
  explicit Writer(const Instance& instance) : instance_(instance) {
    for (const Arc& arc : instance.arcs) made_.costs.push_back(arc.cost);
    made_.row_starts.push_back(0);
    for (std::size_t d = 0; d < instance.demands.size(); ++d) AddDemand(instance.demands[d]);
    for (int person = 0; person < instance.people(); ++person) AddPerson(person);
  }

  Program Finish(const std::vector<int>& arcs) {
    Start(arcs);
    return std::move(made_);
  }

 private:
  void Term(int column, std::int64_t coefficient = 1) {
    made_.columns.push_back(column);
    made_.coefficients.push_back(coefficient);
  }

  void EndRow(std::int64_t lower, std::int64_t upper) {
    made_.rows.push_back({lower, upper});
    made_.row_starts.push_back(static_cast<int>(made_.columns.size()));
  }

  int AddColumn(Cost cost) {
    made_.costs.push_back(cost);
    return static_cast<int>(made_.costs.size()) - 1;
  }

  void ArcsOf(int task) {
    for (int i = instance_.first_task_arc[task]; i < instance_.first_task_arc[task + 1]; ++i) {
      Term(instance_.task_arcs[i]);
    }
  }

  void AddDemand(const Demand& demand) {
    std::vector<int> ways;
    if (demand.drop_price < kNever && !demand.settled) {
      ways.push_back(AddColumn(demand.drop_price));
    }
    left_open_.push_back(ways.empty() ? -1 : ways.front());
    first_split_.push_back(static_cast<int>(made_.costs.size()));
    for (int s = 0; s < demand.splits; ++s) ways.push_back(AddColumn(demand.split_price));
    ArcsOf(demand.first_task);
    for (const int way : ways) Term(way);
    EndRow(1, 1);
    for (int part = 0; part < 2 * demand.splits; ++part) {
      ArcsOf(demand.first_task + 1 + part);
      Term(first_split_.back() + part / 2, -1);
      EndRow(0, 0);
    }
  }

  void AddPerson(int person) {
    const int first = instance_.first_arc[person];
    const int end = instance_.first_arc[person + 1];
    if (end - first < 2) return;
    AddCliques(first, end);
    int extras = 0;
    for (int arc = first; arc < end; ++arc) {
      if (instance_.arcs[arc].stay) continue;
      Term(arc);
      ++extras;
    }
    CloseCap(extras, instance_.most_extra[person]);
    for (int w = 0; w < instance_.weeks; ++w) AddHours(person, w);
    for (const std::vector<int>& set : instance_.forbidden[person]) {
      for (const int arc : set) Term(arc);
      EndRow(Program::kUnbounded, static_cast<int>(set.size()) - 1);
    }
  }

  std::int64_t MinutesOf(int arc, int week) const {
    return instance_
        .minutes[static_cast<std::size_t>(instance_.arcs[arc].task) * instance_.weeks + week];
  }

  // The minutes themselves, and what follows from them for whole duties: of those longer than a
  // third of the room, two at most. A solver sees little in minutes and much in counts.
  void AddHours(int person, int week) {
    const std::int64_t room =
        instance_.room[static_cast<std::size_t>(person) * instance_.weeks + week];
    std::int64_t sum = 0;
    std::int64_t shortest = kNever;
    const int end = instance_.first_arc[person + 1];
    for (int arc = instance_.first_arc[person]; arc < end; ++arc) {
      const std::int64_t minutes = MinutesOf(arc, week);
      if (minutes == 0) continue;
      Term(arc, minutes);
      sum += minutes;
      shortest = std::min(shortest, minutes);
    }
    const bool binds = sum > room;
    CloseCap(sum, room);
    for (std::int64_t most = 0; binds && most * shortest <= room; ++most) {
      int longer = 0;
      for (int arc = instance_.first_arc[person]; arc < end; ++arc) {
        if (MinutesOf(arc, week) * (most + 1) <= room) continue;
        Term(arc);
        ++longer;
      }
      CloseCap(longer, most);
    }
  }

  // Ends a row that caps the terms, or takes it back if it could never bind.
  void CloseCap(std::int64_t sum, std::int64_t cap) {
    if (sum > cap) {
      EndRow(Program::kUnbounded, cap);
      return;
    }
    made_.columns.resize(made_.row_starts.back());
    made_.coefficients.resize(made_.row_starts.back());
  }

  // Covers every conflict of the person by a clique, grown greedily.
  void AddCliques(int first, int end) {
    std::vector<std::vector<bool>> covered(end - first, std::vector<bool>(end - first, false));
    for (int a = first; a < end; ++a) {
      for (int b = a + 1; b < end; ++b) {
        if (!instance_.Conflict(a, b) || covered[a - first][b - first]) continue;
        std::vector<int> clique{a, b};
        for (int c = first; c < end; ++c) {
          if (c != a && c != b && std::all_of(clique.begin(), clique.end(), [&](int member) {
                return instance_.Conflict(c, member);
              })) {
            clique.push_back(c);
          }
        }
        for (const int member : clique) {
          for (const int other : clique) covered[member - first][other - first] = true;
          Term(member);
        }
        EndRow(Program::kUnbounded, 1);
      }
    }
  }

  void Start(const std::vector<int>& arcs) {
    std::vector<bool> met(instance_.demands.size(), false);
    made_.start = arcs;
    for (const int arc : arcs) {
      const int task = instance_.arcs[arc].task;
      const int demand = instance_.tasks[task].demand;
      const int part = task - instance_.demands[demand].first_task;
      if (part > 0 && !met[demand]) {
        made_.start.push_back(first_split_[demand] + (part - 1) / 2);
      }
      met[demand] = true;
    }
    for (std::size_t d = 0; d < met.size(); ++d) {
      if (!met[d]) made_.start.push_back(left_open_[d]);
    }
    std::sort(made_.start.begin(), made_.start.end());
  }

  const Instance& instance_;
  Program made_;
  std::vector<int> left_open_;    // a column a demand; -1: cannot be
  std::vector<int> first_split_;  // a column a demand
};

}  // namespace

bool Satisfies(const Program& program, const std::vector<int>& columns) {
  std::vector<bool> one(program.costs.size(), false);
  for (const int column : columns) one[column] = true;
  for (std::size_t row = 0; row < program.rows.size(); ++row) {
    std::int64_t sum = 0;
    for (int i = program.row_starts[row]; i < program.row_starts[row + 1]; ++i) {
      if (one[program.columns[i]]) sum += program.coefficients[i];
    }
    if (sum < program.rows[row].lower || sum > program.rows[row].upper) return false;
  }
  return true;
}

std::int64_t CostOf(const Program& program, const std::vector<int>& columns) {
  std::int64_t cost = 0;
  for (const int column : columns) cost += program.costs[column];
  return cost;
}

Program ProgramOf(const Instance& instance, const std::vector<int>& arcs) {
  return Writer(instance).Finish(arcs);
}

std::vector<int> ArcsIn(const Instance& instance, const std::vector<int>& columns) {
  std::vector<int> arcs;
  for (const int column : columns) {
    if (column < static_cast<int>(instance.arcs.size())) arcs.push_back(column);
  }
  std::sort(arcs.begin(), arcs.end());
  return arcs;
}

}  // namespace vagtbro::pool::match
