#include "worktime/book/layer_reader.h"

#include <algorithm>
#include <set>

#include "worktime/book/parameters.h"
#include "worktime/book/yaml_notes.h"

namespace vagtbro::worktime {
namespace {

using Keys = YamlKeys;

// What a layer of a kind must and may say, besides what every layer does.
struct Form {
  LayerKind kind;
  std::string name;
  Keys required;
  Keys optional;
};

const std::vector<Form>& Forms() {
  static const std::vector<Form> forms = {
      {LayerKind::kStatute, "statute", {}, {}},
      {LayerKind::kAgreement, "agreement", {"agreement"}, {}},
      {LayerKind::kLocalAgreement,
       "local_agreement",
       {"id", "tenant", "agreements", "document"},
       {"units", "signed_by"}},
      {LayerKind::kMunicipality, "municipality", {"id", "tenant", "document"}, {"agreements"}},
      {LayerKind::kUnit, "unit", {"id", "tenant", "units", "document"}, {"agreements"}},
      {LayerKind::kPerson,
       "person",
       {"id", "tenant", "employment", "document"},
       {"agreements", "units"}},
  };
  return forms;
}

const Keys kAlwaysRequired = {"layer", "version", "from", "figures"};
const Keys kAlwaysOptional = {"to", "continues"};
const Keys kFigureKeys = {"value", "source", "assumed", "slot"};
// In the order of SlotFor.
const Keys kSlotNames = {"organisations", "local_agreement", "municipality", "unit", "person"};

class Reader {
 public:
  Reader(const std::string& file, std::vector<Fault>& faults) : notes_(file, faults) {}

  // Figures that do not read are left out; absent: the layer itself does not.
  std::optional<Layer> Read(const YAML::Node& document);

 private:
  using Entries = YamlNotes::Entries;

  const Form* FormOf(const YAML::Node& document);
  void ReadHead(const Entries& entries, Layer* layer);
  void ReadFigures(const YAML::Node& node, const std::string& document, Layer* layer);
  std::optional<Figure> ReadFigure(const YAML::Node& key, const YAML::Node& value,
                                   const std::string& document);
  Slots ReadSlots(const YAML::Node& node, const Parameter& parameter);

