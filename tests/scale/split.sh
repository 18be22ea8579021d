#!/bin/sh
# SPDX-License-Identifier: MIT
# split.sh PAIRS LINES DIR: cuts a stream of pairs into parts of LINES lines. A part is named by the number of its first line, so that any machine
# can do it alone and the parts can be put together in order: DIR/part-000000001.pairs, DIR/part-000000501.pairs ...
set -eu
mkdir -p "$3"
awk -v lines="$2" -v dir="$3" '
    (NR - 1) % lines == 0 { if (part) close(part); part = sprintf("%s/part-%09d.pairs", dir, NR) }
    { print > part }
' "$1"
