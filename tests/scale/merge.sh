#!/bin/sh
# SPDX-License-Identifier: MIT
# merge.sh PARTS OUTS: puts the outs together in the order of the parts, on standard output. Exit 2 when a part has no out, or one with another
# number of lines: nothing is merged with a hole in it.
set -eu
for part in "$1"/part-*.pairs; do
    out=$2/$(basename "$part" .pairs).ndjson
    if [ ! -f "$out" ] || [ "$(wc -l < "$part")" != "$(wc -l < "$out")" ]; then
        echo "merge.sh: $out is not whole" >&2
        exit 2
    fi
done
for part in "$1"/part-*.pairs; do
    cat "$2/$(basename "$part" .pairs).ndjson"
done
