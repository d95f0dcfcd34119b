#include "worktime/book/check_layers.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <utility>

#include "worktime/book/layering.h"
#include "worktime/book/parameters.h"

namespace vagtbro::worktime {
namespace {

using Group = std::vector<const Layer*>;
using Strings = std::vector<std::string>;

// NIGHT-DEF.
constexpr Amount kNightAtLeast = 7 * 60;

bool Meet(const Layer& a, const Layer& b) {
  return a.from_time < b.to_time && b.from_time < a.to_time;
}

// Empty names stand for all.
bool Meet(const Strings& a, const Strings& b) {
  if (a.empty() || b.empty()) return true;
  return std::any_of(a.begin(), a.end(), [&b](const std::string& name) {
    return std::find(b.begin(), b.end(), name) != b.end();
  });
}

std::string At(const Layer& layer) { return layer.file + ":" + std::to_string(layer.line); }

const Figure* FigureOf(const Layer& layer, std::size_t parameter) {
  for (const Figure& figure : layer.figures) {
    if (figure.parameter == parameter) return &figure;
  }
  return nullptr;
}

void Complete(Layer& layer, const Layer& earlier) {
  for (const Figure& figure : earlier.figures) {
    if (FigureOf(layer, figure.parameter) == nullptr) layer.figures.push_back(figure);
  }
}

Strings KnownAgreements(const std::vector<Layer>& layers) {
  std::set<std::string> known;
  for (const Layer& layer : layers) {
    if (layer.kind == LayerKind::kAgreement) known.insert(layer.id);
  }
  return {known.begin(), known.end()};
}

void CheckAgreements(const std::vector<Layer>& layers, std::vector<Fault>& faults) {
  const Strings known = KnownAgreements(layers);
  for (const Layer& layer : layers) {
    for (const std::string& agreement : layer.agreements) {
      if (std::find(known.begin(), known.end(), agreement) != known.end()) continue;
      std::string reason = "agreement '" + agreement + "' is not on file; known are";
      for (const std::string& name : known) reason += " " + name;
      faults.push_back({layer.file, layer.line, std::move(reason)});
    }
  }
}

// Versions of one id follow each other.
void CheckVersions(const std::vector<Layer>& layers, std::vector<Fault>& faults) {
  std::map<std::tuple<LayerKind, std::string, std::string>, Group> ids;
  for (const Layer& layer : layers) {
    Group& earlier = ids[{layer.kind, layer.tenant, layer.id}];
    for (const Layer* other : earlier) {
      if (other->version == layer.version) {
        faults.push_back(
            {layer.file, layer.line, NameOf(layer) + " stands in " + At(*other) + " too"});
      } else if (Meet(layer, *other)) {
        faults.push_back({layer.file, layer.line,
                          NameOf(layer) + " begins before " + NameOf(*other) + " (" + At(*other) +
                              ") has ended"});
      }
    }
    earlier.push_back(&layer);
  }
}

// Neither of two layers side by side would know which of them holds.
void CheckSideBySide(const Layer& layer, const Layer& other, std::vector<Fault>& faults) {
  if (layer.id == other.id || LiesUnder(other, layer) || !Meet(layer, other) ||
      !Meet(layer.agreements, other.agreements) || !Meet(layer.units, other.units)) {
    return;
  }
  for (const Figure& figure : layer.figures) {
    if (FigureOf(other, figure.parameter) == nullptr) continue;
    faults.push_back({figure.file, figure.line,
                      std::string(Parameters()[figure.parameter].name) + " is set by " +
                          NameOf(other) + " (" + At(other) + ") for the same people"});
  }
}

void CheckClashes(const std::vector<Layer>& layers, std::vector<Fault>& faults) {
  std::map<std::tuple<LayerKind, std::string, std::string>, Group> groups;
  for (const Layer& layer : layers) {
    if (layer.kind <= LayerKind::kAgreement) continue;
    Group& group = groups[{layer.kind, layer.tenant, layer.employment}];
    for (const Layer* other : group) CheckSideBySide(layer, *other, faults);
    group.push_back(&layer);
  }
}

// The night period may be moved, not shortened.
void CheckNight(const Stack& stack, const Layer& layer, std::vector<Fault>& faults) {
  static const std::size_t start = *FindParameter("night_start");
  static const std::size_t end = *FindParameter("night_end");
  const auto& standings = stack.standings();
  if (standings[end].value - standings[start].value >= kNightAtLeast) return;
  for (const std::size_t parameter : {start, end}) {
    const Figure* figure = FigureOf(layer, parameter);
    if (figure == nullptr) continue;
    faults.push_back({figure->file, figure->line, "the night period is shorter than 7h"});
    return;
  }
}

// Lays `layer` on all that lies under it in one place, whenever that changes.
void CheckIn(const Place& place, const Layer& layer, const Group& all, std::vector<Fault>& faults) {
  Group under;
  std::set<absl::Time> times = {layer.from_time};
  for (const Layer* other : all) {
    if (!LiesUnder(*other, layer) || !IsAbout(*other, place)) continue;
    under.push_back(other);
    for (const absl::Time time : {other->from_time, other->to_time}) {
      if (InForce(layer, time)) times.insert(time);
    }
  }
  for (const absl::Time time : times) {
    Stack stack = StackOf(under, place, time);
    stack.Lay(layer, [&faults](const Figure& figure, std::string reason) {
      faults.push_back({figure.file, figure.line, std::move(reason)});
    });
    CheckNight(stack, layer, faults);
  }
}

void CheckStrictness(const Layer& layer, const Group& all, const Strings& known,
                     std::vector<Fault>& faults) {
  Strings agreements = layer.agreements.empty() ? known : layer.agreements;
  if (layer.kind == LayerKind::kStatute) agreements = {""};
  if (layer.kind == LayerKind::kAgreement) agreements = {layer.id};
  const Strings units = layer.units.empty() ? Strings{""} : layer.units;
  std::vector<Fault> found;
  for (const std::string& agreement : agreements) {
    for (const std::string& unit : units) {
      CheckIn({layer.tenant, agreement, unit, layer.employment}, layer, all, found);
    }
  }
  // One word about a line is enough, however many agreements it offends.
  std::set<std::pair<std::string, int>> told;
  for (Fault& fault : found) {
    if (told.emplace(fault.file, fault.line).second) faults.push_back(std::move(fault));
  }
}

}  // namespace

std::vector<Layer> InOrder(std::vector<Layer> layers, std::vector<Fault>& faults) {
  std::stable_sort(layers.begin(), layers.end(), [](const Layer& a, const Layer& b) {
    return std::make_tuple(a.kind, !a.units.empty(), a.tenant, a.id, a.from_time) <
           std::make_tuple(b.kind, !b.units.empty(), b.tenant, b.id, b.from_time);
  });
  std::vector<Layer*> by_time;
  for (Layer& layer : layers) by_time.push_back(&layer);
  std::stable_sort(by_time.begin(), by_time.end(),
                   [](const Layer* a, const Layer* b) { return a->from_time < b->from_time; });
  for (Layer* layer : by_time) {
    if (layer->continues.empty()) continue;
    const auto earlier = std::find_if(by_time.begin(), by_time.end(), [layer](const Layer* other) {
      return other->kind == layer->kind && other->tenant == layer->tenant &&
             other->id == layer->id && other->version == layer->continues &&
             other->from_time < layer->from_time;
    });
    if (earlier == by_time.end()) {
      faults.push_back({layer->file, layer->line,
                        "continues: there is no earlier " + layer->id + "@" + layer->continues});
    } else {
      Complete(*layer, **earlier);
    }
  }
  return layers;
}

void CheckLayers(const std::vector<Layer>& layers, std::vector<Fault>& faults) {
  CheckAgreements(layers, faults);
  CheckVersions(layers, faults);
  CheckClashes(layers, faults);
  const Strings known = KnownAgreements(layers);
  Group all;
  for (const Layer& layer : layers) all.push_back(&layer);
  for (const Layer& layer : layers) CheckStrictness(layer, all, known, faults);
}

}  // namespace vagtbro::worktime
