// Testpoint: a named moment at which a test can wait for a process or kill it.
//
// Shape:   VAGTBRO_TESTPOINT="journal.after_write:3" kills the process (SIGKILL) the third time it
//          comes by; without the variable a testpoint costs one comparison.
// Threads: any.
#pragma once

namespace vagtbro::kit {

void Testpoint(const char* name);

}  // namespace vagtbro::kit
