// Language: the languages in which every clip exists.
#pragma once

namespace vagtbro::ivr {

enum class Language { kDanish, kEnglish };

}  // namespace vagtbro::ivr
