// Sound tools: sox and espeak-ng as processes of their own: never in a call, never in a service.
//
// Shape:   a clip is <path>.al (headerless A-law) and <path>.wav (16 bits), both 8 kHz, one
// channel,
//          made by the same filters as the build's own prompts (render.sh).
// Errors:  a program that is missing or fails: INTERNAL, with what to do.
// Threads: any.
#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "ivr/prompts/recording.h"

namespace vagtbro::ivr {

// The filters of every spoken clip, one word each.
const std::vector<std::string>& SpeechFilters();

struct Sound16 {
  Samples samples;  // of all channels, mixed to one
  int rate = 0;
};

// Whether sox is there at all.
absl::Status FindSox();

// Any file that sox reads.
absl::StatusOr<Sound16> ReadSound(const std::string& path);

// `from` as the clip `path`; makes its folder.
absl::Status WriteClip(const std::string& from, const std::string& path);

// `text` spoken as the clip `path`, by the voice "da" or "en".
absl::Status SpeakClip(const std::string& text, const std::string& voice, const std::string& path);

}  // namespace vagtbro::ivr
