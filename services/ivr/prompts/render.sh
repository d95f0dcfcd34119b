#!/usr/bin/env bash
# Renders every clip of a manifest to 8 kHz: OUT/<id>.al (headerless A-law) and OUT/<id>.wav.
# Usage: render.sh MANIFEST VOICE OUT. The same manifest gives the same bytes.
set -euo pipefail
manifest=${1:?usage: render.sh MANIFEST VOICE OUT}
export voice=${2:?usage: render.sh MANIFEST VOICE OUT}
export out=${3:?usage: render.sh MANIFEST VOICE OUT}

for tool in espeak-ng sox; do
  command -v "$tool" >/dev/null || {
    echo "render.sh: $tool is missing; it speaks the prompts of the telephone (apt install espeak-ng sox)" >&2
    exit 1
  }
done

# clip ID TEXT: "[300]" is so many milliseconds of silence. -D: no dither, so the bytes repeat.
clip() {
  local wav=$out/$1.wav bytes
  case $2 in
    '['*']')
      local ms=${2//[^0-9]/}
      sox -D -r 8000 -n -r 8000 -c 1 -b 16 "$wav" trim 0 "$((ms * 8))s"
      ;;
    *)
      # Silence is cut at both ends, so that stitched clips follow each other like words.
      espeak-ng -v "$voice" -s 150 --stdout "$2" |
        sox -D -t wav --ignore-length - -r 8000 -c 1 -b 16 "$wav" \
          gain -6 highpass 200 lowpass 3400 gain -n -3 \
          silence 1 0.01 0.5% reverse silence 1 0.01 0.5% reverse pad 0.04 0.06
      ;;
  esac
  sox -D "$wav" -e a-law -t al "$out/$1.al"
  bytes=$(stat -c %s "$out/$1.al")
  # 8000 bytes are a second: what is shorter than 0.2 s or longer than 20 s is no prompt.
  if [ "$bytes" -lt 1600 ] || [ "$bytes" -gt 160000 ]; then
    echo "render.sh: $out/$1 lasts $((bytes / 8)) ms, not 200 to 20000" >&2
    return 1
  fi
}
export -f clip

mkdir -p "$out"
# shellcheck disable=SC2016  # $1 and $2 are the inner shell's
tr '\t\n' '\0\0' <"$manifest" | xargs -0 -n 2 -P "$(nproc)" bash -euo pipefail -c 'clip "$1" "$2"' clip
