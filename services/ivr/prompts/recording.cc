#include "ivr/prompts/recording.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <numeric>

namespace vagtbro::ivr {
namespace {

constexpr double kFullScale = 32768;
constexpr int kQuiet = 328;       // -40 dB
constexpr double kFaintDb = -30;  // a voice that is hard to hear on a bus
constexpr double kMostOffset = 0.02;
// So many samples in a row at full level are a flattened wave, not a loud one.
constexpr int kFlat = 4;
constexpr int kFullLevel = 32700;

bool IsSpeech(const Samples& samples, std::size_t from, std::size_t size) {
  const std::size_t end = std::min(from + size, samples.size());
  return std::any_of(samples.begin() + static_cast<std::ptrdiff_t>(from),
                     samples.begin() + static_cast<std::ptrdiff_t>(end),
                     [](std::int16_t sample) { return std::abs(int{sample}) > kQuiet; });
}

bool IsCutOff(const Samples& samples) {
  int flat = 0;
  for (const std::int16_t sample : samples) {
    flat = std::abs(int{sample}) >= kFullLevel ? flat + 1 : 0;
    if (flat == kFlat) return true;
  }
  return false;
}

std::string Number(double value) {
  char text[32];
  std::snprintf(text, sizeof(text), "%.1f", value);
  return text;
}

std::string Ms(int ms) { return std::to_string(ms) + " ms"; }

std::size_t Distance(const std::string& a, const std::string& b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t change = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({change, row[j] + 1, row[j - 1] + 1});
    }
  }
  return row[b.size()];
}

}  // namespace

Recording Measure(const Samples& samples, int rate) {
  Recording recording;
  if (samples.empty() || rate <= 0) return recording;
  const auto ms = [rate](std::size_t count) {
    return static_cast<int>(count * 1000 / static_cast<std::size_t>(rate));
  };
  recording.length_ms = ms(samples.size());
  int peak = 1;
  double sum = 0;
  for (const std::int16_t sample : samples) {
    peak = std::max(peak, std::abs(int{sample}));
    sum += sample;
  }
  recording.peak_db = 20 * std::log10(peak / kFullScale);
  recording.offset = sum / static_cast<double>(samples.size()) / kFullScale;
  recording.cut_off = IsCutOff(samples);
  const std::size_t window = std::max<std::size_t>(1, static_cast<std::size_t>(rate) / 100);
  std::size_t first = 0;
  while (first < samples.size() && !IsSpeech(samples, first, window)) first += window;
  recording.silence_before_ms = ms(std::min(first, samples.size()));
  std::size_t after = samples.size();
  while (after > 0 && std::abs(int{samples[after - 1]}) <= kQuiet) --after;
  recording.silence_after_ms = ms(samples.size() - after);
  return recording;
}

std::vector<std::string> FaultsOf(const Recording& recording) {
  std::vector<std::string> faults;
  if (recording.length_ms < kShortestClipMs || recording.length_ms > kLongestClipMs) {
    faults.push_back("lasts " + Number(recording.length_ms / 1000.0) +
                     " s; a prompt lasts 0.2 to 20 s");
  }
  if (recording.silence_after_ms >= recording.length_ms) {
    faults.push_back("is silent");
    return faults;
  }
  if (recording.cut_off) faults.push_back("is cut off at full level; record it quieter");
  if (recording.peak_db < kFaintDb) {
    faults.push_back("is hardly audible (peak " + Number(recording.peak_db) +
                     " dB); bring the peak above -30 dB");
  }
  if (std::abs(recording.offset) > kMostOffset) {
    faults.push_back("has an offset of " + Number(recording.offset * 100) +
                     " % (DC); remove it, or try another sound card");
  }
  if (recording.silence_before_ms > kLongestSilenceMs) {
    faults.push_back("begins with " + Ms(recording.silence_before_ms) +
                     " of silence; cut it to 300 ms");
  }
  if (recording.silence_after_ms > kLongestSilenceMs) {
    faults.push_back("ends with " + Ms(recording.silence_after_ms) +
                     " of silence; cut it to 300 ms");
  }
  return faults;
}

std::string NearestOf(const std::string& id, const std::set<std::string>& known) {
  std::string nearest;
  // Half of the letters wrong is another word.
  std::size_t best = id.size() / 2 + 1;
  for (const std::string& one : known) {
    const std::size_t distance = Distance(id, one);
    if (distance >= best) continue;
    best = distance;
    nearest = one;
  }
  return nearest;
}

}  // namespace vagtbro::ivr
