// Recording: is a recorded prompt good enough to be played to people.
//
// Shape:   samples of one channel, 16 bits, at `rate`; faults are sentences for whoever recorded
// it. Units:   levels are decibels below full scale; silence is what stays under -40 dB for 10 ms.
// Source:  a caller waits 300 ms for speech before the silence sounds like a fault of the line.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <vector>

namespace vagtbro::ivr {

using Samples = std::vector<std::int16_t>;

inline constexpr int kShortestClipMs = 200;
inline constexpr int kLongestClipMs = 20000;
inline constexpr int kLongestSilenceMs = 300;

// How a recording is: what a person who cuts it wants to know.
struct Recording {
  int length_ms = 0;
  double peak_db = -96;  // of the loudest sample
  double offset = 0;     // mean of the samples, as a part of full scale
  int silence_before_ms = 0;
  int silence_after_ms = 0;  // all of it, for a silent one
  bool cut_off = false;      // flattened at full level
};

Recording Measure(const Samples& samples, int rate);

// What is wrong with it, and what to do; none: it may be played.
std::vector<std::string> FaultsOf(const Recording& recording);

// The id of `known` that is spelt most like `id`; empty: none is near enough to be meant.
std::string NearestOf(const std::string& id, const std::set<std::string>& known);

}  // namespace vagtbro::ivr
