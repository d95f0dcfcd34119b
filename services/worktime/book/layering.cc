#include "worktime/book/layering.h"

#include <algorithm>
#include <cstdlib>

#include "worktime/book/parameters.h"

namespace vagtbro::worktime {
namespace {

template <class T>
bool Has(const std::vector<T>& values, const T& value) {
  return std::find(values.begin(), values.end(), value) != values.end();
}

bool Names(const std::vector<std::string>& names, const std::string& name) {
  return names.empty() || Has(names, name);
}

// The slots that are for a layer.
std::vector<SlotFor> SlotsFor(const Layer& layer) {
  switch (layer.kind) {
    case LayerKind::kStatute:
      return {};
    case LayerKind::kAgreement:
      return {SlotFor::kOrganisations};
    case LayerKind::kLocalAgreement:
      if (layer.by_organisations) return {SlotFor::kLocalAgreement, SlotFor::kOrganisations};
      return {SlotFor::kLocalAgreement};
    case LayerKind::kMunicipality:
      return {SlotFor::kMunicipality};
    case LayerKind::kUnit:
      return {SlotFor::kUnit};
    case LayerKind::kPerson:
      return {SlotFor::kPerson};
  }
  std::abort();  // -Werror=switch has named every LayerKind.
}

std::optional<Amount> SlotOf(const Slots& slots, SlotFor holder) {
  return slots[static_cast<std::size_t>(holder)];
}

std::string BoundText(const Parameter& row, Amount bound) {
  return bound == Loosest(row) ? "any" : AmountText(row.type, bound);
}

// How far `layer` may go, starting from what stands.
Amount FarthestFor(const Layer& layer, const Standing& standing, const Parameter& row) {
  Amount farthest = standing.value;
  for (const SlotFor holder : SlotsFor(layer)) {
    const auto bound = SlotOf(standing.slots, holder);
    if (bound && IsLooser(row, *bound, farthest)) farthest = *bound;
  }
  return farthest;
}

std::string Above(const Standing& standing) {
  return standing.layer == nullptr ? "the default" : NameOf(*standing.layer);
}

// Empty: the layer may say this.
std::string WhyTooLoose(const Layer& layer, const Figure& figure, const Standing& standing) {
  const Parameter& row = Parameters()[figure.parameter];
  const Amount farthest = FarthestFor(layer, standing, row);
  if (!IsLooser(row, figure.value, farthest)) return "";
  std::string reason = std::string(row.name) + ": " + figure.text + " is looser than " +
                       AmountText(row.type, standing.value) + " (" + Above(standing) + ")";
  if (farthest == standing.value) return reason + ", which has no slot for " + InWords(layer.kind);
  return reason + ", whose slot for " + InWords(layer.kind) + " ends at " +
         AmountText(row.type, farthest);
}

// Nobody opens more to those below than is open to himself or already to them.
bool IsTooOpen(const Layer& layer, const Parameter& row, const Standing& standing, std::size_t slot,
               Amount bound) {
  const auto theirs = standing.slots[slot];
  return IsLooser(row, bound, FarthestFor(layer, standing, row)) &&
         (!theirs || IsLooser(row, bound, *theirs));
}

// The slots that the layer may open; the others are refused.
Slots OpenSlots(const Layer& layer, const Figure& figure, const Standing& standing, bool free,
                const Stack::Refuse& refuse) {
  const Parameter& row = Parameters()[figure.parameter];
  Slots slots = *figure.slots;
  for (std::size_t i = 0; i < kSlotKinds; ++i) {
    if (!slots[i]) continue;
    const std::string slot = std::string(row.name) + ": a slot to " + BoundText(row, *slots[i]);
    if (!IsLooser(row, *slots[i], figure.value)) {
      refuse(figure, slot + " lets nobody go beyond " + figure.text);
    } else if (!free && IsTooOpen(layer, row, standing, i, *slots[i])) {
      refuse(figure, slot + " opens more than " + Above(standing) + " does");
      slots[i].reset();
    }
  }
  return slots;
}

}  // namespace

std::string InWords(LayerKind kind) {
  switch (kind) {
    case LayerKind::kStatute:
      return "the statute";
    case LayerKind::kAgreement:
      return "an agreement";
    case LayerKind::kLocalAgreement:
      return "a local agreement";
    case LayerKind::kMunicipality:
      return "a municipality";
    case LayerKind::kUnit:
      return "a unit";
    case LayerKind::kPerson:
      return "a person";
  }
  std::abort();  // -Werror=switch has named every LayerKind.
}

std::string NameOf(const Layer& layer) { return layer.id + "@" + layer.version; }

Stack::Stack() {
  const Profile unmade;
  for (const Parameter& row : Parameters()) standings_.push_back({.value = row.read(unmade)});
}

void Stack::Lay(const Layer& layer, const Refuse& refuse) {
  layers_.push_back(&layer);
  for (const Figure& figure : layer.figures) {
    Standing& standing = standings_[figure.parameter];
    const bool free = layer.kind == LayerKind::kStatute ||
                      (layer.kind == LayerKind::kAgreement && standing.layer == nullptr);
    const std::string reason = free ? "" : WhyTooLoose(layer, figure, standing);
    if (!reason.empty()) {
      refuse(figure, reason);
      continue;
    }
    Slots slots = standing.slots;
    if (figure.slots) slots = OpenSlots(layer, figure, standing, free, refuse);
    standing = {figure.value, &layer, &figure, slots};
  }
}

void Stack::TakeStricter(const Stack& other) {
  for (std::size_t i = 0; i < standings_.size(); ++i) {
    const Parameter& row = Parameters()[i];
    if (IsLooser(row, standings_[i].value, other.standings_[i].value)) {
      standings_[i] = other.standings_[i];
    }
  }
  for (const Layer* layer : other.layers_) {
    if (!Has(layers_, layer)) layers_.push_back(layer);
  }
}

Profile Stack::ToProfile() const {
  Profile profile;
  for (std::size_t i = 0; i < standings_.size(); ++i) {
    Parameters()[i].write(profile, standings_[i].value);
  }
  if (layers_.empty()) return profile;
  profile.version.clear();
  profile.in_force_time = layers_.front()->from_time;
  for (const Layer* layer : layers_) {
    profile.version += (profile.version.empty() ? "" : "+") + NameOf(*layer);
    profile.in_force_time = std::max(profile.in_force_time, layer->from_time);
  }
  return profile;
}

bool IsAbout(const Layer& layer, const Place& place) {
  if (layer.kind == LayerKind::kStatute) return true;
  if (layer.kind == LayerKind::kAgreement) return layer.id == place.agreement;
  return layer.tenant == place.tenant && Names(layer.agreements, place.agreement) &&
         Names(layer.units, place.unit) &&
         (layer.employment.empty() || layer.employment == place.employment);
}

bool LiesUnder(const Layer& a, const Layer& b) {
  if (a.kind != b.kind) return a.kind < b.kind;
  return a.units.empty() && !b.units.empty();
}

Stack StackOf(const std::vector<const Layer*>& layers, const Place& place, absl::Time time) {
  const auto ignore = [](const Figure&, const std::string&) {};
  Stack stack;
  const Layer* oldest = nullptr;
  for (const Layer* layer : layers) {
    if (layer->kind != LayerKind::kStatute) continue;
    if (oldest == nullptr || layer->from_time < oldest->from_time) oldest = layer;
  }
  if (oldest != nullptr && time < oldest->from_time) stack.Lay(*oldest, ignore);
  for (const Layer* layer : layers) {
    if (InForce(*layer, time) && IsAbout(*layer, place)) stack.Lay(*layer, ignore);
  }
  return stack;
}

}  // namespace vagtbro::worktime
