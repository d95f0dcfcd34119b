// RuleBook: which amounts hold for whom and when, from the statute down to a person.
//
// Statute, agreement, local agreement, municipality, unit, person: a lower layer is only ever
// stricter, unless one above opened a slot for it (layering.h). Somebody who is to work in several
// units at once has the strictest amounts of each.
//
// Shape:   immutable; a Profile it gave lives as long as the book.
// Errors:  INVALID_ARGUMENT, a line "file:line: reason" for every fault of all files.
// Threads: any. Asking takes no lock, but for a person with a layer of their own and for several
//          units that differ: a shared one.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "worktime/book/layer_reader.h"
#include "worktime/profile.h"

namespace vagtbro::worktime {

// Whom, where and when. Borrows all of it.
struct Scope {
  std::string_view tenant;
  std::string_view agreement;  // "79.01"
  std::span<const std::string> unit_ids;
  std::string_view employment_id;
  absl::Time time;
};

// One amount as it holds, and why.
struct FigureInForce {
  std::string parameter;
  std::string value;    // "36.00%"
  std::string layer;    // "79.01"; "default": nobody says anything
  std::string version;  // of the layer
  std::string source;
  bool assumed = false;  // nobody has confirmed it

  bool operator==(const FigureInForce&) const = default;
};

class RuleBook final {
 public:
  // The book made of these files alone; for more layers under what is shipped see LoadFolder().
  static absl::StatusOr<RuleBook> Load(const std::vector<BookFile>& files);
  // What comes with the program, with the layers of a folder; an empty name: none.
  static absl::StatusOr<RuleBook> LoadFolder(const std::string& folder);
  // What comes with the program.
  static const RuleBook& Shipped();

  RuleBook(RuleBook&&) noexcept;
  RuleBook& operator=(RuleBook&&) noexcept;
  ~RuleBook();

  // True if there is such an agreement, in force or not.
  bool Knows(std::string_view agreement) const;

  // Never fails: without an agreement in force the amounts are those of the statute and of the
  // layers that are for everybody, and the version ends in " (agreement not on file)". Before the
  // first statute its oldest version holds.
  const Profile& For(const Scope& scope) const;

  // Every parameter, in the order of Parameters().
  std::vector<FigureInForce> Describe(const Scope& scope) const;

 private:
  struct Index;
  explicit RuleBook(std::unique_ptr<const Index> index);

  std::unique_ptr<const Index> index_;
};

}  // namespace vagtbro::worktime
