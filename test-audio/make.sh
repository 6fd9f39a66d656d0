#!/bin/sh
# Speaks every line of TEXTS.txt (path, tab, sentence) into a telephone WAV. Needs flite, espeak-ng and sox; see README.md.
#   ./make.sh          all files
#   ./make.sh pets     only those whose path contains "pets"
set -eu
cd "$(dirname "$0")"
for tool in flite espeak-ng sox; do
    command -v "$tool" >/dev/null || { echo "$tool is missing: install the packages flite, espeak-ng and sox" >&2; exit 2; }
done
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

# voice, stretch: the caller is a woman, the agent a calm man; flite speaks English only
speak() {
    case "$1" in
        caller/es-*) espeak-ng -v es+f3 -s 150 -w "$scratch/speech.wav" "$2"; return ;;
        caller/de-*) espeak-ng -v de+f3 -s 150 -w "$scratch/speech.wav" "$2"; return ;;
        agent/es-*|phrase/es-*) espeak-ng -v es+m3 -s 140 -w "$scratch/speech.wav" "$2"; return ;;
        agent/de-*|phrase/de-*) espeak-ng -v de+m3 -s 140 -w "$scratch/speech.wav" "$2"; return ;;
        caller/*) voice=slt stretch=1.02 ;;
        *)        voice=rms stretch=0.9 ;;
    esac
    flite -voice "$voice" --setf duration_stretch="$stretch" -t "$2" -o "$scratch/speech.wav"
}

# What stands in brackets is not said: a burst of noise that dies away, as a cough is one.
cough() {
    sox -D -R -n -r 8000 -c 1 "$scratch/speech.wav" synth 0.22 pinknoise fade q 0.01 0.22 0.12
}

# What a telephone line leaves of a voice, then a level of -6 dBFS. No pause grows longer than 0.2 s, so that no voice
# activity detection finds the end of a turn inside a file; the ends are trimmed and padded again to 40 and 80 ms.
telephone() {
    sox -D "$scratch/speech.wav" "$scratch/narrow.wav" rate -v 8000 sinc -n 255 300-3400 norm -1 gain -l 5 norm -6
    sox -D "$scratch/narrow.wav" "$scratch/tight.wav" \
        silence -l 1 0.01 0.6% -1 0.2 0.6% reverse silence 1 0.01 0.6% reverse pad 0.04 0.08
    sox -D "$scratch/tight.wav" -e u-law -c 1 -r 8000 "$1"
}

tab=$(printf '\t')
while IFS="$tab" read -r path text; do
    case "$path" in *"${1:-}"*) ;; *) continue ;; esac
    mkdir -p "$(dirname "$path")"
    case "$text" in "("*) cough ;; *) speak "$path" "$text" ;; esac
    telephone "$path"
    echo "$path $(soxi -D "$path") s"
done <TEXTS.txt
