#include "pool/match/approval.h"

#include <algorithm>

namespace vagtbro::pool::match {

bool Approval::News(std::span<const int> arcs) const {
  return std::any_of(arcs.begin(), arcs.end(), [this](int arc) {
    return !instance_.arcs[arc].stay && !instance_.arcs[arc].fixed;
  });
}

bool Approval::Approve(int person, std::span<const int> held) {
  if (!News(held)) return true;
  std::vector<int> arcs(held.begin(), held.end());
  std::sort(arcs.begin(), arcs.end());
  if (approved_.count(arcs) > 0) return true;
  if (Lawful(person, arcs)) {
    approved_.insert(std::move(arcs));
    return true;
  }
  Forbid(person, std::move(arcs));
  return false;
}

bool Approval::Lawful(int person, const std::vector<int>& arcs) const {
  const Holding holding = HoldingOf(instance_, person, arcs);
  return law_(person, holding.taken, holding.released);
}

// What is unlawful without an arc is unlawful whether or not the arc is there. Something new always
// remains: what a person holds already is not for us to forbid.
void Approval::Forbid(int person, std::vector<int> arcs) {
  for (std::size_t i = 0; i < arcs.size();) {
    std::vector<int> fewer = arcs;
    fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(i));
    if (!News(fewer) || Lawful(person, fewer)) {
      ++i;
    } else {
      arcs = std::move(fewer);
    }
  }
  instance_.forbidden[person].push_back(std::move(arcs));
}

}  // namespace vagtbro::pool::match
