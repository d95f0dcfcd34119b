#include "worktime/book/timelines.h"

#include <algorithm>
#include <iterator>
#include <set>

namespace vagtbro::worktime {
namespace {

std::vector<Place> PlacesOf(const ScopeClass& who) {
  std::vector<Place> places;
  for (const std::string& unit : who.units) {
    places.push_back({who.tenant, who.agreement, unit, who.employment});
  }
  if (places.empty()) places.push_back({who.tenant, who.agreement, "", who.employment});
  return places;
}

Profile ProfileOf(const Stack& stack) {
  Profile profile = stack.ToProfile();
  const auto& layers = stack.layers();
  const bool agreed = std::any_of(layers.begin(), layers.end(), [](const Layer* layer) {
    return layer->kind == LayerKind::kAgreement;
  });
  if (!agreed) profile.version += " (agreement not on file)";
  return profile;
}

}  // namespace

Stack StackFor(const std::vector<const Layer*>& layers, const ScopeClass& who, absl::Time time) {
  const std::vector<Place> places = PlacesOf(who);
  Stack stack = StackOf(layers, places.front(), time);
  for (auto place = std::next(places.begin()); place != places.end(); ++place) {
    stack.TakeStricter(StackOf(layers, *place, time));
  }
  return stack;
}

Timeline::Timeline(const std::vector<const Layer*>& layers, const ScopeClass& who) {
  const std::vector<Place> places = PlacesOf(who);
  std::vector<const Layer*> about;
  std::set<absl::Time> times = {absl::InfinitePast()};
  for (const Layer* layer : layers) {
    const bool here = std::any_of(places.begin(), places.end(),
                                  [layer](const Place& place) { return IsAbout(*layer, place); });
    if (!here) continue;
    about.push_back(layer);
    times.insert({layer->from_time, layer->to_time});
  }
  for (const absl::Time time : times) {
    Profile profile = ProfileOf(StackFor(about, who, time));
    if (!parts_.empty() && parts_.back().profile == profile) continue;
    parts_.push_back({time, std::move(profile)});
  }
}

const Profile& Timeline::At(absl::Time time) const {
  const auto after = std::upper_bound(
      parts_.begin(), parts_.end(), time,
      [](absl::Time instant, const Part& part) { return instant < part.from_time; });
  return after == parts_.begin() ? parts_.front().profile : std::prev(after)->profile;
}

}  // namespace vagtbro::worktime
