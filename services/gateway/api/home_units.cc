#include "gateway/api/home_units.h"

namespace vagtbro::gateway {
namespace {

constexpr absl::Duration kKept = absl::Minutes(5);
constexpr size_t kMost = 20000;

}  // namespace

absl::StatusOr<std::optional<std::string>> HomeUnits::Of(const std::string& employment_id) {
  if (directory_ == nullptr) return std::optional<std::string>();
  const absl::Time now = clock_.Now();
  {
    const std::lock_guard lock(mutex_);
    const auto told = told_.find(employment_id);
    if (told != told_.end() && now - told->second.at < kKept) return told->second.unit_id;
  }
  const auto scope = directory_->Find(employment_id);
  if (!scope.ok() && !absl::IsNotFound(scope.status())) {
    return absl::UnavailableError("the directory does not answer; ask again in a minute");
  }
  std::optional<std::string> unit_id;
  if (scope.ok()) unit_id = scope->home_unit_id;
  const std::lock_guard lock(mutex_);
  if (told_.size() >= kMost) told_.clear();
  told_[employment_id] = {unit_id, now};
  return unit_id;
}

}  // namespace vagtbro::gateway
