// The page of the carrier, as it was when the binary was built from page.html.
#pragma once

namespace vagtbro::carrier {

extern const char kPage[];

}  // namespace vagtbro::carrier
