// Recordings: a municipality's own prompts, checked one by one and made into clips.
//
// Shape:   <folder>/<language>/<id>.wav in place of the build's clip, <folder>/place/<unit id>.wav
//          for the name of a unit; any rate and number of channels that sox reads. The clips made
//          of them lie in a folder of the same shape, which goes before the build's in --sip-clips.
// Errors:  NOT_FOUND: no such folder. What is wrong with a file is not an error: it is in the list.
// Threads: any.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "ivr/prompts/recording.h"

namespace vagtbro::ivr {

struct CheckedRecording {
  std::string file;  // below the folder
  std::string clip;  // "da/greeting"; empty: it is none
  Recording recording;
  std::vector<std::string> faults;  // none: it may be played
};

// The clips of a rendered folder, "da/greeting".
absl::StatusOr<std::set<std::string>> KnownClips(const std::string& prompts);

// Every file below `folder`, by name.
absl::StatusOr<std::vector<CheckedRecording>> CheckRecordings(const std::string& folder,
                                                              const std::set<std::string>& known);

// Those without a fault as clips below `out`; stops at the first that cannot be written.
absl::Status ConvertRecordings(const std::string& folder,
                               const std::vector<CheckedRecording>& checked,
                               const std::string& out);

struct NamedUnit {
  std::string unit_id;
  std::string name;
};
struct SpokenPlaces {
  int spoken = 0;
  int unchanged = 0;                  // the same words were spoken before
  std::vector<std::string> left_out;  // ids that cannot be a file's name
};

// The names of units as clips below `out`; what was said the same way before is left alone.
absl::StatusOr<SpokenPlaces> SpeakPlaces(const std::vector<NamedUnit>& units,
                                         const std::string& voice, const std::string& out);

}  // namespace vagtbro::ivr
