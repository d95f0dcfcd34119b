#include "gateway/front/looks.h"

#include <utility>

namespace vagtbro::gateway {
namespace {

constexpr size_t kMostTold = 20000;

}  // namespace

void Looks::Note(const v1::RecordsRead& read, absl::Time now, std::function<void()> durable) {
  const std::string look = read.SerializeAsString();
  bool told = false;
  {
    const std::lock_guard lock(mutex_);
    if (told_.size() >= kMostTold) {
      std::erase_if(told_, [&](const auto& entry) { return now - entry.second >= same_; });
    }
    const auto found = told_.find(look);
    told = found != told_.end() && now - found->second < same_;
  }
  if (told) return durable();
  log_.Read(read, [this, look, now, durable = std::move(durable)] {
    {
      const std::lock_guard lock(mutex_);
      told_[look] = now;
    }
    durable();
  });
}

}  // namespace vagtbro::gateway
