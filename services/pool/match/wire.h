// Wire: programs and solutions as the bytes that go to the worker process and back.
//
// Errors:  absent: not such bytes.
#pragma once

#include <optional>
#include <string>

#include "pool/match/program.h"
#include "pool/match/solve.h"

namespace vagtbro::pool::match {

struct Errand {
  Program program;
  double most_seconds = 0;
};

std::string ToBytes(const Program& program, double most_seconds);
std::optional<Errand> ToErrand(const std::string& bytes);

std::string ToBytes(const Solution& solution);
// Absent also if the columns are no solution of the program: a worker is not believed.
std::optional<Solution> ToSolution(const std::string& bytes, const Program& program);

}  // namespace vagtbro::pool::match
