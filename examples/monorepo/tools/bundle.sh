#!/usr/bin/env bash
# Packs folders into one archive whose bytes depend on nothing but the files in them, and prints its digest.
# usage: tools/bundle.sh OUTPUT.tar.gz FOLDER...
set -euo pipefail

if [ $# -lt 2 ]; then
  echo "usage: tools/bundle.sh OUTPUT.tar.gz FOLDER..." >&2
  exit 2
fi

output=$1
shift
for folder in "$@"; do
  [ -d "$folder" ] || { echo "bundle: there is no folder '$folder'" >&2; exit 1; }
done

mkdir -p "$(dirname "$output")"
tar --sort=name --mtime=@0 --owner=0 --group=0 --numeric-owner --format=gnu -cf - "$@" | gzip -n >"$output"
sha256sum "$output" | cut -d ' ' -f 1
