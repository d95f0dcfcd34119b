#include "worktime/book/rule_book.h"

#include <algorithm>
#include <cstdlib>
#include <functional>
#include <iostream>
#include <map>
#include <mutex>
#include <set>
#include <shared_mutex>
#include <utility>

#include "worktime/book/check_layers.h"
#include "worktime/book/parameters.h"
#include "worktime/book/rule_book_files.h"
#include "worktime/book/timelines.h"

namespace vagtbro::worktime {
namespace {

template <class Value>
using ByName = std::map<std::string, Value, std::less<>>;

// By agreement; "" stands for those not on file.
using Timelines = ByName<Timeline>;

// One municipality; the one without a name stands for those that have no layers.
struct Tenant {
  std::vector<const Layer*> layers;  // the statute's and the agreements', too
  Timelines anywhere;                // in units without layers
  ByName<Timelines> units;
  std::set<std::string, std::less<>> people;  // with layers of their own
};

std::string InLines(std::vector<Fault> faults) {
  std::sort(faults.begin(), faults.end());
  faults.erase(std::unique(faults.begin(), faults.end()), faults.end());
  std::string text;
  for (const Fault& fault : faults) {
    text += (text.empty() ? "" : "\n") + fault.file + ":" + std::to_string(fault.line) + ": " +
            fault.reason;
  }
  return text;
}

}  // namespace

struct RuleBook::Index {
  std::vector<Layer> layers;
  std::set<std::string, std::less<>> agreements;
  ByName<Tenant> tenants;

  // What nobody can prepare for: people and units together.
  mutable std::shared_mutex mutex;
  mutable std::map<ScopeClass, std::unique_ptr<const Timeline>> mixed;

  explicit Index(std::vector<Layer> in_order) : layers(std::move(in_order)) {
    tenants[""];
    for (const Layer& layer : layers) {
      tenants[layer.tenant];
      if (layer.kind == LayerKind::kAgreement) agreements.insert(layer.id);
    }
    for (auto& [name, tenant] : tenants) Prepare(name, &tenant);
  }

  void Prepare(const std::string& name, Tenant* tenant) {
    for (const Layer& layer : layers) {
      if (!layer.tenant.empty() && layer.tenant != name) continue;
      tenant->layers.push_back(&layer);
      if (!layer.employment.empty()) tenant->people.insert(layer.employment);
      for (const std::string& unit : layer.units) tenant->units[unit];
    }
    tenant->anywhere = TimelinesOf(*tenant, name, {});
    for (auto& [unit, timelines] : tenant->units) timelines = TimelinesOf(*tenant, name, {unit});
  }

  Timelines TimelinesOf(const Tenant& tenant, const std::string& name,
                        const std::vector<std::string>& units) const {
    Timelines timelines;
    timelines.emplace("", Timeline(tenant.layers, {name, "", units, ""}));
    for (const std::string& agreement : agreements) {
      timelines.emplace(agreement, Timeline(tenant.layers, {name, agreement, units, ""}));
    }
    return timelines;
  }

  const std::pair<const std::string, Tenant>& TenantOf(const Scope& scope) const {
    const auto found = tenants.find(scope.tenant);
    return found == tenants.end() ? *tenants.find("") : *found;
  }

  std::string_view AgreementOf(const Scope& scope) const {
    return agreements.find(scope.agreement) == agreements.end() ? "" : scope.agreement;
  }

  ScopeClass ClassOf(const Scope& scope) const {
    const auto& [name, tenant] = TenantOf(scope);
    ScopeClass who{name, std::string(AgreementOf(scope)), {}, ""};
    std::set<std::string> units;  // those that no layer names are all one
    for (const std::string& unit : scope.unit_ids) {
      units.insert(tenant.units.find(unit) == tenant.units.end() ? "" : unit);
    }
    who.units.assign(units.begin(), units.end());
    if (tenant.people.find(scope.employment_id) != tenant.people.end()) {
      who.employment = scope.employment_id;
    }
    return who;
  }

