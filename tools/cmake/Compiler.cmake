# Warnings are global, so that a precompiled header fits every room; generated code opts out with -w.
add_compile_options(-Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror)

# GCC 12 sees overlapping copies in std::string's operator+ where there are none (its bug 105651).
if(CMAKE_CXX_FLAGS MATCHES "-O2")
  add_compile_options(-Wno-restrict)
endif()

find_program(CCACHE ccache)
if(CCACHE)
  # Without this sloppiness ccache refuses every file that uses a precompiled header.
  set(CMAKE_CXX_COMPILER_LAUNCHER
      ${CMAKE_COMMAND} -E env CCACHE_SLOPPINESS=pch_defines,time_macros ${CCACHE})
  add_compile_options(-fpch-preprocess)
endif()

add_link_options(-fuse-ld=lld)
