#include "lab/phone_tree.h"

#include "kit/base/proto_time.h"

namespace vagtbro::lab {

void PhoneTree::Put(const pool::v1::ShiftOffered& offer) {
  lists_[{kit::Start(offer.interval()), offer.gap_id()}].emplace(++put_, offer);
}

void PhoneTree::Drop(const std::string& gap_id, const std::string& offer_id) {
  for (auto& [gap, list] : lists_) {
    if (gap.second != gap_id) continue;
    std::erase_if(list, [&](const auto& entry) { return entry.second.offer_id() == offer_id; });
  }
  std::erase_if(lists_, [](const auto& entry) { return entry.second.empty(); });
}

std::optional<pool::v1::ShiftOffered> PhoneTree::Next() {
  if (lists_.empty()) return std::nullopt;
  auto gap = lists_.find(in_hand_);
  if (gap == lists_.end()) gap = lists_.begin();
  in_hand_ = gap->first;
  pool::v1::ShiftOffered offer = gap->second.begin()->second;
  gap->second.erase(gap->second.begin());
  if (gap->second.empty()) lists_.erase(gap);
  return offer;
}

}  // namespace vagtbro::lab
