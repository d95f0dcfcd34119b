// ClipBook: which clip a frame of sound is from, so that a phone can write down what it hears.
//
// It is made from the files alone and shares nothing with the code that plays them.
//
// Shape:   <folder>/<language>/<id>.al, headerless A-law of 8 kHz, in folders by commas; the words
//          are those of <texts>/<language>.tsv ("id<TAB>text"). Clips that sound the same are one
//          clip, under the last of their ids ("n7" before "h7"). A clip outside the languages, as
//          "place/u1", has its folder in its id, and its words beside it ("<voice><TAB>text" in
//          u1.txt, as `vagt prompts places` leaves them). A frame without sound is in no clip.
// Units:   a frame is 20 ms, 160 bytes.
// Errors:  NOT_FOUND if the folders hold no clip. A clip without text has its id for a text.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include "absl/status/statusor.h"

namespace vagtbro::phone {

using Frame = std::array<std::uint8_t, 160>;

struct Clip {
  std::string id;                     // "greeting", without the language
  std::string text;                   // "Velkommen til vagtcentralens telefon."
  std::vector<std::uint32_t> frames;  // by number; 0: no sound
};

// A frame of a clip.
struct Place {
  std::size_t clip = 0;
  std::size_t frame = 0;
};

class ClipBook {
 public:
  // A book of nothing: all that is heard is unknown.
  ClipBook() = default;
  static absl::StatusOr<ClipBook> Read(const std::string& folders, const std::string& texts);

  static bool IsSilent(const Frame& frame);
  // Where this very frame stands; empty: nowhere.
  const std::vector<Place>& PlacesOf(const Frame& frame) const;
  const Clip& clip(std::size_t number) const { return clips_[number]; }
  std::size_t size() const { return clips_.size(); }

 private:
  void Add(const std::string& id, const std::string& text, const std::string& sound);
  std::uint32_t NumberOf(const Frame& frame);

  std::vector<Clip> clips_;
  std::map<std::string, std::size_t> by_sound_;
  std::unordered_map<std::string, std::uint32_t> numbers_;
  std::vector<std::vector<Place>> places_;  // by number
};

}  // namespace vagtbro::phone
