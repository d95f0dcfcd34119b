// Keys: what a caller has keyed, in a type that cannot be printed, logged or compared by accident.
//
// Every entry travels in it, so that no line has to know which of them is a PIN.
//
// Shape:   at most 32 of 0-9 and '#'; anything else is dropped. Wiped when it goes.
// Source:  digits are never logged in the PIN state (design/telephony.md section 4).
#pragma once

#include <array>
#include <cstddef>
#include <ostream>
#include <string>

namespace vagtbro::ivr {

class Keys {
 public:
  Keys() = default;
  explicit Keys(const std::string& keyed) {
    for (const char key : keyed) {
      const bool is_key = (key >= '0' && key <= '9') || key == '#';
      if (is_key && size_ < keys_.size()) keys_[size_++] = key;
    }
  }
  Keys(const Keys&) = default;
  Keys& operator=(const Keys&) = default;
  ~Keys() { Wipe(); }

  std::size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }
  // The keys in the clear: for a comparison or a request, never for a text that is kept.
  std::string Reveal() const { return std::string(keys_.data(), size_); }
  // Volatile: the compiler may not leave out writes that nobody reads.
  void Wipe() {
    volatile char* at = keys_.data();
    for (std::size_t i = 0; i < keys_.size(); ++i) at[i] = '\0';
    size_ = 0;
  }

  friend std::ostream& operator<<(std::ostream&, const Keys&) = delete;
  // What a failing test shows.
  friend void PrintTo(const Keys&, std::ostream* out) { *out << "(keys)"; }

 private:
  std::array<char, 32> keys_{};
  std::size_t size_ = 0;
};

}  // namespace vagtbro::ivr
