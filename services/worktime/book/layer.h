// Layer: one dated statement about amounts, by the law, an agreement, or somebody below it.
//
// Shape:   values, as read from a file; whether one may say what it says is decided in layering.h.
// Units:   a layer holds from from_time up to, and not including, to_time; Danish midnights.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "absl/time/time.h"
#include "worktime/book/amount.h"

namespace vagtbro::worktime {

// From the top down. A lower one may only be stricter, unless a slot above says otherwise.
enum class LayerKind { kStatute = 0, kAgreement, kLocalAgreement, kMunicipality, kUnit, kPerson };

// "a local agreement"
std::string InWords(LayerKind kind);

// Who a slot is for: the parties of the whole country, or a kind of layer.
enum class SlotFor { kOrganisations = 0, kLocalAgreement, kMunicipality, kUnit, kPerson };
inline constexpr std::size_t kSlotKinds = 5;

// How far each may go; absent: not at all.
using Slots = std::array<std::optional<Amount>, kSlotKinds>;

// One amount that a layer states.
struct Figure {
  std::size_t parameter = 0;  // place in Parameters()
  Amount value = 0;
  std::string text;            // the value as it stands in the file
  std::string source;          // keys of SOURCES.md, a document, or "assumption: why"
  bool assumed = false;        // nobody has confirmed it
  std::optional<Slots> slots;  // absent: those of the layers above stay
  std::string file;
  int line = 0;
};

struct Layer {
  LayerKind kind = LayerKind::kStatute;
  std::string id;  // "statute", "79.01", "la-sol-8h"
  std::string version;
  absl::Time from_time;
  absl::Time to_time = absl::InfiniteFuture();
  std::string continues;  // version whose other figures go on; empty: none

  // For whom; empty: the statute and agreements have no tenant, and all agreements, units, people.
  std::string tenant;
  std::vector<std::string> agreements;
  std::vector<std::string> units;
  std::string employment;
  bool by_organisations = false;  // a local agreement that the organisations have signed

  std::vector<Figure> figures;
  std::string file;
  int line = 0;
};

// Why a file is refused.
struct Fault {
  std::string file;
  int line = 0;
  std::string reason;

  auto operator<=>(const Fault&) const = default;
};

// "79.01@2026-01-01"
std::string NameOf(const Layer& layer);

}  // namespace vagtbro::worktime
