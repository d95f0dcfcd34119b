// vagt: the command line of Vagtbro.
#include <unistd.h>

#include <cstdlib>
#include <iostream>

#include "vagt.h"

int main(int argc, char** argv) {
  const bool terminal = isatty(STDOUT_FILENO) == 1 && std::getenv("NO_COLOR") == nullptr;
  return vagtbro::vagt::Run({argv + 1, argv + argc}, std::cout, std::cerr, terminal);
}