  const Timeline& Mixed(const Scope& scope) const {
    ScopeClass who = ClassOf(scope);
    {
      const std::shared_lock lock(mutex);
      const auto found = mixed.find(who);
      if (found != mixed.end()) return *found->second;
    }
    auto timeline = std::make_unique<const Timeline>(TenantOf(scope).second.layers, who);
    const std::unique_lock lock(mutex);
    return *mixed.emplace(std::move(who), std::move(timeline)).first->second;
  }
};

RuleBook::RuleBook(std::unique_ptr<const Index> index) : index_(std::move(index)) {}
RuleBook::RuleBook(RuleBook&&) noexcept = default;
RuleBook& RuleBook::operator=(RuleBook&&) noexcept = default;
RuleBook::~RuleBook() = default;

absl::StatusOr<RuleBook> RuleBook::Load(const std::vector<BookFile>& files) {
  std::vector<Fault> faults;
  std::vector<Layer> layers;
  for (const BookFile& file : files) {
    for (Layer& layer : ReadLayers(file, faults)) layers.push_back(std::move(layer));
  }
  layers = InOrder(std::move(layers), faults);
  CheckLayers(layers, faults);
  if (!faults.empty()) return absl::InvalidArgumentError(InLines(std::move(faults)));
  return RuleBook(std::make_unique<const Index>(std::move(layers)));
}

absl::StatusOr<RuleBook> RuleBook::LoadFolder(const std::string& folder) {
  std::vector<BookFile> files = ShippedFiles();
  if (!folder.empty()) {
    auto more = ReadFolder(folder);
    if (!more.ok()) return more.status();
    files.insert(files.end(), more->begin(), more->end());
  }
  return Load(files);
}

const RuleBook& RuleBook::Shipped() {
  static const RuleBook book = [] {
    auto loaded = Load(ShippedFiles());
    if (!loaded.ok()) {
      std::cerr << loaded.status().message() << "\n";
      std::abort();  // Tests have read these very files.
    }
    return *std::move(loaded);
  }();
  return book;
}

bool RuleBook::Knows(std::string_view agreement) const {
  return index_->agreements.find(agreement) != index_->agreements.end();
}

const Profile& RuleBook::For(const Scope& scope) const {
  const auto& [name, tenant] = index_->TenantOf(scope);
  const Timelines* timelines = nullptr;
  bool mixed =
      !tenant.people.empty() && tenant.people.find(scope.employment_id) != tenant.people.end();
  for (const std::string& unit : scope.unit_ids) {
    const auto found = tenant.units.find(unit);
    const Timelines* here = found == tenant.units.end() ? &tenant.anywhere : &found->second;
    mixed = mixed || (timelines != nullptr && timelines != here);
    timelines = here;
  }
  if (mixed) return index_->Mixed(scope).At(scope.time);
  if (timelines == nullptr) timelines = &tenant.anywhere;
  return timelines->find(index_->AgreementOf(scope))->second.At(scope.time);
}

std::vector<FigureInForce> RuleBook::Describe(const Scope& scope) const {
  const Stack stack =
      StackFor(index_->TenantOf(scope).second.layers, index_->ClassOf(scope), scope.time);
  std::vector<FigureInForce> figures;
  for (std::size_t i = 0; i < Parameters().size(); ++i) {
    const Parameter& row = Parameters()[i];
    const Standing& standing = stack.standings()[i];
    FigureInForce figure;
    figure.parameter = std::string(row.name);
    figure.value = AmountText(row.type, standing.value);
    figure.layer = "default";
    if (standing.figure != nullptr) {
      figure.value = standing.figure->text;
      figure.layer = standing.layer->id;
      figure.version = standing.layer->version;
      figure.source = standing.figure->source;
      figure.assumed = standing.figure->assumed;
    }
    figures.push_back(std::move(figure));
  }
  return figures;
}

}  // namespace vagtbro::worktime