  YamlNotes notes_;
};

const Form* Reader::FormOf(const YAML::Node& document) {
  const YAML::Node name = document.IsMap() ? document["layer"] : YAML::Node();
  if (!name.IsDefined() || !name.IsScalar()) {
    notes_.Refuse(document, "want a map that begins with 'layer:'");
    return nullptr;
  }
  Keys names;
  for (const Form& form : Forms()) {
    if (form.name == name.Scalar()) return &form;
    names.push_back(form.name);
  }
  notes_.Refuse(name, "unknown layer '" + name.Scalar() + "'; known are " + Listed(names));
  return nullptr;
}

std::optional<Layer> Reader::Read(const YAML::Node& document) {
  const Form* form = FormOf(document);
  if (form == nullptr) return std::nullopt;
  Keys known = kAlwaysRequired;
  for (const Keys* more : {&kAlwaysOptional, &form->required, &form->optional}) {
    known.insert(known.end(), more->begin(), more->end());
  }
  const std::size_t before = notes_.refused();
  const Entries entries = notes_.EntriesOf(document, known, "layer " + form->name);
  for (const Keys* required : {&kAlwaysRequired, &form->required}) {
    for (const std::string& key : *required) {
      if (entries.count(key) == 0) notes_.Refuse(document, "'" + key + ":' is missing");
    }
  }
  Layer layer;
  layer.kind = form->kind;
  layer.id = form->name;
  layer.file = notes_.file();
  layer.line = YamlNotes::LineOf(document);
  ReadHead(entries, &layer);
  if (notes_.refused() != before) return std::nullopt;
  const auto figures = entries.find("figures");
  const auto paper = entries.find("document");
  if (figures != entries.end()) {
    ReadFigures(figures->second, paper == entries.end() ? "" : notes_.Text(paper->second), &layer);
  }
  return layer;
}

void Reader::ReadHead(const Entries& entries, Layer* layer) {
  for (const auto& [key, node] : entries) {
    if (key == "id" || key == "agreement") {
      layer->id = notes_.Id(node);
    } else if (key == "version") {
      layer->version = notes_.Id(node);
    } else if (key == "from") {
      layer->from_time = notes_.Midnight(node);
    } else if (key == "to") {
      layer->to_time = notes_.Midnight(node);
    } else if (key == "continues") {
      layer->continues = notes_.Id(node);
    } else if (key == "tenant") {
      layer->tenant = notes_.Text(node);
    } else if (key == "agreements") {
      layer->agreements = notes_.Texts(node);
    } else if (key == "units") {
      layer->units = notes_.Texts(node);
    } else if (key == "employment") {
      layer->employment = notes_.Text(node);
    } else if (key == "signed_by") {
      layer->by_organisations = notes_.Text(node) == "organisations";
      if (!layer->by_organisations) notes_.Refuse(node, "signed_by: only 'organisations' is known");
    }
  }
  const auto to = entries.find("to");
  if (to != entries.end() && layer->to_time <= layer->from_time) {
    notes_.Refuse(to->second, "'to' is not after 'from'");
  }
}

void Reader::ReadFigures(const YAML::Node& node, const std::string& document, Layer* layer) {
  if (!node.IsMap()) return notes_.Refuse(node, "want a map of figures");
  std::set<std::size_t> seen;
  for (const auto& entry : node) {
    const auto figure = ReadFigure(entry.first, entry.second, document);
    if (!figure) continue;
    if (!seen.insert(figure->parameter).second) {
      notes_.Refuse(entry.first, "'" + entry.first.Scalar() + "' stands twice");
    }
    layer->figures.push_back(*figure);
  }
}

std::optional<Figure> Reader::ReadFigure(const YAML::Node& key, const YAML::Node& node,
                                         const std::string& document) {
  const std::string name = notes_.Text(key);
  const auto parameter = FindParameter(name);
  if (!parameter) {
    notes_.Refuse(key, "unknown figure '" + name + "'");
    return std::nullopt;
  }
  const Parameter& row = Parameters()[*parameter];
  Figure figure;
  figure.parameter = *parameter;
  figure.source = document;
  figure.file = notes_.file();
  figure.line = YamlNotes::LineOf(key);
  Entries entries;
  if (node.IsMap()) {
    entries = notes_.EntriesOf(node, kFigureKeys, "figure " + name);
  } else {
    entries.emplace("value", node);
  }
  if (entries.count("value") == 0) {
    notes_.Refuse(key, name + ": 'value:' is missing");
    return std::nullopt;
  }
  figure.text = notes_.Text(entries["value"]);
  const auto value = ParseAmount(row.type, figure.text);
  if (!value)
    notes_.Refuse(entries["value"], name + ": '" + figure.text + "' is not " + Wanted(row.type));
  figure.value = value.value_or(0);
  if (entries.count("source") != 0) figure.source = notes_.Text(entries["source"]);
  if (figure.source.empty()) notes_.Refuse(key, name + ": no source");
  if (entries.count("assumed") != 0) figure.assumed = notes_.TrueOrFalse(entries["assumed"]);
  if (figure.source.rfind("assumption", 0) == 0 && !figure.assumed) {
    notes_.Refuse(key, name + ": an assumption must say 'assumed: true'");
  }
  if (entries.count("slot") != 0) figure.slots = ReadSlots(entries["slot"], row);
  return figure;
}

Slots Reader::ReadSlots(const YAML::Node& node, const Parameter& parameter) {
  Slots slots;
  if (node.IsScalar() && node.Scalar() == "none") return slots;
  for (const auto& [name, bound] : notes_.EntriesOf(node, kSlotNames, "slot")) {
    const auto at = static_cast<std::size_t>(std::find(kSlotNames.begin(), kSlotNames.end(), name) -
                                             kSlotNames.begin());
    const std::string text = notes_.Text(bound);
    slots[at] = text == "any" ? Loosest(parameter) : ParseAmount(parameter.type, text);
    if (!slots[at]) notes_.Refuse(bound, "slot: '" + text + "' is not " + Wanted(parameter.type));
  }
  return slots;
}

}  // namespace

std::vector<Layer> ReadLayers(const BookFile& file, std::vector<Fault>& faults) {
  std::vector<Layer> layers;
  try {
    for (const YAML::Node& document : YAML::LoadAll(file.text)) {
      if (auto layer = Reader(file.name, faults).Read(document)) layers.push_back(*layer);
    }
  } catch (const YAML::Exception& error) {
    faults.push_back({file.name, error.mark.line + 1, error.msg});
  }
  return layers;
}

}  // namespace vagtbro::worktime
