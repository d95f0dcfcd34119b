// Draw: chance that comes out the same on every machine.
//
// std::mt19937_64 is fixed by the standard to the last bit, the distributions of <random> are not;
// so numbers are drawn here with integers alone.
//
// Shape:   the same seed and stream name give the same draws for ever; streams with other names are
//          independent, so that a change of one does not move the others.
// Threads: one at a time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <utility>
#include <vector>

namespace vagtbro::demo {

class Draw final {
 public:
  Draw(std::uint64_t seed, const std::string& stream);
  Draw(const Draw&) = delete;
  Draw& operator=(const Draw&) = delete;

  // 0 to n - 1, each as likely. Requires n > 0.
  std::uint64_t Below(std::uint64_t n);

  // low to high, both included.
  int Between(int low, int high);

  // True in `percent` of 100 cases.
  bool Percent(int percent) { return Below(100) < static_cast<std::uint64_t>(percent); }

  // Requires something to pick from.
  template <class Container>
  const auto& Pick(const Container& from) {
    return from[static_cast<std::size_t>(Below(from.size()))];
  }

  template <class T>
  void Shuffle(std::vector<T>& items) {
    for (std::size_t i = items.size(); i > 1; --i) {
      std::swap(items[i - 1], items[static_cast<std::size_t>(Below(i))]);
    }
  }

 private:
  std::mt19937_64 bits_;
};

}  // namespace vagtbro::demo
