# Target ivr_clips: the manifests as sound, in <build>/prompts/<language>/<id>.{al,wav}.
find_program(ESPEAK espeak-ng)
find_program(SOX sox)
if(NOT ESPEAK OR NOT SOX)
  message(WARNING "The telephone's prompts cannot be rendered: espeak-ng or sox is missing "
                  "(`tools/dev setup` installs them). Everything else builds.")
  add_custom_target(ivr_clips
    COMMAND ${CMAKE_COMMAND} -E echo "espeak-ng or sox is missing: run `tools/dev setup`, then configure again"
    COMMAND ${CMAKE_COMMAND} -E false
    VERBATIM)
  return()
endif()

set(clip_stamps)
foreach(language da en)
  set(stamp ${PROJECT_BINARY_DIR}/prompts/${language}.stamp)
  add_custom_command(
    OUTPUT ${stamp}
    COMMAND ${CMAKE_COMMAND} -E rm -rf ${PROJECT_BINARY_DIR}/prompts/${language}
    COMMAND ${CMAKE_CURRENT_SOURCE_DIR}/prompts/render.sh
            ${CMAKE_CURRENT_SOURCE_DIR}/prompts/${language}.tsv ${language}
            ${PROJECT_BINARY_DIR}/prompts/${language}
    COMMAND ${CMAKE_COMMAND} -E touch ${stamp}
    DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/prompts/${language}.tsv
            ${CMAKE_CURRENT_SOURCE_DIR}/prompts/render.sh
    COMMENT "speaking prompts/${language}.tsv"
    VERBATIM)
  list(APPEND clip_stamps ${stamp})
endforeach()
add_custom_target(ivr_clips ALL DEPENDS ${clip_stamps})
